/** Everything that was ever said of one KPI, from the events of its reporters and of the plan. */
import { describe, expect, it } from 'vitest';
import type { ReportEvent } from '../../domain/report.events.ts';
import type { PlanEvent } from '../../plan/domain/plan.events.ts';
import { aKpi, aLife, noon, onClock } from '../../testing/a-kpi.ts';
import { anEntry, aSpeaker, eventsOf, reporting, valuesFrom } from '../../testing/a-report.ts';
import { changesOf, effectsOf, entriesOf, explainedOf, type Told, toldIn } from './kpi-record.rules.ts';

const Q2 = { period: '2027-04' };
/** As the air agency reported the second quarter, and corrected it in September. */
function told(...more: Told<ReportEvent>[]): Told<ReportEvent>[] {
  const first = eventsOf(reporting('2027-07-10'), anEntry({ ...Q2, value: '41', note: 'Two stations.' }));
  const values = valuesFrom(first.map((event) => ({ at: noon('2027-07-10'), event })));
  const correction = anEntry({ ...Q2, value: '14', reason: 'A clock was off.' });
  const second = eventsOf(reporting('2027-09-10', { values }), correction);
  return [
    ...first.map((event) => ({ at: noon('2027-07-10'), event, removed: false })),
    ...second.map((event) => ({ at: noon('2027-09-10'), event, removed: false })),
    ...more,
  ];
}

describe('Right value 6: a figure that was corrected', () => {
  const entries = entriesOf(told(), 'response');
  const [correction] = entries;

  it('is told with the one that it replaced, who did it and why, the newest first', () =>
    expect(entries).toEqual([
      {
        ...{ party: 'air', period: '2027-04', at: noon('2027-09-10'), door: 'form' },
        ...{ figure: { value: '14' }, was: { value: '41' } },
        words: { by: aSpeaker(), reason: 'A clock was off.' },
      },
      {
        ...{ party: 'air', period: '2027-04', at: noon('2027-07-10'), door: 'form', figure: { value: '41' } },
        words: { by: aSpeaker(), note: 'Two stations.' },
      },
    ]));

  it('and with the status before it and after it', () => {
    const effects = effectsOf(
      entries,
      { key: 'response', life: aLife(), changes: [], changed: [] },
      onClock(noon('2027-10-01')),
    );
    const effect = correction && effects.get(correction);
    expect([effect?.before.status, effect?.after.status]).toEqual(['off track', 'on track']);
    expect(effects.size).toBe(1);
  });

  it('which are those of its moment: a target that was moved later changes nothing in them', () => {
    const change = { kind: 'target' as const, kpi: 'response', value: '50', from: '2027-04-01' };
    const effects = (at: string) =>
      effectsOf(
        entries,
        {
          ...{ key: 'response', life: aLife() },
          changes: [{ kpi: 'response', under: 1, from: change.from, target: '50' }],
          changed: [{ at, change, proposedBy: 'air' }],
        },
        onClock(noon('2027-10-01')),
      );
    const statusBefore = (at: string) => correction && effects(at).get(correction)?.before.status;
    expect(statusBefore(noon('2027-09-20'))).toBe('off track');
    expect(statusBefore(noon('2027-08-20'))).toBe('on track');
  });

  it('each effect costs a calculation, so that of very many the newest are told', () =>
    expect(
      effectsOf(entries, { key: 'response', life: aLife(), changes: [], changed: [] }, onClock(noon('2027-10-01')), 0)
        .size,
    ).toBe(0));
});

describe('Words that were removed by law', () => {
  const chained = (type: string, data: object, body: string | null) => ({
    seq: 1,
    type,
    at: noon('2027-07-10'),
    data,
    body,
  });
  const data = {
    agreement: 'mou_1',
    party: 'air',
    door: 'sheet',
    cells: [{ kpi: 'response', period: '2027-04', figure: { value: '41' } }],
  };

  it('are missing, and the figure stays', () => {
    const [one] = toldIn<ReportEvent>([chained('ValuesReported', data, 'f'.repeat(64))], new Map());
    expect(one?.removed).toBe(true);
    expect(entriesOf(one ? [one] : [], 'response')).toEqual([
      { party: 'air', period: '2027-04', at: noon('2027-07-10'), door: 'sheet', figure: { value: '41' } },
    ]);
  });

  it('are told by an event of the stream that is no figure', () =>
    expect(entriesOf(toldIn([chained('BodyRemoved', { seq: 1 }, null)], new Map()), 'response')).toEqual([]));
});

it('Why a period was missed is told by KPI, the newest first', () => {
  const explained = (at: string, kpi: string, why?: string): Told<ReportEvent> => ({
    ...{ at, removed: why === undefined },
    event: {
      type: 'MissExplained',
      data: { agreement: 'mou_1', party: 'air', kpi, period: '2027-04' },
      body: why === undefined ? (undefined as never) : { by: aSpeaker(), why, follows: 'More.' },
    },
  });
  const all = told(
    explained(noon('2027-07-20'), 'response', 'Snow.'),
    explained(noon('2027-08-20'), 'response'),
    explained(noon('2027-08-21'), 'burns', 'x'),
  );
  expect(explainedOf(all, 'response').map(({ at, words }) => [at, words?.why])).toEqual([
    [noon('2027-08-20'), undefined],
    [noon('2027-07-20'), 'Snow.'],
  ]);
});

describe('What the parties changed', () => {
  const change = { kind: 'target' as const, kpi: 'response', value: '12', from: '2027-07-01' };
  const proposed = (proposal: number, body?: object): Told<PlanEvent> => ({
    ...{ at: noon('2027-06-01'), removed: body === undefined },
    event: { type: 'ChangeProposed', data: { proposal, party: 'fire', under: 1, change }, body } as PlanEvent,
  });
  const moved = (proposal: number): Told<PlanEvent> => ({
    ...{ at: noon('2027-06-09'), removed: false },
    event: { type: 'TargetMoved', data: { proposal, kpi: 'response', under: 1, from: '2027-07-01', value: '12' } },
  });
  const body = { by: aSpeaker('fire'), reason: 'A new station.' };

  it('is told with who proposed it and why, and when all had agreed', () =>
    expect(changesOf([proposed(1, body), moved(1)], 'response')).toEqual([
      { at: noon('2027-06-09'), change, proposedBy: 'fire', reason: 'A new station.' },
    ]));

  it('without the reason where that was removed by law', () =>
    expect(changesOf([proposed(1), moved(1)], 'response')[0]).not.toHaveProperty('reason'));

  it('and without what nobody agreed to, or what is of another KPI', () => {
    expect(changesOf([proposed(1, body)], 'response')).toEqual([]);
    expect(changesOf([proposed(1, body), moved(1)], 'burns')).toEqual([]);
  });
});

it('A KPI that another one is called like is told apart', () =>
  expect(entriesOf(told(), aKpi({ key: 'constructor' }).key)).toEqual([]));
