/** What waits for a person: by the part the person has in each agreement, the most urgent first, then what has waited longest. */
import type { Instant, PlainDay } from '../shared/kernel.ts';

/** As what a person stands in an agreement: `office` is one that does not sign, `reviewer` answers for one kind of review. */
export type Part = 'liaison' | 'signatory' | 'reviewer' | 'office';

/** Where one party of one agreement stands, as far as a person with that part needs to know. */
export interface Standing {
  agreement: string;
  number: string;
  party: string;
  partyName: string;
  part: Part;
  /** The reviewer's kind, of a reviewer. */
  of?: string;
  status: string;
  /** Absent before the round opened. */
  round?: {
    open: boolean;
    openedAt: Instant;
    deadline: Instant;
    zone: string;
    /** Where the party's own signature stands. */
    turn: 'waiting' | 'asked' | 'signed' | 'declined';
    signed: number;
    of: number;
  };
  /** What the party still owes before its head is asked, in order. */
  lacks: readonly string[];
  /** Whose mail came back: `signatory`, or a reviewer's kind. */
  cameBack: readonly string[];
  /** Kinds of reviewers who returned the text that is out. */
  returned: readonly string[];
  /** Kinds of reviewers who have answered to the text that is out. */
  answered: readonly string[];
  /** Last day of a holder who only acts in the office that signs. */
  actsUntil?: PlainDay;
}

export type TaskKind = 'sign' | 'review' | 'offices' | 'notice' | 'mail' | 'returned' | 'term';

export interface Task {
  kind: TaskKind;
  agreement: string;
  number: string;
  party: string;
  partyName: string;
  /** Whom it is about: recipients of mail, kinds of reviewers. */
  about: readonly string[];
  /** Until when it must be done. */
  due: Instant;
  since: Instant;
  zone: string;
  lastDay?: PlainDay;
}

/** The end of a day, wherever it is: enough to order by, never shown. */
const endOf = (day: PlainDay): Instant => `${day}T23:59:59.999Z`;

function liaisonOwes({ lacks, cameBack, returned, actsUntil, round }: Standing): [TaskKind, readonly string[]][] {
  const first = lacks.includes('offices');
  const ends = actsUntil !== undefined && round !== undefined && endOf(actsUntil) < round.deadline;
  return [
    ...(first ? [['offices', []] as [TaskKind, string[]]] : []),
    // Whoever was asked gets a link at once and no test mail, so there is no word to confirm.
    ...(!first && round?.turn === 'waiting' && lacks.includes('notice')
      ? [['notice', []] as [TaskKind, string[]]]
      : []),
    ...(cameBack.length > 0 ? [['mail', cameBack] as [TaskKind, readonly string[]]] : []),
    ...(returned.length > 0 ? [['returned', returned] as [TaskKind, readonly string[]]] : []),
    ...(ends ? [['term', []] as [TaskKind, string[]]] : []),
  ];
}

function owes(standing: Standing): [TaskKind, readonly string[]][] {
  const { part, of, answered, round } = standing;
  if (part === 'liaison') return liaisonOwes(standing);
  if (part === 'signatory') return round?.turn === 'asked' ? [['sign', []]] : [];
  return part === 'reviewer' && of !== undefined && !answered.includes(of) ? [['review', [of]]] : [];
}

export function tasksOf(standing: Standing, now: Instant): Task[] {
  const { agreement, number, party, partyName, round, actsUntil } = standing;
  // Once the party has signed or declined, or the round is over, nobody in it has anything left to do for it.
  if (!round?.open || now >= round.deadline || round.turn === 'signed' || round.turn === 'declined') return [];
  return owes(standing).map(([kind, about]) => ({
    kind,
    agreement,
    number,
    party,
    partyName,
    about,
    due: kind === 'term' && actsUntil !== undefined ? endOf(actsUntil) : round.deadline,
    since: round.openedAt,
    zone: round.zone,
    ...(kind === 'term' && actsUntil !== undefined && { lastDay: actsUntil }),
  }));
}

const earlier = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** By deadline, then by age; what is alike keeps its order. */
export const mostUrgentFirst = (tasks: readonly Task[]): Task[] =>
  [...tasks].sort((one, other) => earlier(one.due, other.due) || earlier(one.since, other.since));

export const whatWaits = (standings: readonly Standing[], now: Instant): Task[] =>
  mostUrgentFirst(standings.flatMap((standing) => tasksOf(standing, now)));

/** Each agreement once, however many parts the person has in it; the newest first. Ids begin with their time. */
export const agreementsAmong = (standings: readonly Standing[]): Standing[] =>
  [...new Map(standings.map((one) => [one.agreement, one])).values()].sort((one, other) =>
    earlier(other.agreement, one.agreement),
  );
