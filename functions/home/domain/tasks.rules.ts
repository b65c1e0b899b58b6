/** What waits for a person: by the part the person has in each agreement, the most urgent first, then what has waited longest. */
import type { Calendar } from '../../shared/calendar/business-days.ts';
import { DAY, type Instant, type PlainDay, plus } from '../../shared/kernel.ts';
import type { Standing } from './standing.ts';

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
  | 'agree'
  | 'report'
  | 'explain'
  | 'proposal'
  | 'prepare'
  | 'choose'
  | 'draft'
  | 'duty';

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
  /** Its page is for named people; whoever is told may know no more than that it waits. */
  hidden?: true;
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
  ...tasksOfChanges(standing),
  ...commitmentsOf(standing),
  ...figuresOf(standing),
  ...reviewsOf(standing),
  ...dutiesOf(standing),
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
export const tasksOfChanges = ({ changes = [], ...standing }: Named & Pick<Standing, 'changes'>): Task[] =>
  changes
    .filter(({ own }) => !own)
    .map(({ change, due, calendar }) => ({
      ...{ kind: 'change', ...named(standing), about: [String(change)] },
      ...{ due, since: due, calendar },
    }));

const commitmentsOf = ({ commitments = [], ...standing }: Standing): Task[] =>
  commitments.map(({ key, waits, due, since, calendar, named: hidden }) => ({
    ...{ kind: waits, ...named(standing), about: [key] },
    ...(hidden && { hidden }),
    ...{ since, calendar, ...(due !== undefined && { due }) },
  }));

const figuresOf = ({ figures = [], ...standing }: Standing): Task[] =>
  figures.map(({ waits, about, due, since, calendar }) => ({
    ...{ kind: waits, ...named(standing), about },
    ...{ since, calendar, ...(due !== undefined && { due }) },
  }));

const reviewsOf = ({ reviews = [], ...standing }: Standing): Task[] =>
  reviews.map(({ waits, review, due, since, calendar }) => ({
    ...{ kind: waits, ...named(standing), about: [String(review)] },
    ...{ due, since, calendar },
  }));

const dutiesOf = ({ duties = [], ...standing }: Standing): Task[] =>
  duties.map(({ duty, since, calendar }) => ({
    ...{ kind: 'duty', ...named(standing), about: [String(duty)], since, calendar },
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
