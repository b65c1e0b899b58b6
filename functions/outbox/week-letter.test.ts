import { describe, expect, it } from 'vitest';
import { mail } from '../shared/mail-layout.tsx';
import { dayMail, weekMail } from './week-letter.tsx';

const service = 'https://concord.example';
const prepare = { act: 'Prepare', by: '2026-12-10T22:00:00.000Z', day: 'Thu, Dec 10', mou: 'MOU-2026-031' };
const choose = {
  act: 'Choose',
  of: 'the review',
  by: '2026-12-09T22:00:00.000Z',
  day: 'Wed, Dec 9',
  mou: 'MOU-2026-014',
};
const confirm = { act: 'Confirm what your agency signed', mou: 'MOU-2026-040' };

describe('The email of the week', () => {
  it('begins with the act that is due first, and has a line for each in the order of their days', () => {
    const { subject, text } = mail(weekMail({ service, reminders: [confirm, prepare, choose] }));
    expect(subject).toBe('Choose by Wed, Dec 9, and 2 more: your reminders of the week');
    expect(text).toMatch(
      /^Choose: the review +Wed, Dec 9 +MOU-2026-014\nPrepare +Thu, Dec 10 +MOU-2026-031\nConfirm .* no day +MOU-2026-040$/m,
    );
    expect(text.split('\n')).toContain(`${service}/home`);
  });

  it('says that nobody reads answers, and whom to write to', () =>
    expect(mail(weekMail({ service, reminders: [choose] })).text).toContain(
      'Nobody reads answers to this email. Write to your agency’s liaison instead.',
    ));

  it('has sentences of at most 25 words', () => {
    const { paragraphs, closing = [], footer } = weekMail({ service, reminders: [choose] });
    for (const sentence of [...paragraphs, ...closing, ...footer].flatMap((one) => one.split(/(?<=[.!?])\s+/)))
      expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(25);
  });
});

describe('The email of the next morning', () => {
  const news = [
    { subject: 'Notice of a change: MOU-2026-031' },
    { subject: 'Answer by Tue, Dec 8: dispute 4', by: '2026-12-08' },
  ];
  const { subject, paragraphs, closing = [], footer, ...rest } = dayMail({ service, news });

  it('has the subject of each, what is due first on top', () => {
    expect(subject).toBe('2 more emails of yesterday, in one');
    const { text } = mail({ subject, paragraphs, closing, footer, ...rest });
    expect(text).toMatch(/^Answer by Tue, Dec 8: dispute 4\nNotice of a change: MOU-2026-031$/m);
    expect(text.split('\n')).toContain(`${service}/home`);
  });

  it('has sentences of at most 25 words', () => {
    for (const sentence of [...paragraphs, ...closing, ...footer].flatMap((one) => one.split(/(?<=[.!?])\s+/)))
      expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(25);
  });
});
