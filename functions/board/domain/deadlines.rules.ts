/** Every deadline that runs in a dispute, as a calendar shows it: named so that a file fetched later moves it and never doubles it. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import type { Commitment } from '../../commitments/domain/commitment.state.ts';
import { followUpIn } from '../../commitments/domain/follow-up.rules.ts';
import { isOpen, isPast } from '../../commitments/domain/standing.rules.ts';
import type { Pause } from '../../disputes/docket/domain/suspension-clock.rules.ts';
import type { Dispute } from '../../disputes/domain/dispute.schema.ts';
import { answerDue, deadlineOf, levelName, reasonDue } from '../../disputes/domain/ladder.rules.ts';
import type { Instant } from '../../shared/kernel.ts';

export interface Deadline {
  uid: string;
  at: Instant;
  summary: string;
  /** Path of the dispute's page; absent where a calendar shows the number and the deadline only. */
  page?: string;
  /** Grows whenever something happened that may have moved it. */
  sequence: number;
}

interface Running {
  name: string;
  at: Instant;
  what: string;
  /** How much has happened elsewhere that may have moved it. */
  moved?: number;
}

/** Whatever level has it: in a calendar the dispute's next deadline takes the place of the one before. */
const levelEnds = (dispute: Dispute, pauses: readonly Pause[]): Running => ({
  name: 'level',
  at: deadlineOf(dispute, pauses),
  what: `time of ${levelName(dispute.ladder, dispute.level)} ends`,
});
const answerIsDue = (dispute: Dispute, pauses: readonly Pause[]): Running => ({
  name: 'answer',
  at: answerDue(dispute, pauses),
  what: 'answer to the claim is due',
});

const reasonIsDue = (dispute: Dispute, pauses: readonly Pause[]): Running[] => {
  const due = reasonDue(dispute, pauses);
  return due === undefined
    ? []
    : [{ name: `reason-${dispute.veto?.version}`, at: due, what: 'written reason of the veto is due' }];
};

/** What became of something that a decision makes a side do. */
interface FollowUp {
  key: string;
  /** Absent of one that was accepted long ago. */
  one: Commitment | undefined;
  /** Grows with whatever happens to commitments of its party. */
  seq: number;
}

/** What a decision makes its sides do, as far as its day is still ahead: what is left to do, or what is not any more. */
const promised = (followUps: readonly FollowUp[], now: Instant, left: boolean): Running[] =>
  followUps.flatMap(({ key, one, seq }) => {
    const of = followUpIn(key);
    return of && one?.dueAt !== undefined && isOpen(one) === left && !isPast(one, now)
      ? [
          {
            name: `promise-${of.version}-${of.index + 1}`,
            at: one.dueAt,
            what: `action ${of.index + 1} is due`,
            moved: seq,
          },
        ]
      : [];
  });

function running(dispute: Dispute, { pauses, followUps, now }: Reckoned): Running[] {
  const { status } = dispute;
  if (status === 'open')
    return [levelEnds(dispute, pauses), ...(dispute.answeredAt === undefined ? [answerIsDue(dispute, pauses)] : [])];
  if (status === 'decided') return promised(followUps, now, true);
  return status === 'vetoed' ? reasonIsDue(dispute, pauses) : [];
}

/** Deadlines to come that nobody has to keep any more: it is over, was answered, or the promise was kept. */
function fallen(dispute: Dispute, { pauses, followUps, now }: Reckoned): Running[] {
  const { status, answeredAt } = dispute;
  return [
    ...(status === 'open' ? [] : [levelEnds(dispute, pauses)]),
    ...(status === 'open' && answeredAt === undefined ? [] : [answerIsDue(dispute, pauses)]),
    ...(status === 'vetoed' ? [] : reasonIsDue(dispute, pauses)),
    ...promised(followUps, now, false),
  ].filter(({ at }) => at > now);
}

interface Reckoned {
  now: Instant;
  pauses: readonly Pause[];
  sequence: number;
  followUps: readonly FollowUp[];
}

/** A calendar travels to other services: of a dispute for named people it tells that it has a deadline, and no more. */
const told = (dispute: Dispute, number: string, sequence: number, all: readonly Running[]): Deadline[] => {
  const called = `${mouName(number)}, dispute ${dispute.number}`;
  const named = dispute.handling === 'named';
  return all.map(({ name, at, what, moved = 0 }) => ({
    uid: `${dispute.id}-${name}@concord`,
    at,
    summary: named ? `${called}: deadline` : `${called}: ${what}`,
    ...(!named && { page: `/agreements/${dispute.agreement}/disputes/${dispute.number}` }),
    sequence: sequence + moved,
  }));
};

export const deadlinesOf = (dispute: Dispute, number: string, reckoned: Reckoned): Deadline[] =>
  told(dispute, number, reckoned.sequence, running(dispute, reckoned));

export const fallenOf = (dispute: Dispute, number: string, reckoned: Reckoned): Deadline[] =>
  told(dispute, number, reckoned.sequence, fallen(dispute, reckoned));
