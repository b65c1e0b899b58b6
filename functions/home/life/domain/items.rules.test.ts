/** Disputes, pauses, figures, commitments and notices in the picture of an MOU's life: what each tells, and what it keeps to itself. */
import { describe, expect, it } from 'vitest';
import type { CommitmentEvent } from '../../../commitments/domain/commitment.events.ts';
import { agreeing, LEE, lived, stated, taken } from '../../../commitments/testing/a-commitment.ts';
import { aDispute, climbed, decided, onDay, proposed, RAISED } from '../../../disputes/testing/a-dispute.ts';
import type { Published } from '../../../kpis/plan/domain/plan.events.ts';
import { aLife, aSum, onClock } from '../../../kpis/testing/a-kpi.ts';
import { AGREEMENT, facts, told } from '../testing/a-life.ts';
import { isSpan } from './item.ts';
import { itemsOf } from './items.rules.ts';
import { sayLife } from './say-life.rules.ts';

const delivered: CommitmentEvent = {
  type: 'CommitmentDelivered',
  data: { commitment: 'counts', delivery: 1 },
  body: { by: LEE, what: 'All of them.' },
};
const lane = (name: string, of = facts()) => itemsOf(of).filter((item) => item.lane === name);

describe('A dispute', () => {
  it('runs from the day on which it was raised, with the levels that it reached, to its decision', () => {
    const [item] = lane('disputes', facts({ disputes: [decided(proposed())] }));
    expect(item).toMatchObject({
      ...{ look: 'thread', mark: '1', ends: 'good', at: RAISED, until: onDay('2027-03-03', 13) },
      what: 'Dispute 1 between Birch air and Birch health: Sends the counts every Friday.',
      how: 'Decided by Program leads',
      page: `/agreements/${AGREEMENT}/disputes/1`,
    });
    const [open] = lane('disputes', facts({ disputes: [climbed(aDispute())] }));
    expect(open).toMatchObject({ how: 'Open, with Bureau directors', steps: ['2027-03-08T22:00:00.000Z'] });
    expect(open && isSpan(open) && open.until).toBe(undefined);
  });

  it('for named people shows no title, no agency and no level, not even to them', () => {
    const [item] = lane('disputes', facts({ disputes: [climbed(aDispute({ handling: 'named' }))] }));
    expect(item).toMatchObject({ what: 'Dispute 1, for named people', how: 'Open' });
    expect(item).not.toHaveProperty('steps');
    expect(JSON.stringify(item)).not.toMatch(/Birch|counts|directors/);
  });

  it('that the reader may not read is no fact of the reader’s: nothing of it is there', () =>
    expect(lane('disputes')).toEqual([]));
});

it('Pauses of deadlines are told one by one, and old ones together', () => {
  const pauses = [
    { from: onDay('2027-04-05'), until: onDay('2027-04-12'), resumed: onDay('2027-04-08') },
    { from: onDay('2027-05-28'), until: onDay('2027-06-04') },
  ];
  const folded = { from: onDay('2027-01-04'), until: onDay('2027-02-01'), days: 9, milliseconds: 1 };
  expect(
    lane('pauses', facts({ suspensions: { pauses, folded } })).map((one) => [
      one.at,
      isSpan(one) && one.until,
      one.how,
    ]),
  ).toEqual([
    [folded.from, folded.until, 'Several times, 9 days in all'],
    [pauses[0]?.from, pauses[0]?.resumed, 'Ended early'],
    [pauses[1]?.from, pauses[1]?.until, 'Paused today'],
  ]);
});

describe('Figures', () => {
  const status = (kpi: string, of: Published['status']): Published => ({
    kpi,
    period: '2027-03',
    version: 1,
    status: of,
  });
  const closing = (at: string, statuses: Published[]) => ({
    ...{ type: 'PeriodClosed' as const, at },
    data: { closedAt: at, statuses, judged: {} },
  });
  const figures = (events: ReturnType<typeof closing>[]) => ({
    told: events as never,
    life: aLife([aSum({ frequency: 'month' }), aSum({ key: 'acres' })], { first: '2027-04-01', last: '2027-09-30' }),
    clock: onClock(facts().now),
  });

  it('that were closed say how many were missed', () => {
    const at = '2027-04-21T22:00:00.000Z';
    const items = lane(
      'kpis',
      facts({ figures: figures([closing(at, [status('burns', 'on track'), status('acres', 'off track')])]) }),
    );
    expect(items[0]).toMatchObject({ look: 'poor', at, what: '2 KPIs closed', how: '1 of 2 missed' });
    const [alone] = lane('kpis', facts({ figures: figures([closing(at, [status('burns', 'on track')])]) }));
    expect(alone).toMatchObject({ look: 'good', how: 'On track', page: `/agreements/${AGREEMENT}/kpis/burns` });
  });

  it('that are due at one moment are told together, to the last period of the MOU and no further', () => {
    const ahead = lane('kpis', facts({ figures: figures([]) })).filter(({ look }) => look === 'ahead');
    expect(ahead.map(({ what, how }) => [what, how])).toEqual([
      ['Figures due of 1 KPI', 'May 2027'],
      ['Figures due of 2 KPIs', 'Jun 2027, Apr-Jun 2027'],
      ['Figures due of 1 KPI', 'Jul 2027'],
      ['Figures due of 1 KPI', 'Aug 2027'],
      ['Figures due of 2 KPIs', 'Sep 2027, Jul-Sep 2027'],
    ]);
  });
});

describe('A commitment', () => {
  const one = (...more: readonly (readonly [CommitmentEvent, string])[]) =>
    lane(
      'commitments',
      facts({ commitments: [lived([taken([stated('counts', '2027-05-03')]), onDay('2027-01-04')], ...more)] }),
    )[0];

  it('stands on the day on which it is due, by whether it was kept', () => {
    expect(one()).toMatchObject({ look: 'poor', how: 'Overdue', what: 'Birch air: Sends the counts every Friday.' });
    expect(one([delivered, onDay('2027-05-02')])).toMatchObject({ look: 'good', how: 'Delivered' });
    expect(one([delivered, onDay('2027-05-09')])).toMatchObject({ look: 'poor', how: 'Delivered, late' });
  });

  it('of a dispute for named people is there for whoever may read that dispute, without what it says', () => {
    const commitments = [lived([agreeing(1, 1, { named: true }), onDay('2027-03-04')])];
    expect(lane('commitments', facts({ commitments }))).toEqual([]);
    const disputes = [aDispute({ handling: 'named' })];
    expect(lane('commitments', facts({ commitments, disputes }))[0]?.what).toBe(
      'An action of dispute 1, for named people',
    );
  });
});

it('A notice is told when it was given, with what became of it', () => {
  const about = { kind: 'reporter', kpi: 'burns', office: 'lead' } as const;
  const data = { change: 1, version: 1, party: 'air', about, objectBy: onDay('2027-02-15'), calendar: 'law@1' };
  const by = { name: 'Lee', mailbox: 'lee@air.example' };
  const noticed = told(onDay('2027-02-01'), { type: 'ChangeNoticed', data, body: { by } });
  const holds = told(onDay('2027-02-15'), { type: 'ChangeHeld', data: { change: 1, heldAt: onDay('2027-02-15') } });
  const notice = (...more: (typeof noticed)[]) =>
    lane('notices', facts({ told: [...facts().told, noticed, ...more] }))[0];
  expect(notice()).toMatchObject({
    ...{ at: onDay('2027-02-01'), how: 'Other agencies may object' },
    what: 'Notice 1 of Birch air: who reports a KPI',
  });
  expect(notice(holds)?.how).toBe('In effect');
});

it('A listener is told what holds, what there has been and what comes next', () => {
  const all = facts({ disputes: [aDispute()] });
  expect(sayLife(itemsOf(all), all.zone, all.now)).toBe(
    'It begins on Mon, Nov 2, 2026. Version 1 is in force. So far: 1 dispute. Next: Sunset review, Fri, Nov 26, 2027.',
  );
});
