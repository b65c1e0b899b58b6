/** A promise is recalled before its day, broken after it, and done when whoever promised says so. */
import { describe, expect, it } from 'vitest';
import { DAY, type Instant, plus } from '../../shared/kernel.ts';
import type { Pause } from '../docket/domain/suspension-clock.rules.ts';
import {
  A_PROMISE,
  answered,
  aSpeaker,
  decided,
  having,
  onDay,
  outcomeOf,
  proposed,
  reasoned,
  running,
  taken,
  vetoed,
  withdrawn,
} from '../testing/a-dispute.ts';
import type { Dispute } from './dispute.schema.ts';
import { finishFollowUp, followUpDue, followUpMoments, watchFollowUps } from './follow-up.rules.ts';

const REMIND = onDay('2027-03-25', 13);
const DUE = onDay('2027-04-01', 21);
const two = () =>
  taken(proposed(answered(), { followUps: [A_PROMISE, { ...A_PROMISE, party: 'air', by: '2027-03-20' }] }));
const watched = (dispute: Dispute, at: Instant): Dispute =>
  having(dispute, watchFollowUps(dispute, running(at)).events ?? [], at);
const finishing = (dispute: Dispute, party: string, followUp = 0, what = ' The counts came. ') =>
  finishFollowUp(dispute, { party, offices: ['lead'] }, { followUp, by: aSpeaker(party), what });
const finished = (dispute: Dispute): Dispute => having(dispute, finishing(dispute, 'health').events ?? [], REMIND);

describe('A promise is watched over', () => {
  it.each<[string, Dispute, Instant, string]>([
    ['nothing is due before it is recalled', decided(), plus(REMIND, -1), ''],
    ['it is recalled at its moment', decided(), REMIND, 'FollowUpReminded'],
    ['once', watched(decided(), REMIND), REMIND, ''],
    ['it holds until its last moment', watched(decided(), REMIND), plus(DUE, -1), ''],
    ['and is broken at its end', watched(decided(), REMIND), DUE, 'FollowUpBroken'],
    ['without being recalled first, if nobody looked', decided(), DUE, 'FollowUpBroken'],
    ['once, too', watched(decided(), DUE), plus(DUE, DAY), ''],
    ['what is done is neither recalled nor broken', finished(decided()), DUE, ''],
    ['nor is anything while a veto waits', vetoed(), DUE, ''],
    ['nor of a decision that fell', reasoned(), DUE, ''],
    ['nor of a dispute without a decision', withdrawn(), DUE, ''],
  ])('%s', (_, dispute, at, says) => {
    expect(outcomeOf(watchFollowUps(dispute, running(at)))).toBe(says);
    expect(followUpDue(dispute, running(at)) !== undefined).toBe(says !== '');
  });

  it('each by itself, one at a time', () => {
    expect(watchFollowUps(two(), running(onDay('2027-03-20', 21))).events).toEqual([
      { type: 'FollowUpBroken', data: { followUp: 1 } },
    ]);
    expect(outcomeOf(watchFollowUps(watched(two(), onDay('2027-03-20', 21)), running(onDay('2027-03-20', 21))))).toBe(
      '',
    );
  });

  it('later by the business days that ended in a suspension since the decision', () => {
    const pauses: Pause[] = [{ from: onDay('2027-03-10'), until: onDay('2027-03-12') }];
    const [remind, due] = [onDay('2027-03-29', 13), onDay('2027-04-05', 21)];
    expect(followUpMoments(decided(), running(REMIND, pauses))).toEqual([remind, due]);
    expect(followUpDue(decided(), running(plus(DUE, DAY), pauses))?.what).toBe('remind');
    expect(followUpDue(decided(), running(due, pauses))?.what).toBe('broken');
  });

  it('and the moments to look at it are told in order', () => {
    expect(followUpMoments(two(), running(REMIND))).toEqual([
      onDay('2027-03-13', 13),
      onDay('2027-03-20', 21),
      REMIND,
      DUE,
    ]);
    expect(followUpMoments(watched(decided(), REMIND), running(REMIND))).toEqual([DUE]);
    expect(followUpMoments(finished(decided()), running(REMIND))).toEqual([]);
    expect(followUpMoments(reasoned(), running(REMIND))).toEqual([]);
  });
});

describe('A promise is done when whoever promised says so', () => {
  it.each<[string, ReturnType<typeof finishing>, string | RegExp]>([
    ['in a sentence', finishing(decided(), 'health'), 'FollowUpDone'],
    ['also late', finishing(watched(decided(), DUE), 'health'), 'FollowUpDone'],
    ['not in silence', finishing(decided(), 'health', 0, ' '), /what was done/],
    ['not by another agency', finishing(decided(), 'air'), /Another agency promised/],
    ['not twice', finishing(finished(decided()), 'health'), /done already/],
    ['not one that there is not', finishing(decided(), 'health', 1), /no such promise/],
    ['not by a strange number', finishing(decided(), 'health', Number.NaN), /no such promise/],
    ['not of a decision that fell', finishing(reasoned(), 'health'), /no such promise/],
  ])('%s', (_, outcome, says) => expect(outcomeOf(outcome)).toMatch(says));

  it('and what was done stands in the body', () =>
    expect(finishing(decided(), 'health').events).toEqual([
      {
        type: 'FollowUpDone',
        data: { followUp: 0, party: 'health' },
        body: { by: aSpeaker('health'), what: 'The counts came.' },
      },
    ]));
});
