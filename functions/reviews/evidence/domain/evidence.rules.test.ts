/** What eighteen months of an MOU of three come to, by histories written by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, plus } from '../../../shared/kernel.ts';
import { BEGAN, EVENTS, gathered, MOU, noon, OPENED, OWN, SECRET, stream } from '../testing/a-life.ts';
import { evidenceFrom } from './evidence.rules.ts';
import { type Evidence, evidenceSchema } from './evidence.schema.ts';
import { countedIn, type Happened, tipsAt } from './histories.rules.ts';
import { heldAt } from './term.rules.ts';

const pack = (more: Parameters<typeof gathered>[0] = {}): Evidence => {
  const made = evidenceFrom(gathered(more));
  if (!made) throw new Error('No text has taken effect');
  return made;
};
const evidence = pack();

it('has the shape that is kept and exported, and holds no word', () => {
  expect(evidenceSchema.parse(JSON.parse(JSON.stringify(evidence)))).toEqual(evidence);
  expect(JSON.stringify(evidence)).not.toMatch(/Burns|burns,|Pays|Sends|lead|head|example/);
});

describe('The term', () => {
  it('begins where the text took effect', () =>
    expect(evidence.term).toEqual({ since: BEGAN, day: '2026-09-01', sunset: '2028-03-01', versions: [1] }));

  const again = { effective: '2027-03-01', effectiveAt: noon('2027-03-01'), executedAt: noon('2027-03-01') };
  const followed = (kind: 'amendment' | 'renewal', sunset: string): Happened[] =>
    stream(MOU, [
      ...OWN,
      [
        noon('2027-02-01'),
        'SuccessorPublished',
        {
          ...{ ...OWN[0]?.[2], version: 2, round: 'sig_X-2', kind },
          follows: { version: 1, documentHash: 'd'.repeat(64) },
        },
      ],
      [again.executedAt, 'AgreementExecuted', { ...OWN[1]?.[2], ...again, sunset, round: 'sig_X-2' }],
      [again.executedAt, 'VersionTookEffect', { version: 2, effectiveAt: again.effectiveAt }],
    ]);

  it('goes on through an amendment, which keeps the sunset', () =>
    expect(heldAt(followed('amendment', '2028-03-01'), OPENED)?.term).toEqual({
      ...evidence.term,
      versions: [1, 2],
    }));

  it('begins anew with a renewal', () =>
    expect(heldAt(followed('renewal', '2028-09-01'), OPENED)?.term).toEqual({
      ...{ since: again.effectiveAt, day: '2027-03-01', sunset: '2028-09-01', versions: [2] },
    }));

  it('begins anew where an MOU that goes on was reaffirmed', () => {
    const reaffirmed = stream(MOU, [
      ...OWN,
      [noon('2027-05-01'), 'TermReaffirmed', { version: 1, review: 1, sunset: '2029-08-31', sunsetAt: OPENED }],
    ]);
    expect(heldAt(reaffirmed, OPENED)?.term).toEqual({
      ...{ since: noon('2027-05-01'), day: '2027-05-01', sunset: '2029-08-31', versions: [1] },
    });
  });

  it('is none before a text took effect', () =>
    expect(evidenceFrom(gathered({ at: plus(BEGAN, -1) }))).toBeUndefined());
});

describe('KPIs', () => {
  const [kpi] = evidence.kpis;

  it('are judged period by period as they stood at the opening', () =>
    expect(
      kpi?.periods.map(({ period, status, late, missing, target }) => [period, status, late, missing, target]),
    ).toEqual([
      ['2026-10', 'off track', 1, undefined, '10'],
      ['2027-01', 'at risk', undefined, undefined, '10'],
      ['2027-04', 'not reported', undefined, 1, '12'],
    ]));

  it('get better when the last judged period misses less than the first', () =>
    expect([kpi?.trend, kpi?.statuses]).toEqual([
      'better',
      { onTrack: 0, atRisk: 1, offTrack: 1, notReported: 1, nothing: 0 },
    ]));

  it('are on time by the first figure of each cell that was due', () => {
    expect(kpi?.punctuality).toEqual({ due: 6, onTime: 4, late: 1, missing: 1 });
    expect(evidence.figures).toEqual([
      { party: 'forest', due: 3, onTime: 1, late: 1, missing: 1 },
      { party: 'health', due: 3, onTime: 3, late: 0, missing: 0 },
    ]);
  });

  it('with one judged period have no trend', () => {
    const [early] = pack({ at: noon('2027-03-01') }).kpis;
    expect([early?.periods.length, early?.trend]).toEqual([1, undefined]);
  });
});

describe('Commitments', () => {
  it('are promised, delivered, accepted, late or overdue, by party', () =>
    expect(evidence.commitments.by).toEqual([
      { party: 'air', promised: 1, due: 1, delivered: 1, accepted: 1, late: 0, overdue: 0 },
      { party: 'health', promised: 2, due: 2, delivered: 1, accepted: 0, late: 1, overdue: 1 },
    ]));

  it('tell of deliveries that were disputed', () =>
    expect(evidence.commitments.list[0]).toEqual({
      ...{ party: 'air', commitment: 'grant', standing: 'accepted', disputed: 1 },
      deliveredAt: noon('2027-01-20'),
    }));

  it('move money when they are delivered and accepted', () =>
    expect(evidence.money).toEqual([
      { party: 'air', planned: '1000.5', delivered: '1000.5', accepted: '1000.5', commitments: ['grant'] },
    ]));

  it('agreed in disputes are follow-ups, and broken when their day has passed', () => {
    expect(evidence.followUps.list).toEqual([
      { party: 'health', commitment: '1-1-1', standing: 'late', by: '2027-06-01' },
    ]);
    expect(evidence.followUps.by[0]).toMatchObject({ promised: 1, overdue: 1 });
  });
});

describe('Disputes', () => {
  it('tell how long they took, with and without suspensions, who joined, and who dissents', () =>
    expect(
      evidence.disputes.list.map(({ dispute, status, joined, decided, dissent }) => ({
        dispute,
        status,
        joined,
        decided,
        dissent,
      })),
    ).toEqual([
      {
        ...{ dispute: 1, status: 'decided', joined: ['forest'], dissent: ['air'] },
        decided: {
          ...{ at: noon('2027-03-10'), version: 1, level: 0, how: 'agreement' },
          ...{ took: 10 * DAY, ran: 8 * DAY },
        },
      },
      { dispute: 2, status: 'open', joined: [], decided: undefined, dissent: [] },
    ]));

  it('about one term more than once are told together', () =>
    expect(evidence.disputes.recurring).toEqual([{ kind: 'commitment', key: 'maps', disputes: [1, 2], inTerm: 2 }]));

  it('are vetoed, and what came of it is told', () =>
    expect(evidence.vetoes).toEqual([
      { dispute: 1, version: 1, party: 'forest', right: 'closures', at: noon('2027-03-11'), came: 'lapsed' },
    ]));

  it('for named people are counted, and nothing else of them is there: no number, no follow-up, no act, no stream', () => {
    expect(evidence.disputes.named).toBe(1);
    const text = JSON.stringify(evidence);
    expect([text.includes(SECRET), text.includes('3-1-1'), text.includes('"dispute":3')]).toEqual([
      false,
      false,
      false,
    ]);
    const without = EVENTS.filter(({ stream: name }) => name !== SECRET);
    expect(pack({ events: without })).toEqual(evidence);
    // Forest raised it, and health delivered what it promised there: neither is counted for them.
    expect(evidence.took.find(({ party }) => party === 'forest')).toMatchObject({ disputes: 3 });
    expect(evidence.took.find(({ party }) => party === 'health')).toMatchObject({ commitments: 2 });
  });
});

it('Suspensions are told with when deadlines ran again', () =>
  expect(evidence.suspensions).toEqual([
    { party: 'health', cause: 'emergency', from: noon('2027-03-04'), to: noon('2027-03-06') },
  ]));

it('Changes of the plan are told that all agreed to', () =>
  expect(evidence.planChanges).toEqual([{ proposal: 1, kpi: 'burns', kind: 'target', at: noon('2027-04-03') }]));

it('Signatures are late after everybody had been warned', () =>
  expect(evidence.signatures.map(({ seat, signedAt, late }) => [seat, signedAt, late])).toEqual([
    ['air', noon('2026-08-04'), undefined],
    ['forest', BEGAN, true],
    ['health', noon('2026-08-05'), undefined],
  ]));

it('Who took part is told in the order of the text', () =>
  expect(evidence.took).toEqual([
    { party: 'air', figures: 0, commitments: 2, disputes: 3, plan: 1, suspensions: 1, signatures: 0 },
    { party: 'health', figures: 3, commitments: 2, disputes: 2, plan: 1, suspensions: 1, signatures: 0 },
    { party: 'forest', figures: 2, commitments: 1, disputes: 3, plan: 1, suspensions: 0, signatures: 0 },
  ]));

describe('Whatever the order', () => {
  const moments = fc.integer({ min: 0, max: 430 }).map((days) => plus(BEGAN, days * DAY));
  const shuffled = fc
    .tuple(fc.shuffledSubarray(EVENTS, { minLength: EVENTS.length }), fc.subarray(EVENTS))
    .map((parts) => parts.flat());

  it('in which streams and their events are told, and however often, the evidence is the same', () =>
    fc.assert(
      fc.property(shuffled, moments, (events, at) => {
        expect(pack({ events, at, tips: tipsAt(events, at) })).toEqual(pack({ at }));
      }),
    ));

  it('nothing counts that happened after the moment of freezing', () =>
    fc.assert(
      fc.property(moments, (at) => {
        const before = EVENTS.filter((event) => event.at <= at);
        expect(pack({ events: before, at })).toEqual(pack({ at }));
      }),
    ));

  it('it is made again from the tips that it names, whatever was recorded since and whatever is withheld', () =>
    fc.assert(
      fc.property(shuffled, moments, (events, at) => {
        const { streams: tips } = pack({ at });
        const left = [...countedIn(events, tips).values()].flat();
        expect(pack({ events: left, at, tips })).toEqual(pack({ at }));
      }),
    ));

  it('that words were removed by law changes no figure', () => {
    const removed = (stream: string, seq: number): Happened => ({
      ...{ stream, seq, hash: '0'.repeat(64), type: 'BodyRemoved', at: noon('2027-08-01'), data: { seq: 1 } },
    });
    const last = (stream: string) => EVENTS.filter((one) => one.stream === stream).length;
    const dispute = `dsp_${MOU.slice(4)}-1`;
    const { streams: _, ...figures } = pack({ events: [...EVENTS, removed(dispute, last(dispute) + 1)] });
    const { streams: __, ...before } = evidence;
    expect(figures).toEqual(before);
  });
});
