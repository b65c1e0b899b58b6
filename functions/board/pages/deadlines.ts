/** Every deadline that runs in a dispute, as a calendar shows it: named so that a file fetched later moves it and never doubles it. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import type { Pause } from '../../disputes/docket/domain/suspension-clock.rules.ts';
import type { Dispute } from '../../disputes/domain/dispute.schema.ts';
import { answerDue, deadlineOf, levelName, promiseDue, reasonDue } from '../../disputes/domain/ladder.rules.ts';
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

const promised = (dispute: Dispute, pauses: readonly Pause[]): Running[] =>
  (dispute.decision?.followUps ?? []).flatMap((promise, index) =>
    promise.status === 'open'
      ? [
          {
            name: `promise-${dispute.decision?.version}-${index + 1}`,
            at: promiseDue(dispute, promise, pauses),
            what: `promise ${index + 1} is due`,
          },
        ]
      : [],
  );

function running(dispute: Dispute, pauses: readonly Pause[]): Running[] {
  const { status, veto } = dispute;
  if (status === 'open') return openRunning(dispute, pauses);
  if (status === 'decided') return promised(dispute, pauses);
  const due = status === 'vetoed' ? reasonDue(dispute, pauses) : undefined;
  return due === undefined
    ? []
    : [{ name: `reason-${veto?.version}`, at: due, what: 'written reason of the veto is due' }];
}

/** A calendar travels to other services: of a dispute for named people it tells that it has a deadline, and no more. */
export function deadlinesOf(
  dispute: Dispute,
  number: string,
  { pauses, sequence }: { pauses: readonly Pause[]; sequence: number },
): Deadline[] {
  const called = `${mouName(number)}, dispute ${dispute.number}`;
  const named = dispute.handling === 'named';
  return running(dispute, pauses).map(({ name, at, what }) => ({
    uid: `${dispute.id}-${name}@concord`,
    at,
    summary: named ? `${called}: deadline` : `${called}: ${what}`,
    ...(!named && { page: `/agreements/${dispute.agreement}/disputes/${dispute.number}` }),
    sequence,
  }));
}
