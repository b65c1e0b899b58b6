/** The workflow does one thing at a time, never twice, and waits only for what is still to come. */
import { describe, expect, it } from 'vitest';
import { DAY, type Instant, plus } from '../../shared/kernel.ts';
import {
  aDispute,
  atImpasse,
  climbed,
  DEADLINE,
  decided,
  having,
  mailed,
  onDay,
  onLevel,
  REASON_DUE,
  reasoned,
  running,
  VETOED,
  vetoed,
  withdrawn,
} from '../testing/a-dispute.ts';
import { follow } from '../testing/a-history.ts';
import type { Dispute } from './dispute.schema.ts';
import { endWatch, standing } from './standing.rules.ts';

const [FIRST = '', SECOND = ''] = aDispute().opened.remindAt;
const VETO_ENDS = decided().decision?.vetoUntil ?? '';
const DUE = onDay('2027-04-01', 21);

const followed = (dispute: Dispute, at: Instant): Dispute => {
  const stands = standing(dispute, dispute.level, running(at));
  return having(dispute, follow(dispute, stands, running(at)).events ?? [], at);
};

const ended = (dispute: Dispute, at: Instant): Dispute =>
  having(dispute, endWatch(dispute, dispute.level, running(at)).events ?? [], at);

describe('Where a dispute stands', () => {
  it.each<[string, Dispute, Instant, string]>([
    ['it waits for the first reminder', aDispute(), aDispute().raisedAt, FIRST],
    ['until just before it', aDispute(), plus(FIRST, -1), FIRST],
    ['which is due then', aDispute(), FIRST, 'reminder due'],
    ['and then for the second', followed(aDispute(), FIRST), FIRST, SECOND],
    ['and then for the deadline', followed(aDispute(), SECOND), SECOND, DEADLINE],
    ['at which it climbs', aDispute(), DEADLINE, 'climb due'],
    ['late as well', aDispute(), plus(DEADLINE, 9 * DAY), 'climb due'],
    [
      'an office that takes no mail lifts it at once',
      mailed(aDispute(), 'health', 'bounced'),
      aDispute().raisedAt,
      'climb due',
    ],
    ['a level that opened waits anew', onLevel(1), DEADLINE, onLevel(1).opened.remindAt[0] ?? ''],
    ['a decision waits for a veto', decided(), VETOED, VETO_ENDS],
    ['after which nothing is left, whatever it promises', decided(), VETO_ENDS, 'nothing left'],
    ['and it is settled, once that is on the record', ended(decided(), VETO_ENDS), VETO_ENDS, 'settled'],
    ['a veto waits for its reason', vetoed(), VETOED, REASON_DUE],
    ['and lapses without', vetoed(), REASON_DUE, 'veto lapses'],
    ['the decision stands again, and nothing is left', followed(vetoed(), REASON_DUE), REASON_DUE, 'nothing left'],
    ['with its reason the level waits', reasoned(), reasoned().opened.at, reasoned().opened.remindAt[0] ?? ''],
    ['a withdrawal is the end', withdrawn(), DEADLINE, 'withdrawn'],
    ['so is an impasse', atImpasse(), plus(DUE, DAY), 'impasse'],
  ])('%s', (_, dispute, at, stands) => {
    const found = standing(dispute, dispute.level, running(at));
    expect(found.stand === 'waiting' ? found.until : found.stand).toBe(stands);
    if (found.stand === 'waiting') expect(found.until > at).toBe(true);
  });

  it('a workflow whose level was left has nothing more to do', () => {
    expect(standing(onLevel(1), 0, running(DEADLINE))).toEqual({ stand: 'moved on' });
    expect(standing(withdrawn(onLevel(1)), 0, running(DEADLINE))).toEqual({ stand: 'withdrawn' });
  });

  it('everything waits for the business days that are counted anew, and no longer', () => {
    const pauses = [{ from: onDay('2027-03-02'), until: onDay('2027-03-10') }];
    const until = (at: Instant) => standing(aDispute(), 0, { now: at, pauses });
    expect(until(DEADLINE)).toEqual({ stand: 'waiting', until: plus(FIRST, 8 * DAY) });
    const due = onDay('2027-03-16', 21);
    expect(until(plus(due, -1)).stand).toBe('reminder due');
    expect(until(due).stand).toBe('climb due');
    const resumed = pauses.map((one) => ({ ...one, resumed: onDay('2027-03-03') }));
    expect(standing(aDispute(), 0, { now: plus(DEADLINE, DAY), pauses: resumed }).stand).toBe('climb due');
  });
});

describe('What was due is not due again at the same moment', () => {
  it.each<[string, Dispute, Instant]>([
    ['a reminder', aDispute(), FIRST],
    ['two reminders at once', aDispute(), SECOND],
    ['a climb', aDispute(), DEADLINE],
    ['a climb past a mailbox', mailed(aDispute(), 'health', 'bounced'), onDay('2027-03-02')],
    ['the last climb', onLevel(3), onLevel(3).opened.deadline],
    ['a veto that lapses', vetoed(), REASON_DUE],
    ['that nothing is left', decided(), VETO_ENDS],
    ['a climb after a veto', reasoned(), climbed(reasoned()).opened.at],
  ])('%s', (_, dispute, at) => {
    const before = standing(dispute, dispute.level, running(at));
    expect(before.stand).toMatch(/due|lapses|nothing left/);
    const next = followed(dispute, at);
    expect(standing(next, next.level, running(at)).stand).not.toBe(before.stand);
  });

  it('a watch ends when the time for a veto is over, and no sooner', () => {
    const ends = (dispute: Dispute, at: Instant) => endWatch(dispute, dispute.level, running(at)).events;
    expect(ends(decided(), VETO_ENDS)).toEqual([{ type: 'WatchEnded', data: { level: 0 } }]);
    expect(ends(decided(), plus(VETO_ENDS, -1))).toEqual([]);
    expect(ends(vetoed(), VETO_ENDS), 'a reason is awaited').toEqual([]);
    expect(ends(ended(decided(), VETO_ENDS), VETO_ENDS), 'once').toEqual([]);
    expect(endWatch(decided(), 1, running(VETO_ENDS)).events, 'by its own level').toEqual([]);
  });
});
