/** The mail of the morning: one for everything, with what asks for something first; above public it names no KPI. */
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../agreements/agreement.reads.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { executed } from '../../agreements/testing/an-agreement.ts';
import { contentOf } from '../../shared/mail.ts';
import { mail } from '../../shared/mail-layout.tsx';
import { type News, together } from '../plan/domain/news.rules.ts';
import { aKpi, aLife, aSum } from '../testing/a-kpi.ts';
import { KPI_MAILS, type MorningLetter } from './kpis.mail.tsx';

const DUE = '2027-04-21T21:00:00.000Z';
const kpis = [aKpi(), aSum()];
const NOTHING = together([]);
const agreement: Agreement = { ...executed(), handling: 'public' };
const [party = ''] = agreement.parties;
const text = {
  title: 'One map',
  parties: agreement.parties.map((key) => ({ key, name: `Office of ${key}`, offices: [], signatories: [] })),
} as unknown as SignedMou;
const letter = (news: Partial<News>, changes: Partial<MorningLetter> = {}): MorningLetter => ({
  ...{
    service: 'https://concord.example',
    agreement,
    text,
    party,
    news: { ...NOTHING, ...news },
    life: aLife(kpis),
    due: 5,
  },
  kpiOf: (key) => kpis.find((one) => one.key === key),
  statusOf: () => 'off track',
  changeOf: () => ({ change: { kind: 'target', kpi: 'response', value: '18', from: '2027-06-01' }, party }),
  ...changes,
});
const sent = (...of: Parameters<typeof letter>) => mail(contentOf(KPI_MAILS, 'morning', letter(...of)));
const missing = (...cells: string[]): News['awaited'] =>
  cells.map((kpi) => ({ kpi, period: '2027-01', party, dueAt: DUE }));
const ALL: Partial<News> = {
  awaited: missing('response', 'burns'),
  silent: [{ kpi: 'burns', period: '2026-10', party, again: true }],
  missed: [{ kpi: 'response', period: '2026-10' }],
  opened: [{ kpi: 'response', kind: 'off track twice', periods: ['2026-07', '2026-10'] }],
  ...{ proposed: [3], decided: [2] },
};

describe('The mail of the morning', () => {
  it('says when a period closes and how many numbers are missing, with the form of exactly those', () => {
    const { subject, text: words } = sent({ awaited: missing('response', 'burns') });
    expect(subject).toMatch(/^Report by Wed, Apr 21: 2 of 5 numbers, /);
    expect(words).toContain(`https://concord.example/agreements/${agreement.id}/parties/${party}/figures/2027-03`);
    expect(words).toMatch(/Burns prepared +Jan-Mar 2027 +missing, due Wed, Apr 21, 2027/);
  });

  it.each([
    [1, 1, 'your number', 'Your number is missing'],
    [1, 3, '1 of 3 numbers', '1 of your 3 numbers is missing'],
    [2, 2, '2 of 2 numbers', '2 of your 2 numbers are missing'],
  ])('%i of %i: %s', (count, due, subject, says) => {
    const of = sent({ awaited: missing('response', 'burns').slice(0, count) }, { due });
    expect(of.subject).toContain(`: ${subject}, `);
    expect(of.text).toContain(says);
  });

  it('leads to the page of the agency where the missing ones are of several months', () => {
    const awaited = [...missing('response'), { ...missing('burns')[0], period: '2026-10' }] as News['awaited'];
    expect(sent({ awaited }).text).toMatch(new RegExp(`/parties/${party}/figures\n`));
  });

  it('holds everything of a day, and asks for what is missing first', () => {
    const { subject, text: words } = sent(ALL);
    expect(subject).toContain('2 of 5 numbers, and 5 more');
    for (const says of [
      'not reported, for the second time',
      'off track twice',
      'Proposal 3',
      'Proposal 2',
      'why it was missed',
    ])
      expect(words).toContain(says);
    expect(words.match(/https:/g)?.length).toBe(2);
  });

  it.each(['parties', 'named'] as const)(
    'above public, for %s, names no KPI and says no status or change',
    (handling) => {
      const { text: words, html } = sent(ALL, { agreement: { ...agreement, handling } });
      for (const part of [words, html])
        for (const secret of ['Minutes until help arrives', 'Burns prepared', 'off track', 'target 18', 'One map'])
          expect(part).not.toContain(secret);
      expect(words).toContain('Wed, Apr 21, 2027');
    },
  );

  it('is none where there is nothing to tell', () => expect(() => sent({})).toThrow('nothing to tell'));
});
