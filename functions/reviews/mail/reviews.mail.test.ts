/** Mails of a review: above public the number, the act, the day and the link alone; and nothing of an answer before the revealing. */
import { describe, expect, it } from 'vitest';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { executed } from '../../agreements/testing/an-agreement.ts';
import { contentOf } from '../../shared/mail.ts';
import { mail } from '../../shared/mail-layout.tsx';
import {
  AMEND,
  answered,
  aReview,
  aStanding,
  choosingOpenly,
  closed,
  EARLIER,
  RENEW,
  revealed,
} from '../testing/a-review.ts';
import { REVIEW_MAILS, type ReviewLetter } from './reviews.mail.tsx';

const SIGNS = { signatories: ['head'], authority: { statute: 'Birch Code' } };
const text = {
  title: 'One map of the smoke',
  parties: ['air', 'health', 'forest'].map((key) => ({ key, name: `Office of ${key}`, offices: [], ...SIGNS })),
} as unknown as SignedMou;

const letter = (changes: Partial<ReviewLetter> = {}): ReviewLetter => ({
  ...{ service: 'https://concord.example', agreement: { ...executed(), handling: 'parties' }, text, party: 'health' },
  ...{ standing: aStanding(aReview(answered('air'))), by: 'air', reader: 'office', now: EARLIER },
  ...changes,
});
const sent = (template: string, changes: Partial<ReviewLetter> = {}) =>
  mail(contentOf(REVIEW_MAILS, template, letter(changes)));
const asPublic = { agreement: { ...executed(), handling: 'public' } } as const;
const SETTLED = aStanding(aReview(revealed({ air: AMEND, health: RENEW }, ['forest']), choosingOpenly('forest')));

describe('A mail of a review', () => {
  it.each(Object.keys(REVIEW_MAILS))('%s tells above public no title, no choice, and no other agency', (template) => {
    const standing = aStanding(aReview(revealed({ air: AMEND, health: RENEW }, ['forest']), closed('renewed')));
    const { subject, text: words } = sent(template, { standing });
    const [above = ''] = words.split('\n--\n');
    expect(`${subject}\n${above}`).not.toMatch(/One map|Office of (air|forest)|Renewed|amend, with the points|Amend\b/);
    expect(subject).toContain('MOU-2026-014');
  });

  it('before the revealing says what is asked and by when, to each of the two what is theirs', () => {
    const head = sent('review-opened');
    const liaison = sent('review-opened', { reader: 'liaison' });
    expect(head.subject).toBe('Choose by Mon, Nov 1: the review of MOU-2026-014');
    expect(liaison.subject).toBe('Prepare by Mon, Nov 1: the review of MOU-2026-014');
    expect(sent('review-opened', { reader: 'further' }).text).not.toMatch(/choice\?as|answers\?as/);
    expect(head.text).toContain('/reviews/1/choice?as=health');
    expect(liaison.text).toContain('/reviews/1/answers?as=health');
    expect(head.text).toContain('The MOU ends: Tue, Feb 29, 2028, 5:00 p.m. ET');
  });

  it('after it says of a public MOU what was chosen', () => {
    expect(sent('answers-revealed', { ...asPublic, standing: SETTLED }).text).toContain(
      'The agencies amend, with the points of Office of air.',
    );
    expect(sent('chosen-openly', { ...asPublic, standing: SETTLED, by: 'forest' }).text).toContain(
      'Office of forest has chosen in the review of MOU-2026-014 (“One map of the smoke”): Renew.',
    );
  });

  it('to whoever was silent says that a choice can still be made', () => {
    const standing = aStanding(aReview(revealed({ air: RENEW }, ['health'])));
    const { text: words } = sent('answers-revealed', { standing });
    expect(words).toContain('Your agency has said nothing. It may still choose, openly.');
    expect(words).toContain('/reviews/1/choice?as=health');
  });

  it('of a renewal that is out says to whoever is left out that it can join later, and to the others to sign', () => {
    const put = { version: 2, without: ['forest'] };
    const standing = aStanding(
      aReview(revealed({ air: RENEW, health: RENEW }, ['forest']), { type: 'RenewalPutOut', data: put }),
    );
    expect(sent('renewal-put-out', { standing, party: 'forest' }).text).toContain(
      'can join by amendment once the renewal is in effect',
    );
    expect(sent('renewal-put-out', { standing: { ...standing, gone: ['health'] } }).text).toContain(
      'because its notice of withdrawal is in force',
    );
    const { text: others } = sent('renewal-put-out', { ...asPublic, standing });
    expect(others).toContain('If one agency does not sign by the last day, the MOU ends');
    expect(others).toContain('It goes on without Office of forest.');
    expect(sent('renewal-put-out', { standing }).text).not.toContain('Office of forest');
  });

  it('of a renewal that cannot go out says of a public MOU what stands against it', () => {
    const data = { without: [], codes: ['successor-under-way'], tries: 1 };
    const standing = aStanding(aReview(revealed({ air: RENEW, health: RENEW }), { type: 'RenewalRefused', data }));
    const against = 'What prevents it: another text is out for signature';
    expect(sent('renewal-refused', { ...asPublic, standing }).text).toContain(against);
    expect(sent('renewal-refused', { standing }).text).not.toContain(against);
  });

  it('that asks tells the evidence in its lines, where it has them', () => {
    const lines = [{ says: 'Of 2 KPIs, 1 is on track.', href: '/agreements/mou_1/reviews/1/evidence#kpis' }];
    for (const template of ['answers-prepared', 'remind-answers', 'remind-unanswered'])
      expect(sent(template, { ...asPublic, lines }).text, template).toContain('Of 2 KPIs, 1 is on track.');
    expect(sent('answers-prepared').text).not.toContain('What the record says');
  });

  it('with a code leads nowhere, and has it alone on a line', () => {
    const code = { code: '12345678901234567890', sentAt: EARLIER, expiresAt: '2027-10-02T01:00:00.000Z' };
    const { text: words } = sent('long-code', { code });
    expect(words).toMatch(/^1234 5678 9012 3456 7890$/m);
    expect(words.split('\n--\n')[0]).not.toContain('https://');
  });
});
