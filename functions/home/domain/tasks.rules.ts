/** What waits for a person: by the part the person has in each agreement, the most urgent first, then what has waited longest. */
import type { Calendar } from '../../shared/calendar/business-days.ts';
import { DAY, type Instant, type PlainDay, plus } from '../../shared/kernel.ts';

/**
 * As what a person stands in an agreement: `office` is one that does not sign, `alternate` stands in for a holder in disputes,
 * `reviewer` answers for one kind of review, `records officer` keeps its record.
 */
export type Part = 'liaison' | 'records officer' | 'signatory' | 'reviewer' | 'office' | 'alternate';

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
    calendar: Calendar;
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
  /** Other parties whose signature made outside waits for an answer that this person may give. */
  offers: readonly { party: string; partyName: string }[];
  /** Open disputes in which an act of this person is waited for. */
  disputes?: readonly { number: number; due: Instant; since: Instant; calendar: Calendar }[];
  /** Requests of other agencies to remove words, which wait for a records officer of this one. */
  removals?: readonly { id: string; since: Instant; calendar: Calendar }[];
}

export type TaskKind =
  | 'sign'
  | 'review'
  | 'offices'
  | 'notice'
  | 'mail'
  | 'returned'
  | 'term'
  | 'offer'
  | 'dispute'
  | 'removal';

export interface Task {
  kind: TaskKind;
  agreement: string;
  number: string;
  party: string;
  partyName: string;
  /** What it is about: recipients of mail, kinds of reviewers, the number of a dispute, a removal. */
  about: readonly string[];
  /** Until when it must be done; absent where no day is set. */
  due?: Instant;
  since: Instant;
  calendar: Calendar;
  lastDay?: PlainDay;
}

/** The end of a day, wherever it is: enough to order by, never shown. */
const endOf = (day: PlainDay): Instant => `${day}T23:59:59.999Z`;

/** How long before its end someone should think of who signs next. */
const TERM_NOTICE = 14 * DAY;

function liaisonOwes(
  { lacks, cameBack, returned, actsUntil, round }: Standing,
  now: Instant,
): [TaskKind, readonly string[]][] {
  const first = lacks.includes('offices');
  // A word in a mail that came back cannot be told: once the mailbox is mended, another mail brings another one.
  const mayHaveWord = !first && round?.turn === 'waiting' && !cameBack.includes('signatory');
  const soon = plus(now, TERM_NOTICE);
  const ends =
    actsUntil !== undefined && round !== undefined && [round.deadline, soon].some((at) => endOf(actsUntil) < at);
  return [
    ...(first ? [['offices', []] as [TaskKind, string[]]] : []),
    ...(cameBack.length > 0 ? [['mail', cameBack] as [TaskKind, readonly string[]]] : []),
    // Whoever was asked gets a link at once and no test mail, so there is no word to confirm.
    ...(mayHaveWord && lacks.includes('notice') ? [['notice', []] as [TaskKind, string[]]] : []),
    ...(returned.length > 0 ? [['returned', returned] as [TaskKind, readonly string[]]] : []),
    ...(ends ? [['term', []] as [TaskKind, string[]]] : []),
  ];
}

function owes(standing: Standing, now: Instant): [TaskKind, readonly string[]][] {
  const { part, of, answered, round } = standing;
  if (part === 'liaison') return liaisonOwes(standing, now);
  if (part === 'signatory') return round?.turn === 'asked' ? [['sign', []]] : [];
  return part === 'reviewer' && of !== undefined && !answered.includes(of) ? [['review', [of]]] : [];
}

/** A dispute belongs to an agreement in force: its round is long over. */
const disputesOf = ({ agreement, number, party, partyName, disputes = [] }: Standing): Task[] =>
  disputes.map(({ number: dispute, ...when }) => ({
    kind: 'dispute',
    ...{ agreement, number, party, partyName },
    about: [String(dispute)],
    ...when,
  }));

/** No law sets a day for them here: the agencies do. */
const removalsOf = ({ agreement, number, party, partyName, removals = [] }: Standing): Task[] =>
  removals.map(({ id, ...when }) => ({
    kind: 'removal',
    ...{ agreement, number, party, partyName },
    about: [id],
    ...when,
  }));

export const tasksOf = (standing: Standing, now: Instant): Task[] => [
  ...removalsOf(standing),
  ...disputesOf(standing),
  ...tasksOfRound(standing, now),
];

function tasksOfRound(standing: Standing, now: Instant): Task[] {
  const { agreement, number, party, partyName, round, actsUntil, offers } = standing;
  if (!round?.open || now >= round.deadline) return [];
  const common = { agreement, number, due: round.deadline, since: round.openedAt, calendar: round.calendar };
  // An answer to another agency is owed whatever the person's own party has done.
  const answers = offers.map((of): Task => ({ ...common, ...of, kind: 'offer', about: [] }));
  // Once the party has signed or declined, nobody in it has anything left to do for it.
  if (round.turn === 'signed' || round.turn === 'declined') return answers;
  const own = owes(standing, now).map(
    ([kind, about]): Task => ({
      ...common,
      kind,
      party,
      partyName,
      about,
      ...(kind === 'term' && actsUntil !== undefined && { due: endOf(actsUntil), lastDay: actsUntil }),
    }),
  );
  return [...own, ...answers];
}

const earlier = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Sorts after every instant. */
const NEVER = '~';
/** By deadline, then by age; what is alike keeps its order. */
export const mostUrgentFirst = (tasks: readonly Task[]): Task[] =>
  [...tasks].sort((one, other) => earlier(one.due ?? NEVER, other.due ?? NEVER) || earlier(one.since, other.since));

/** A removal is one of the agreement: an officer of an agency that serves two parties decides it once. */
const nameOf = ({ kind, agreement, party, about }: Task): string =>
  [kind, agreement, ...(kind === 'removal' ? [] : [party]), ...about].join(' ');

/** Each once: who is a liaison of two parties answers a third one once. */
export const whatWaits = (standings: readonly Standing[], now: Instant): Task[] =>
  mostUrgentFirst([
    ...new Map(standings.flatMap((standing) => tasksOf(standing, now)).map((task) => [nameOf(task), task])).values(),
  ]);

/** Each agreement once, however many parts the person has in it; the newest first. Ids begin with their time. */
export const agreementsAmong = (standings: readonly Standing[]): Standing[] =>
  [...new Map(standings.map((one) => [one.agreement, one])).values()].sort((one, other) =>
    earlier(other.agreement, one.agreement),
  );
