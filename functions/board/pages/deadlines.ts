/** Every deadline that runs in a dispute, as a calendar shows it: named so that a file fetched later moves it and never doubles it. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { followUpIn } from '../../commitments/domain/follow-up.rules.ts';
import { isOpen, isPast } from '../../commitments/domain/standing.rules.ts';
import type { Pause } from '../../disputes/docket/domain/suspension-clock.rules.ts';
import type { Dispute } from '../../disputes/domain/dispute.schema.ts';
import { answerDue, deadlineOf, levelName, reasonDue } from '../../disputes/domain/ladder.rules.ts';
import type { FollowUpState } from '../../disputes/follow-up-states.reads.ts';
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

const openRunning = (dispute: Dispute, pauses: readonly Pause[]): Running[] => [
  {
    name: `level-${dispute.level}`,
    at: deadlineOf(dispute, pauses),
    what: `time of ${levelName(dispute.ladder, dispute.level)} ends`,
  },
  ...(dispute.answeredAt === undefined
    ? [{ name: 'answer', at: answerDue(dispute, pauses), what: 'answer to the claim is due' }]
    : []),
];

/** What a decision makes its sides do, as far as it is still ahead. */
const promised = (followUps: readonly FollowUpState[], now: Instant): Running[] =>
  followUps.flatMap(({ key, one, seq }) => {
    const of = followUpIn(key);
    return of && one?.dueAt !== undefined && isOpen(one) && !isPast(one, now)
      ? [
          {
            name: `promise-${of.version}-${of.index + 1}`,
            at: one.dueAt,
            what: `promise ${of.index + 1} is due`,
            moved: seq,
          },
        ]
      : [];
  });

function running(dispute: Dispute, { pauses, followUps, now }: Reckoned): Running[] {
  const { status, veto } = dispute;
  if (status === 'open') return openRunning(dispute, pauses);
  if (status === 'decided') return promised(followUps, now);
  const due = status === 'vetoed' ? reasonDue(dispute, pauses) : undefined;
  return due === undefined
    ? []
    : [{ name: `reason-${veto?.version}`, at: due, what: 'written reason of the veto is due' }];
}

interface Reckoned {
  now: Instant;
  pauses: readonly Pause[];
  sequence: number;
  followUps: readonly FollowUpState[];
}

/** A calendar travels to other services: of a dispute for named people it tells that it has a deadline, and no more. */
export function deadlinesOf(dispute: Dispute, number: string, reckoned: Reckoned): Deadline[] {
  const called = `${mouName(number)}, dispute ${dispute.number}`;
  const named = dispute.handling === 'named';
  return running(dispute, reckoned).map(({ name, at, what, moved = 0 }) => ({
    uid: `${dispute.id}-${name}@concord`,
    at,
    summary: named ? `${called}: deadline` : `${called}: ${what}`,
    ...(!named && { page: `/agreements/${dispute.agreement}/disputes/${dispute.number}` }),
    sequence: reckoned.sequence + moved,
  }));
}
