/** What waits for a person: by the part the person has in each agreement, the most urgent first, then what has waited longest. */
import type { KeyDate, Status } from '../../agreements/domain/status.rules.ts';
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
  title: string;
  party: string;
  partyName: string;
  part: Part;
  /** The reviewer's kind, of a reviewer. */
  of?: string;
  status: Status;
  /** By an office that only an earlier text names, which still has what began under that one. */
  former?: true;
  /** The version that is out to follow the text in force, which the round is of. */
  successor?: number;
  /** What comes next in the life of the agreement. */
  next?: KeyDate;
  /** Absent before the round opened. */
  round?: {
    id: string;
    open: boolean;
    openedAt: Instant;
    deadline: Instant;
    calendar: Calendar;
    /** Where the signature of the person's own office stands; of who signs nothing, that of the party. */
    turn: 'waiting' | 'asked' | 'signed' | 'declined';
    signed: number;
    of: number;
    /** Some agency signs through several offices: then signatures are counted by office. */
    offices?: true;
  };
  /** Of an MOU that was signed elsewhere. */
  elsewhere?: {
    /** While it is being confirmed: whether the party has, and how many parties have not. */
    asks?: { confirmed: boolean; left: number; since: Instant; calendar: Calendar };
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
  /** Notices of other parties to which this person may object, of a liaison. */
  changes?: readonly { change: number; due: Instant; calendar: Calendar }[] | undefined;
  /** What waits in commitments, of a liaison: what its party has promised and what was promised to it. */
  commitments?: readonly WaitingCommitment[] | undefined;
  /** Other parties, or seats of theirs, whose signature made outside waits for an answer that this person may give. */
  offers: readonly { party: string; partyName: string }[];
  /** How many disputes are open under the agreement, whoever has a part in them. */
  openDisputes?: number;
  /** Open disputes of the party that this person may read. */
  disputes?: readonly OpenDispute[];
  /** Requests to remove words, of a records officer; `own` ones wait for another agency. */
  removals?: readonly { id: string; own: boolean; since: Instant; calendar: Calendar }[] | undefined;
}

export interface WaitingCommitment {
  key: string;
  /** What its party delivers within a month, or late; a delivery to answer; another day or measure to answer. */
  waits: 'deliver' | 'accept' | 'agree';
  due?: Instant;
  since: Instant;
  calendar: Calendar;
}

export interface OpenDispute {
  number: number;
  /** Whose: this person's, of someone else in the same agency, or of another agency. */
  turn: 'own' | 'own agency' | 'other agency';
  /** The claim was not answered yet, and `due` is the day of the answer. */
  answer?: boolean;
  due: Instant;
  since: Instant;
  calendar: Calendar;
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
  | 'answer'
  | 'dispute'
  | 'removal'
  | 'adoption'
  | 'change'
  | 'deliver'
  | 'accept'
  | 'agree';

export interface Task {
  kind: TaskKind;
  agreement: string;
  number: string;
  title: string;
  party: string;
  partyName: string;
  /** What it is about: recipients of mail, kinds of reviewers, the number of a dispute, a removal. */
  about: readonly string[];
  /** Until when it must be done; absent where no day is set. */
  due?: Instant;
  since: Instant;
  calendar: Calendar;
  /** It is done under an earlier text: of those of today the person may have none to read. */
  former?: true;
  /** The round of the text that is out, of what is done about it. */
  round?: string;
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

type Named = Pick<Standing, 'agreement' | 'number' | 'title' | 'party' | 'partyName'>;
const named = ({ agreement, number, title, party, partyName }: Named): Named => ({
  ...{ agreement, number, title, party, partyName },
});

/** A dispute belongs to an agreement in force: its round is long over. */
export const tasksOfDisputes = (standing: Named & Pick<Standing, 'disputes' | 'former'>): Task[] =>
  (standing.disputes ?? [])
    .filter(({ turn }) => turn === 'own')
    .map(({ number, answer, due, since, calendar }) => ({
      ...{ kind: answer ? 'answer' : 'dispute', ...named(standing), about: [String(number)] },
      ...{ due, since, calendar },
      ...(standing.former && { former: true }),
    }));

/** No law sets a day for them here: the agencies do. */
const removalsOf = (standing: Standing): Task[] =>
  (standing.removals ?? [])
    .filter(({ own }) => !own)
    .map(({ id, since, calendar }) => ({ kind: 'removal', ...named(standing), about: [id], since, calendar }));

export const tasksOf = (standing: Standing, now: Instant): Task[] => [
  ...removalsOf(standing),
  ...tasksOfDisputes(standing),
  ...adoptionsOf(standing),
  ...changesOf(standing),
  ...commitmentsOf(standing),
  ...tasksOfRound(standing, now),
];

/** Each component of an agency confirms for itself; no day is set for it. */
function adoptionsOf({ part, elsewhere, ...standing }: Standing): Task[] {
  const asks = part === 'liaison' ? elsewhere?.asks : undefined;
  if (!asks || asks.confirmed) return [];
  const { since, calendar } = asks;
  return [{ kind: 'adoption', ...named(standing), about: [], since, calendar }];
}

/** What a person may do, and need not: it stands here until it holds by itself. */
const changesOf = ({ changes = [], ...standing }: Standing): Task[] =>
  changes.map(({ change, due, calendar }) => ({
    ...{ kind: 'change', ...named(standing), about: [String(change)] },
    ...{ due, since: due, calendar },
  }));

const commitmentsOf = ({ commitments = [], ...standing }: Standing): Task[] =>
  commitments.map(({ key, waits, due, since, calendar }) => ({
    ...{ kind: waits, ...named(standing), about: [key] },
    ...{ since, calendar, ...(due !== undefined && { due }) },
  }));

function tasksOfRound(standing: Standing, now: Instant): Task[] {
  const { agreement, number, title, party, partyName, round, actsUntil, offers } = standing;
  if (!round?.open || now >= round.deadline) return [];
  const { id, openedAt: since, deadline: due, calendar } = round;
  const common = { agreement, number, title, round: id, due, since, calendar };
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
export const mostUrgentFirst = <T extends Pick<Task, 'due' | 'since'>>(tasks: readonly T[]): T[] =>
  [...tasks].sort((one, other) => earlier(one.due ?? NEVER, other.due ?? NEVER) || earlier(one.since, other.since));

/** These are of the agreement: an official of an agency that serves two parties decides each once. */
const OF_THE_AGREEMENT: readonly TaskKind[] = ['removal', 'change'];
const nameOf = ({ kind, agreement, party, about }: Task): string =>
  [kind, agreement, ...(OF_THE_AGREEMENT.includes(kind) ? [] : [party]), ...about].join(' ');

/** Each once: who is a liaison of two parties answers a third one once. */
export const whatWaits = (standings: readonly Standing[], now: Instant): Task[] =>
  mostUrgentFirst([
    ...new Map(standings.flatMap((standing) => tasksOf(standing, now)).map((task) => [nameOf(task), task])).values(),
  ]);

/** Each agreement once, however many parts the person has in it by the texts of today; the newest first. Ids begin with their time. */
export const agreementsAmong = (standings: readonly Standing[]): Standing[] =>
  [...new Map(standings.filter(({ former }) => !former).map((one) => [one.agreement, one])).values()].sort(
    (one, other) => earlier(other.agreement, one.agreement),
  );
