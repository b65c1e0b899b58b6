import { describe, expect, it } from 'vitest';
import type { Commitment } from '../../commitments/domain/commitment.state.ts';
import type { Dispute } from '../../disputes/domain/dispute.schema.ts';
import type { FollowUpState } from '../../disputes/follow-up-states.reads.ts';
import { deadlinesOf, fallenOf } from './deadlines.rules.ts';

const AT = '2026-03-02T15:00:00.000Z';
const DUE = '2026-03-06T22:00:00.000Z';
const dispute = (more: Partial<Dispute> = {}): Dispute =>
  ({
    ...{ id: 'dsp_1-3', agreement: 'mou_1', number: 3, status: 'open', handling: 'parties', level: 1 },
    ...{ zone: 'America/New_York', jurisdiction: { country: 'US' } },
    ladder: { levels: [{ name: 'Directors' }, { name: 'Heads' }] },
    ...{ raisedAt: AT, answerBy: '2026-03-04T22:00:00.000Z', opened: { at: AT, deadline: DUE, remindAt: [] } },
    ...more,
  }) as Dispute;
const NONE = { now: AT, pauses: [], sequence: 7, followUps: [] };
const told = (of: Dispute, pauses: { from: string; until: string }[] = []) =>
  deadlinesOf(of, 'MOU-1', { ...NONE, pauses }).map(({ uid, at, summary }) => [uid, at, summary]);
const promise = (key: string, dueAt: string, more: Partial<Commitment> = {}): FollowUpState => ({
  ...{ key, party: 'roads', by: dueAt.slice(0, 10), dueAt, seq: 4 },
  one: { by: dueAt.slice(0, 10), dueAt, ...more },
});

describe('The deadlines of a dispute', () => {
  it('are the end of its level, and the answer as long as there is none', () => {
    const level = ['dsp_1-3-level@concord', DUE, 'MOU-1, dispute 3: time of Heads ends'];
    const answer = [
      'dsp_1-3-answer@concord',
      '2026-03-04T22:00:00.000Z',
      'MOU-1, dispute 3: answer to the claim is due',
    ];
    expect(told(dispute())).toEqual([level, answer]);
    expect(told(dispute({ answeredAt: AT }))).toEqual([level]);
  });

  it('are the written reason of a veto', () => {
    const veto = { party: 'health', version: 2, right: 'closures', at: AT, reasonDue: DUE, answerOwed: false };
    expect(told(dispute({ status: 'vetoed', veto }))).toEqual([
      ['dsp_1-3-reason-2@concord', DUE, 'MOU-1, dispute 3: written reason of the veto is due'],
    ]);
  });

  it('are the promises that are still to be kept, by the place at which they stand', () => {
    const delivery = { number: 1, at: AT };
    const followUps = [
      promise('3-2-1', DUE, { delivery }),
      promise('3-2-2', DUE),
      promise('3-2-3', AT),
      promise('3-2-4', DUE, { stayed: true }),
      { ...promise('3-2-5', DUE), one: undefined },
    ];
    expect(deadlinesOf(dispute({ status: 'decided' }), 'MOU-1', { ...NONE, followUps })).toEqual([
      {
        ...{ uid: 'dsp_1-3-promise-2-2@concord', at: DUE, summary: 'MOU-1, dispute 3: action 2 is due' },
        ...{ page: '/agreements/mou_1/disputes/3', sequence: 11 },
      },
    ]);
  });

  it('are counted anew after a suspension, over a weekend as well, and keep their names', () => {
    const [level] = told(dispute(), [{ from: '2026-03-03T00:00:00.000Z', until: '2026-03-04T00:00:00.000Z' }]);
    expect(level?.slice(0, 2)).toEqual(['dsp_1-3-level@concord', '2026-03-09T21:00:00.000Z']);
  });

  it('are none when it is over', () => {
    for (const status of ['withdrawn', 'impasse'] as const) expect(told(dispute({ status }))).toEqual([]);
  });

  it('of one for named people tell the number, without a way to its page', () => {
    const named = deadlinesOf(dispute({ handling: 'named' }), 'MOU-1', NONE);
    expect(new Set(named.map(({ summary }) => summary))).toEqual(new Set(['MOU-1, dispute 3: deadline']));
    expect(named.some((one) => 'page' in one)).toBe(false);
  });
});

describe('Deadlines that nobody has to keep any more', () => {
  const gone = (of: Dispute, followUps: FollowUpState[] = []) =>
    fallenOf(of, 'MOU-1', { ...NONE, followUps }).map(({ uid, at }) => [uid, at]);
  const level = ['dsp_1-3-level@concord', DUE];
  const answer = ['dsp_1-3-answer@concord', '2026-03-04T22:00:00.000Z'];

  it('are those of a dispute that ended before them, under the names by which a calendar has them', () => {
    for (const status of ['decided', 'withdrawn', 'ended', 'impasse'] as const)
      expect(gone(dispute({ status }))).toEqual([level, answer]);
  });

  it('are none of one that goes on, but for the answer once it was given', () => {
    expect(gone(dispute())).toEqual([]);
    expect(gone(dispute({ answeredAt: AT }))).toEqual([answer]);
  });

  it('are the written reason of a veto that was given before its day', () => {
    const veto = { party: 'health', version: 2, right: 'closures', at: AT, reasonDue: DUE, answerOwed: true };
    const [opened, answerBy] = [{ at: AT, deadline: AT, remindAt: [] }, AT];
    expect(gone(dispute({ veto, opened, answerBy }))).toEqual([['dsp_1-3-reason-2@concord', DUE]]);
    expect(gone(dispute({ status: 'vetoed', veto, opened, answerBy }))).toEqual([]);
  });

  it('never have a name that runs as well', () => {
    const veto = { party: 'health', version: 2, right: 'closures', at: AT, reasonDue: DUE, answerOwed: false };
    const followUps = [promise('3-2-1', DUE, { delivery: { number: 1, at: AT } }), promise('3-2-2', DUE)];
    for (const status of ['open', 'vetoed', 'decided', 'withdrawn', 'ended', 'impasse'] as const)
      for (const answeredAt of [undefined, AT]) {
        const one = dispute({ status, veto, ...(answeredAt && { answeredAt }) });
        const running = deadlinesOf(one, 'MOU-1', { ...NONE, followUps }).map(({ uid }) => uid);
        expect(gone(one, followUps).filter(([uid]) => running.includes(uid ?? ''))).toEqual([]);
      }
  });

  it('are promises that were kept before their day', () => {
    const followUps = [promise('3-2-1', DUE, { delivery: { number: 1, at: AT } }), promise('3-2-2', DUE)];
    const decided = dispute({ status: 'decided', opened: { at: AT, deadline: AT, remindAt: [] }, answerBy: AT });
    expect(gone(decided, followUps)).toEqual([['dsp_1-3-promise-2-1@concord', DUE]]);
  });
});
