/** The evidence of the largest MOU: sixty parties, ten years of monthly figures and two hundred disputes are reckoned well within what a function has. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Agreement } from '../../functions/agreements/domain/agreement.state.ts';
import { versionsIn } from '../../functions/agreements/domain/versions.rules.ts';
import { evidenceFrom } from '../../functions/reviews/evidence/domain/evidence.rules.ts';
import { evidenceSchema } from '../../functions/reviews/evidence/domain/evidence.schema.ts';
import type { Happened } from '../../functions/reviews/evidence/domain/histories.rules.ts';
import { tipsAt } from '../../functions/reviews/evidence/domain/histories.rules.ts';
import { makeEvidence } from '../../functions/reviews/evidence/gather.reads.ts';
import { evidenceWords } from '../../functions/reviews/evidence/pages/evidence-words.parts.ts';
import { tenLines } from '../../functions/reviews/evidence/pages/ten-lines.parts.tsx';
import { LIFE_TEXT, MOU, OWN, stream } from '../../functions/reviews/evidence/testing/a-life.ts';
import { canonicalJson, sha256 } from '../../functions/shared/canonical.ts';
import { addMonths } from '../../functions/shared/days.ts';
import { dynamo } from '../../functions/shared/ledger/table.ts';
import { aTable } from '../a-table.ts';

const ID = MOU.slice(4);
const PARTIES = Array.from({ length: 60 }, (_, index) => `party-${index + 1}`);
const KPIS = 8;
const MONTHS = 120;
const DISPUTES = 200;
const BEGAN = '2016-09-01T16:00:00.000Z';
const AT = '2026-10-20T16:00:00.000Z';
const month = (index: number): string => addMonths('2016-09-01', index).slice(0, 7);
const reported = (index: number): string => `${month(index + 1)}-10T15:00:00.000Z`;

const text = {
  ...LIFE_TEXT,
  parties: PARTIES.map((key) => ({ key, name: `Agency ${key}` })),
  kpis: Array.from({ length: KPIS }, (_, index) => ({
    ...LIFE_TEXT.kpis[0],
    ...{ key: `kpi-${index}`, frequency: 'month', target: { kind: 'at-least', value: '600', by: '2027-12-31' } },
    reporters: PARTIES.map((party) => ({ party, office: 'head' })),
  })),
  commitments: PARTIES.map((party) => ({
    ...{ key: `of-${party}`, party, to: 'all', kind: 'money', does: 'Pays.', measure: 'Paid.', by: '2026-06-30' },
    funds: { from: party, amount: '1000' },
  })),
};
const TEXT = canonicalJson(text);
const textHash = sha256(TEXT);

const own = (): Happened[] => {
  const [published, executed] = OWN as unknown as [string, string, object][];
  const terms = { ...published?.[2], textHash, parties: PARTIES };
  const term = { ...executed?.[2], ...{ executedAt: BEGAN, effectiveAt: BEGAN, effective: '2016-09-01' } };
  const { ends: _, ...goesOn } = term as Record<string, unknown>;
  return stream(MOU, [
    [BEGAN, 'AgreementPublished', terms],
    [BEGAN, 'AgreementExecuted', { ...goesOn, sunset: '2027-03-01' }],
  ]);
};

const figuresOf = (party: string, at: number): Happened[] =>
  stream(
    `kpr_${ID}-${party}`,
    Array.from({ length: MONTHS }, (_, index) => {
      const cells = text.kpis.map(({ key }) => ({
        ...{ kpi: key, period: month(index), figure: { value: String(5 + ((at + index) % 11)) } },
      }));
      return [reported(index), 'ValuesReported', { agreement: MOU, party, door: 'api', cells }] as const;
    }),
  );

const commitmentsOf = (party: string): Happened[] =>
  stream(`cmt_${ID}-${party}`, [
    [
      BEGAN,
      'CommitmentsTaken',
      {
        ...{ agreement: MOU, party, version: 1, from: BEGAN, zone: 'America/New_York', calendar: { country: 'US' } },
        ...{
          law: 'x',
          commitments: [
            { key: `of-${party}`, to: 'all', terms: party, by: '2026-06-30', dueAt: '2026-06-30T21:00:00.000Z' },
          ],
        },
      },
    ],
    ['2026-06-01T15:00:00.000Z', 'CommitmentDelivered', { commitment: `of-${party}`, delivery: 1 }],
  ]);

const disputeOf = (number: number): Happened[] => {
  const [by = '', against = ''] = [PARTIES[number % 60], PARTIES[(number + 7) % 60]];
  const [day, decided] = [reported(number % 118), reported((number % 118) + 1)];
  const raised = {
    ...{ agreement: MOU, dispute: `dsp_${ID}-${number}`, number, under: 1, by, against, happenedOn: '2020-01-01' },
    ...{
      about: { kind: 'commitment', key: `of-${by}` },
      handling: number % 20 === 0 ? 'named' : 'parties',
      people: [],
    },
    ...{ complained: [], zone: 'America/New_York', jurisdiction: { country: 'US' }, vetoers: [], answerBy: day },
    ...{ ladder: { levels: [{ name: 'Leads', businessDays: 5 }] }, offices: { [by]: ['lead'], [against]: ['lead'] } },
    ...{ deadline: decided, remindAt: [], calendar: 'x' },
  };
  const said = Array.from({ length: 15 }, (_, index) => [
    decided,
    'TextProposed',
    { version: index + 1, party: index % 2 === 0 ? by : against, level: 0, followUps: [], as: 'proposal' },
  ]) as [string, string, object][];
  return stream(`dsp_${ID}-${number}`, [
    [day, 'DisputeRaised', raised],
    [day, 'DisputeAnswered', { party: against }],
    ...said,
    [decided, 'TextAccepted', { version: 15, party: against, level: 0 }],
    [decided, 'DisputeDecided', { version: 15, level: 0, how: 'agreement', followUps: [], calendar: 'x' }],
  ]);
};

const numbers = Array.from({ length: DISPUTES }, (_, index) => index + 1);
const EVENTS: Happened[] = [
  ...own(),
  ...PARTIES.flatMap((party, index) => [...figuresOf(party, index), ...commitmentsOf(party)]),
  ...stream(
    `dkt_${ID}`,
    numbers.map((number) => [reported(number % 118), 'DisputeEntered', { agreement: MOU, number }] as const),
  ),
  ...numbers.flatMap(disputeOf),
];

afterEach(() => vi.restoreAllMocks());

describe('Sixty parties, eight KPIs, ten years of months and two hundred disputes', () => {
  it('become evidence of which every figure is there', () => {
    const tips = tipsAt(EVENTS, AT);
    const evidence = evidenceFrom({
      ...{ agreement: MOU, review: 1, at: AT, tips, events: EVENTS },
      texts: new Map([[textHash, text as never]]),
    });
    const { figures, kpis, disputes, money } = evidenceSchema.parse(evidence);
    expect([figures.length, kpis.length, money.length]).toEqual([60, KPIS, 60]);
    expect(figures[0]?.due).toBe(MONTHS * KPIS);
    expect(disputes.list.length + disputes.named).toBe(DISPUTES);
    if (evidence) expect(tenLines(evidence, evidenceWords(evidence, new Map()))).toHaveLength(10);
  });

  it('are read stream by stream, each once, and kept in a document that one answer holds', async () => {
    const items = EVENTS.map((event) => ({
      ...{ pk: `LEDGER#${event.stream}`, sk: String(event.seq).padStart(10, '0') },
      ...{ ...event, actor: 'x', body: null, previous: '' },
    }));
    const document = { pk: `DOC#${textHash}`, sk: '0000', of: 1, content: Buffer.from(TEXT) };
    const table = aTable([...items, document]);
    const [whole] = [...versionsIn(own()).values()];
    const made = await makeEvidence(whole as Agreement, 1, AT);
    const queries = vi
      .mocked(dynamo.send)
      .mock.calls.filter(([command]) => command.constructor.name === 'QueryCommand');
    // The agreement, docket, plan, round and text, two for each party, and one for each dispute.
    expect(queries).toHaveLength(5 + 2 * 60 + DISPUTES);
    expect(made.streams.length).toBe(2 + 2 * 60 + DISPUTES * 0.95);
    const bytes = table.written.join('').length;
    expect(bytes).toBeLessThan(1_000_000);
    // An item has 400 KB at most: the event names every stream.
    expect(JSON.stringify(made.streams).length).toBeLessThan(100_000);
  });
});
