import { describe, expect, it } from 'vitest';
import { mail } from '../../shared/mail-layout.tsx';
import type { Row } from '../domain/queue.rules.ts';
import { type DigestLetter, digestMail } from './digest.mail.tsx';

const row = (number: number, more: Partial<Row> = {}): Row => ({
  ...{ id: `dsp_1-${number}`, agreement: 'mou_1', mou: 'MOU-1', number, due: '2026-03-06T22:00:00.000Z' },
  ...{ about: 'Secret words', between: ['Birch health', 'Birch roads'], level: 'Heads', turn: [] },
  ...{ what: 'level', calendar: { zone: 'America/New_York', country: 'US' }, ...more },
});
const { about: _, between: __, level: ___, turn: ____, what: _____, calendar: ______, ...hidden } = row(9);

const letter = (open: DigestLetter['open']): DigestLetter =>
  ({
    service: 'https://concord.example',
    agreement: { id: 'mou_1', number: 'MOU-1', convener: 'roads', handling: 'parties' },
    text: {
      title: 'A title',
      parties: [{ key: 'roads', name: 'Birch roads', signatories: ['head'], offices: [], authority: {} }],
    },
    ...{ party: 'health', now: '2026-03-02T13:00:00.000Z', open },
  }) as unknown as DigestLetter;
const written = (...open: DigestLetter['open']) => mail(digestMail(letter(open)));

describe('The mail of the week', () => {
  it('has a line for each open dispute with the time left, and one link', () => {
    const { subject, text } = written(row(1), row(2, { what: 'reason', due: '2026-03-09T21:00:00.000Z' }));
    expect(subject).toBe('MOU-1: 2 disputes are open');
    expect(text).toContain(
      'Dispute 1: 5 business days left: the time of its level ends Fri, Mar 6, 2026, 5:00 p.m. ET',
    );
    expect(text).toContain(
      'Dispute 2: 6 business days left: the reason of a veto is due Mon, Mar 9, 2026, 5:00 p.m. ET',
    );
    expect(text.match(/https?:\S+/g)).toEqual(['https://concord.example/disputes?mou=mou_1']);
  });

  it('says what is to be done about an impasse', () =>
    expect(written(row(1, { what: 'impasse' })).text).toContain(
      'Dispute 1: impasse: this part of the MOU is to be renegotiated',
    ));

  it('tells of a dispute for named people its number, after the others, and no title, agency or word of any', () => {
    const { text, html } = written(hidden, row(1));
    expect(text).toContain('Dispute 9: open, for named people only');
    expect(text.indexOf('Dispute 1:')).toBeLessThan(text.indexOf('Dispute 9:'));
    for (const part of [text, html]) expect(part).not.toMatch(/Secret words|Birch health|A title/);
  });

  it('names the most urgent and counts the rest', () => {
    const { text } = written(...Array.from({ length: 23 }, (_unused, index) => row(index + 1)));
    expect(text.match(/^Dispute \d+:/gm)).toHaveLength(20);
    expect(text).toContain('These are the 20 most urgent; 3 more stand behind the link.');
  });
});
