/** A task in words: what to do, where, and the button that leads there; for home, and for “Your turn” on the pages of an MOU. */
import { byWhen } from '../../agreements/pages/frame.parts.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { Turn } from '../../shared/pages/frame.tsx';
import { capital } from '../../shared/text.ts';
import { dayIn, sayDay } from '../../shared/time-words.ts';
import { mostUrgentFirst, type Task, type TaskKind } from '../domain/tasks.rules.ts';
import type { Waiting, WaitingKind } from '../domain/waiting.rules.ts';

const WHO: Record<string, string> = {
  signatory: 'the agency head',
  counsel: 'counsel',
  budget: 'the budget office',
  privacy: 'the privacy office',
  secretariat: 'the executive secretariat',
};
export const sayWhom = (kinds: readonly string[]): string => kinds.map((kind) => WHO[kind] ?? kind).join(' and ');

interface Words {
  /** The button. */
  label: string;
  what: (task: Task, now: Instant) => string;
}

const officesOf = ({ agreement, party }: Task): string => `/agreements/${agreement}/parties/${party}`;
const commitmentOf = ({ agreement, about }: Task): string => `/agreements/${agreement}/commitments/${about[0]}`;
const reviewOf = ({ agreement, about }: Task): string => `/agreements/${agreement}/reviews/${about[0]}`;
const disputeOf = ({ agreement, about }: Task): string => `/agreements/${agreement}/disputes/${about[0]}`;

const WORDS: Record<TaskKind, Words> = {
  sign: { label: 'Get your link', what: ({ partyName }) => `Read it, then sign or decline for ${partyName}` },
  review: {
    label: 'Review',
    what: ({ partyName, about }) => `Clear it or return it with comments, as ${sayWhom(about)} of ${partyName}`,
  },
  offices: {
    label: 'Confirm',
    what: ({ partyName }) => `Confirm who holds the offices of ${partyName}`,
  },
  notice: {
    label: 'Confirm',
    what: ({ partyName }) => `Type the word of the test email: the office of the head of ${partyName} can tell you`,
  },
  mail: {
    label: 'Fix',
    what: ({ partyName, about }) => `Correct the bounced email address of ${sayWhom(about)} of ${partyName}`,
  },
  returned: {
    label: 'Read',
    what: ({ partyName, about }) => `Read why ${sayWhom(about)} of ${partyName} returned it`,
  },
  term: {
    label: 'Say who signs',
    what: ({ partyName, lastDay = '', calendar }, now) =>
      dayIn(calendar.zone, now) > lastDay
        ? `Say who signs: the head of ${partyName} acted until ${sayDay(lastDay)}, and nobody can sign now`
        : `Say who signs next: the acting head of ${partyName} acts until ${sayDay(lastDay)}`,
  },
  offer: {
    label: 'Open',
    what: ({ partyName }) => `Confirm or refuse the signature made outside that ${partyName} handed in`,
  },
  answer: { label: 'Answer', what: ({ about }) => `Answer dispute ${about[0]}` },
  dispute: { label: 'Open', what: ({ about, partyName }) => `Act in dispute ${about[0]} for ${partyName}` },
  removal: {
    label: 'Decide',
    what: ({ partyName }) => `Decide for ${partyName} whether words are removed from its record`,
  },
  change: {
    label: 'Look',
    what: ({ about }) => `Object to notice ${about[0]} if you do not agree; if you do, there is nothing to do`,
  },
  deliver: { label: 'Open', what: ({ partyName }) => `Deliver what ${partyName} has committed itself to` },
  accept: {
    label: 'Look',
    what: ({ partyName }) => `Accept for ${partyName} what another agency delivered, or say what is missing`,
  },
  agree: {
    label: 'Answer',
    what: ({ partyName }) => `Agree for ${partyName} to another day or measure that is asked for, or refuse`,
  },
  report: {
    label: 'Report',
    what: ({ about: [missing, of], partyName }) =>
      of === '1' ? `Report the number of ${partyName}` : `Report ${missing} of ${of} numbers of ${partyName}`,
  },
  explain: { label: 'Say why', what: ({ about }) => `Say why it was missed, and what follows: ${about[2]}` },
  proposal: {
    label: 'Answer',
    what: ({ about, partyName }) => `Agree for ${partyName} to proposal ${about[0]} about KPIs, or decline`,
  },
  prepare: {
    label: 'Prepare',
    what: ({ about, partyName }) => `Prepare for ${partyName} what its office may answer in review ${about[0]}`,
  },
  choose: {
    label: 'Choose',
    what: ({ about, partyName }) => `Choose for ${partyName} in review ${about[0]}: renew, amend or end`,
  },
  draft: {
    label: 'Read the points',
    what: ({ about, partyName }) => `Draft for ${partyName} the amendment that review ${about[0]} chose`,
  },
  duty: {
    label: 'Answer',
    what: ({ partyName }) => `Agree for ${partyName} to what it would do in the closing of the MOU, or object`,
  },
  adoption: { label: 'Compare', what: ({ partyName }) => `Confirm what ${partyName} signed elsewhere` },
};

/** A signatory acts by a link that proves the mailbox anew: home sends it. */
const addressOf = (task: Task): string => {
  if (task.hidden) return `/agreements/${task.agreement}/commitments`;
  switch (task.kind) {
    case 'sign':
      return '/home';
    case 'review':
      return `/reviews/${task.round}/${task.party}/${task.about[0]}`;
    case 'offer':
      return `${officesOf(task)}/outside`;
    case 'answer':
      return `${disputeOf(task)}/answer`;
    case 'dispute':
      return disputeOf(task);
    case 'adoption':
      return `/agreements/${task.agreement}/adoption`;
    case 'change':
      return `/agreements/${task.agreement}/changes/${task.about[0]}`;
    case 'deliver':
      return commitmentOf(task);
    case 'accept':
      return `${commitmentOf(task)}/answer`;
    case 'agree':
      return `${commitmentOf(task)}/change/answer`;
    case 'report':
      return `${officesOf(task)}/figures${task.about[2] ? `/${task.about[2]}` : ''}`;
    case 'explain':
      return `/agreements/${task.agreement}/kpis/${task.about[0]}/miss/${task.about[1]}`;
    case 'proposal':
      return `/agreements/${task.agreement}/kpis/plan/${task.about[0]}`;
    case 'prepare':
      return `${reviewOf(task)}/answers?as=${task.party}`;
    case 'choose':
      return `${reviewOf(task)}/choice?as=${task.party}`;
    case 'draft':
      return reviewOf(task);
    case 'duty':
      return `/agreements/${task.agreement}/closing/duties/${task.about[0]}`;
    case 'removal':
      return `/agreements/${task.agreement}/removals/${task.about[0]}`;
    default:
      return officesOf(task);
  }
};

export const sayTask = (task: Task, now: Instant): Turn => {
  const { label, what } = WORDS[task.kind];
  return { what: what(task, now), label, href: addressOf(task) };
};

/** What is most urgent of what a page of an MOU knows. */
export function turnOf(tasks: readonly Task[], now: Instant): Turn | undefined {
  const [task] = mostUrgentFirst(tasks);
  if (!task) return undefined;
  const { what, ...button } = sayTask(task, now);
  const begun = `${what.charAt(0).toLowerCase()}${what.slice(1)}`;
  // The words of a term say its day themselves.
  const due = task.due === undefined || task.kind === 'term' ? '' : ` ${byWhen(task.calendar, task.due, now)}`;
  return { ...button, what: `${begun}${due}` };
}

const WAITING: Record<WaitingKind, (of: Waiting) => string> = {
  liaison: ({ partyName }) => `The liaison of ${partyName} prepares it`,
  clearance: ({ partyName, about }) => `${sayWhom(about)} of ${partyName} to clear the text`,
  head: ({ partyName }) => `The head of ${partyName} to sign or decline`,
  turn: ({ partyName }) => `${partyName} is prepared: its head is asked when its turn comes`,
  signatures: ({ about: [count, offices] }) => {
    const [one, many] = offices ? ['office', 'offices'] : ['agency', 'agencies'];
    return count === '1' ? `One other ${one} to sign` : `${count} other ${many} to sign`;
  },
  'dispute own agency': ({ about, partyName }) => `Someone else of ${partyName} to act in dispute ${about[0]}`,
  'dispute other agency': ({ about }) => `Another agency to act in dispute ${about[0]}`,
  removal: () => 'Another agency to decide on the removal of words that you asked for',
  change: ({ about }) => `The other parties, who may object to your agency’s notice ${about[0]}`,
  confirmations: ({ about }) =>
    about[0] === '1'
      ? 'One party to confirm what it signed elsewhere'
      : `${about[0]} parties to confirm what they signed elsewhere`,
};

export const sayWaiting = (one: Waiting): string => {
  const said = WAITING[one.kind](one);
  return capital(said);
};
