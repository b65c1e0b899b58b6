/** The plan is everyone's: no party changes it alone, silence is no consent, and the band that was signed holds. */
import { describe, expect, it } from 'vitest';
import { aKpi, aLife, aSum, noon, onClock, TEXT } from '../../testing/a-kpi.ts';
import { aPlan, planAfter } from '../../testing/a-plan.ts';
import { aSpeaker } from '../../testing/a-report.ts';
import { valuesOf } from '../../testing/figures.ts';
import { PlanEvent, type Proposed } from './plan.events.ts';
import { evolvePlan, type Plan } from './plan.state.ts';
import { agree, agreedByAll, decidingOffice, decline, propose, type Standing, withdraw } from './proposal.rules.ts';

const banded = aKpi({ boardBand: { min: '12', max: '20' } });
const standing = (changes: Partial<Standing> = {}): Standing => ({
  ...{ plan: aPlan([banded]), life: aLife([banded]), clock: onClock(noon('2027-02-01')), values: {} },
  ...{ parties: ['air', 'fire', 'health'], ...changes },
});
const as = (party: string) => ({ party, speaker: aSpeaker(party) });
const move = (value: string, from = '2027-06-01', kpi = 'response'): Proposed => ({ kind: 'target', kpi, value, from });
const restate = (value: string, day = '2026-12-31', from = '2027-06-01'): Proposed => ({
  kind: 'baseline',
  kpi: 'response',
  value,
  day,
  from,
});
const except = (period: string, party = 'air'): Proposed => ({ kind: 'exception', kpi: 'response', period, party });
const codes = (change: Proposed, of = standing(), reason = 'A station was added.') =>
  (propose(of, as('air'), { change, reason }).findings ?? []).map(({ code, field }) => `${field ?? ''} ${code}`.trim());

/** The standing after a proposal, and what it needs. */
const proposed = (change: Proposed, of = standing(), party = 'air'): Standing => {
  const { events, findings } = propose(of, as(party), { change, reason: ' A station was added. ' });
  if (!events) throw new Error(JSON.stringify(findings));
  return { ...of, plan: planAfter(of.plan, events, of.clock.now) };
};
const agreedBy = (of: Standing, ...parties: string[]): { of: Standing; events: PlanEvent[] } => {
  const all: PlanEvent[] = [];
  let now = of;
  for (const party of parties) {
    const { events, refused } = agree(now, 1, as(party));
    if (!events) throw new Error(refused.wrong);
    all.push(...events);
    now = { ...now, plan: planAfter(now.plan, events, of.clock.now) };
  }
  return { of: now, events: all };
};

describe('A target', () => {
  it('is moved within its band when every other party has agreed', () => {
    const first = agreedBy(proposed(move('18')), 'fire');
    expect(first.events.map(({ type }) => type)).toEqual(['ChangeAgreed']);
    expect(first.of.plan.changes).toEqual([]);
    const both = agreedBy(proposed(move('18')), 'fire', 'health');
    expect(both.events.at(-1)).toEqual({
      type: 'TargetMoved',
      data: {
        proposal: 1,
        kpi: 'response',
        under: 1,
        from: '2027-06-01',
        value: '18',
        next: '2027-02-02T16:00:00.000Z',
      },
    });
    expect(both.of.plan).toMatchObject({
      proposals: {},
      changes: [{ kpi: 'response', under: 1, from: '2027-06-01', target: '18' }],
    });
    for (const event of both.events) expect(PlanEvent.parse(event)).toEqual(event);
  });

  it('beyond its band takes an amendment, and the refusal says so', () => {
    expect(propose(standing(), as('air'), { change: move('21'), reason: 'x' }).findings).toEqual([
      {
        code: 'target-beyond-band',
        wrong: 'The target may be moved between 12 and 20, and 21 is outside that.',
        remedy:
          'Choose a target within the band. Anything beyond needs an amendment of the MOU. Send out a version that follows it.',
        field: 'value',
      },
    ]);
    expect(codes(move('11.999'))).toEqual(['value target-beyond-band']);
    expect([codes(move('12')), codes(move('20'))]).toEqual([[], []]);
  });

  it.each<[string, Proposed, string[]]>([
    ['that is not changed', move('15.0'), ['value target-unchanged']],
    ['that is no number', move('1,8'), ['value number-parted']],
    ['of a KPI that is not there', move('18', '2027-06-01', 'constructor'), ['kpi kpi-unknown']],
    ['from no day on', move('18', '2027-02-30'), ['from not-a-day']],
    ['from after the end of the MOU on', move('18', '2028-07-01'), ['from change-after-end']],
  ])('%s is not moved', (_, change, says) => expect(codes(change)).toEqual(says));

  it('without a band, or with a table for its way, is fixed', () => {
    const fixed = (kpi: typeof banded) => codes(move('18'), standing({ life: aLife([kpi]) }));
    expect(fixed(aKpi())).toEqual(['value target-fixed']);
    expect(fixed({ ...banded, path: { kind: 'steps', values: [{ period: '2027-04', value: '20' }] } })).toEqual([
      'value target-of-steps',
    ]);
  });

  it('needs a reason', () => expect(codes(move('18'), standing(), ' ')).toEqual(['reason change-without-reason']));

  it('of a closed period stays as it was published', () => {
    const plan: Plan = { ...aPlan([banded]), closed: { response: '2027-04' } };
    expect(codes(move('18', '2027-06-30'), standing({ plan }))).toEqual(['from change-of-closed']);
    expect(codes(move('18', '2027-07-01'), standing({ plan }))).toEqual([]);
    const late = { ...proposed(move('18')), plan: { ...proposed(move('18')).plan, closed: { response: '2027-04' } } };
    expect(agree(late, 1, as('fire')).refused?.code).toBe('change-of-closed');
  });
});

describe('A baseline', () => {
  it('is restated from a day on', () => {
    const { of } = agreedBy(proposed(restate('40')), 'health', 'fire');
    expect(of.plan.changes).toEqual([
      { kpi: 'response', under: 1, from: '2027-06-01', baseline: { value: '40', day: '2026-12-31' } },
    ]);
  });

  it.each<[Proposed, string[]]>([
    [restate('x', '2027-12-31'), ['value number-unreadable', 'day baseline-day']],
    [restate('40', 'soon'), ['day not-a-day']],
    [{ ...restate('40'), kpi: 'burns' }, ['value no-baseline']],
  ])('%j is not', (change, says) => expect(codes(change, standing({ life: aLife([banded, aSum()]) }))).toEqual(says));
});

describe('An exception', () => {
  const closed = standing({ clock: onClock(noon('2027-09-01')) });

  it('lets a party give a figure of a closed period', () => {
    const { of } = agreedBy(proposed(except('2027-01'), closed), 'fire', 'health');
    expect(of.plan.exceptions).toEqual([{ kpi: 'response', period: '2027-01', party: 'air' }]);
    expect(codes(except('2027-01'), of)).toEqual(['period exception-needless']);
  });

  it.each<[string, Proposed, Partial<Standing>, string[]]>([
    ['of a period that is still open', except('2027-04'), {}, ['period exception-needless']],
    [
      'where a figure can be corrected',
      except('2027-01'),
      { values: valuesOf('response', { '2027-01': { air: '3' } }) },
      ['period exception-needless'],
    ],
    ['for a party that does not report', except('2027-01', 'fire'), {}, ['party exception-for-none']],
    ['of a period that is not measured', except('2026-10'), {}, ['period period-unplanned']],
    [
      'when the MOU has ended and closed',
      except('2027-01'),
      { clock: onClock(noon('2029-01-01')) },
      ['figures-read-only'],
    ],
  ])('%s is needless or wrong', (_, change, more, says) => expect(codes(change, { ...closed, ...more })).toEqual(says));
});

describe('A proposal', () => {
  it('of the same is made once at a time', () => {
    expect(codes(move('19'), proposed(move('18')))).toEqual(['proposal-open']);
    expect(codes(restate('40'), proposed(move('18')))).toEqual([]);
  });

  it('is not agreed to by its own party, and by another one once', () => {
    const of = proposed(move('18'));
    expect(agree(of, 1, as('air')).refused?.code).toBe('proposal-own');
    const { of: once } = agreedBy(of, 'fire');
    expect(agree(once, 1, as('fire')).events).toEqual([]);
  });

  it('ends when one party declines, with its reason', () => {
    const of = proposed(move('18'));
    expect(decline(of, 1, { ...as('fire'), reason: '' }).refused?.code).toBe('change-without-reason');
    expect(decline(of, 1, { ...as('air'), reason: 'x' }).refused?.code).toBe('proposal-own');
    const { events = [] } = decline(of, 1, { ...as('fire'), reason: 'Too far.' });
    expect(events).toMatchObject([
      { type: 'ChangeDeclined', data: { proposal: 1, party: 'fire' }, body: { reason: 'Too far.' } },
    ]);
    const after = { ...of, plan: planAfter(of.plan, events, of.clock.now) };
    expect(agree(after, 1, as('health')).refused?.code).toBe('proposal-unknown');
    expect(proposed(move('19'), after).plan.proposed).toBe(2);
  });

  it('is withdrawn by its own party', () => {
    const of = proposed(move('18'));
    expect(withdraw(of, 1, as('fire')).refused?.code).toBe('proposal-of-another');
    expect(withdraw(of, 7, as('air')).refused?.code).toBe('proposal-unknown');
    expect(withdraw(of, 1, as('air')).events?.map(({ type }) => type)).toEqual(['ChangeWithdrawn']);
  });

  it('falls with the version under which it was made', () => {
    const of = proposed(move('18'));
    const life = {
      ...of.life,
      texts: [...of.life.texts, { version: 2, textHash: TEXT, from: '2027-01-15', kpis: [banded] }],
    };
    expect(agree({ ...of, life }, 1, as('fire')).refused?.code).toBe('proposal-outdated');
    expect(codes(move('19'), { ...of, life })).toEqual([]);
  });

  it('is decided by the last level of a party’s ladder, or by who signs for it', () => {
    expect(decidingOffice({ levels: ['lead', 'director'], signatory: 'head' })).toBe('director');
    expect(decidingOffice({ levels: [], signatory: 'head' })).toBe('head');
  });
});

it('No event but the first begins a plan', () =>
  expect(() =>
    evolvePlan(
      undefined,
      { type: 'ChangeWithdrawn', data: { proposal: 1, party: 'air' }, body: { by: aSpeaker() } },
      noon('2027-01-01'),
    ),
  ).toThrow('ChangeWithdrawn cannot be the first event of a plan'));

describe('When a party leaves', () => {
  const open = agreedBy(proposed(move('18')), 'fire').of;

  it('a proposal for which its agreement alone was missing holds among those who stay', () => {
    expect(agreedByAll(open)).toEqual([]);
    const events = agreedByAll({ ...open, parties: ['air', 'fire'] });
    expect(events).toMatchObject([{ type: 'TargetMoved', data: { proposal: 1, value: '18' } }]);
    expect(
      agreedByAll({ ...open, parties: ['air', 'fire'], plan: planAfter(open.plan, events, open.clock.now) }),
    ).toEqual([]);
  });

  it('one that it has made itself holds once all who stay have agreed', () => {
    const stay = { ...open, parties: ['fire', 'health'] };
    expect(agreedByAll(stay)).toEqual([]);
    expect(agree(stay, 1, as('health')).events?.map(({ type }) => type)).toEqual(['ChangeAgreed', 'TargetMoved']);
  });

  it('one that nobody else has answered goes on', () =>
    expect(agreedByAll({ ...proposed(move('18')), parties: ['air', 'fire'] })).toEqual([]));
});
