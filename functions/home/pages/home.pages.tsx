/** The page of a signed-in person: what waits, each in one sentence with its link and the time left, then every agreement and how it stands. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { sayTimeLeft } from '../../shared/calendar/time-left.ts';
import type { Instant } from '../../shared/kernel.ts';
import { Button, Form } from '../../shared/pages/form.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { dayIn, sayDay, sayInstant } from '../../shared/time-words.ts';
import type { Standing, Task, TaskKind } from '../domain/tasks.rules.ts';

const KINDS: Record<string, string> = {
  signatory: 'the agency head',
  counsel: 'counsel',
  budget: 'the budget office',
  privacy: 'the privacy office',
  secretariat: 'the executive secretariat',
};
const sayKinds = (kinds: readonly string[]): string => kinds.map((kind) => KINDS[kind] ?? kind).join(' and ');

/** One sentence each: what to do, for which agency. The MOU's number stands before it. */
const SENTENCES: Record<TaskKind, (task: Task, now: Instant) => string> = {
  sign: ({ partyName }) => `Read it, then sign or decline for ${partyName}.`,
  review: ({ partyName, about }) => `Clear it or return it with comments, as ${sayKinds(about)} of ${partyName}.`,
  offices: ({ partyName }) => `Confirm the offices, holders and mailboxes of ${partyName}.`,
  notice: ({ partyName }) => `Type the word of the test notice: the office of the head of ${partyName} can tell you.`,
  mail: ({ partyName, about }) => `Mail to ${sayKinds(about)} of ${partyName} came back: correct the mailbox.`,
  returned: ({ partyName, about }) => `For ${partyName}, ${sayKinds(about)} returned it with comments: read them.`,
  term: ({ partyName, lastDay = '', calendar }, now) =>
    dayIn(calendar.zone, now) > lastDay
      ? `The head of ${partyName} acted until ${sayDay(lastDay)}, and nobody can sign now: say who holds the office.`
      : `The acting head of ${partyName} acts until ${sayDay(lastDay)}: say who signs after that.`,
  offer: ({ partyName }) => `${partyName} handed in a signature made outside: open it, then confirm or refuse it.`,
  dispute: ({ partyName, about }) => `Dispute ${about[0]}: it is the turn of ${partyName}.`,
  removal: ({ partyName }) =>
    `Another agency asks that words be removed from its record: decide for ${partyName}, as its records officer.`,
};

/** Who acts by a link of their own gets it by mail; a liaison acts here. */
const BY_MAIL: readonly TaskKind[] = ['sign', 'review'];

const addressOf = ({ kind, agreement, party, about }: Task): string => {
  if (kind === 'removal') return `/agreements/${agreement}/removals/${about[0]}`;
  if (kind === 'dispute') return `/agreements/${agreement}/disputes/${about[0]}`;
  if (BY_MAIL.includes(kind)) return `/agreements/${agreement}`;
  return `/agreements/${agreement}/parties/${party}${kind === 'offer' ? '/outside' : ''}`;
};

const Waiting = ({ task, now, person }: { task: Task; now: Instant; person: SignedIn }) => (
  <li class="concord-task">
    <p>
      <a href={addressOf(task)}>{mouName(task.number)}</a>: {SENTENCES[task.kind](task, now)}{' '}
      <span class="concord-left">
        {task.due === undefined
          ? `Asked on ${sayInstant(task.since, task.calendar.zone)}`
          : sayTimeLeft(task.calendar, now, task.due)}
        {task.due !== undefined && task.kind !== 'term' && ` (until ${sayInstant(task.due, task.calendar.zone)})`}
      </span>
    </p>
    {BY_MAIL.includes(task.kind) && (
      <Form to="/home/link" page="/home" keys={person.form} carries={{ _agreement: task.agreement }}>
        <Button look="outline">Send me my link for {mouName(task.number)}</Button>
      </Form>
    )}
  </li>
);

const standsAs = ({ status, round }: Standing, now: Instant): string => {
  if (status !== 'out for signature') return status;
  if (!round) return 'about to be sent out';
  const signed = `${round.signed} of ${round.of} have signed`;
  return round.open
    ? `out for signature, ${signed}, ${sayTimeLeft(round.calendar, now, round.deadline)}`
    : `no longer out, ${signed}`;
};

export interface HomeView {
  person: SignedIn;
  now: Instant;
  tasks: readonly Task[];
  agreements: readonly Standing[];
  linkSent: boolean;
}

export const homePage = ({ person, now, tasks, agreements, linkSent }: HomeView): string =>
  layout({
    title: 'Home',
    person,
    status: linkSent ? 'Your link is on its way to your mailbox.' : undefined,
    main: (
      <>
        <h1>What waits for you</h1>
        {tasks.length === 0 ? (
          <p>Nothing waits for you. When something does, we write to you.</p>
        ) : (
          <ol class="usa-list usa-list--unstyled">
            {tasks.map((task) => (
              <Waiting
                key={`${task.agreement} ${task.party} ${task.kind} ${task.about}`}
                task={task}
                now={now}
                person={person}
              />
            ))}
          </ol>
        )}
        <h2>Your agreements</h2>
        {agreements.length === 0 ? (
          <p>There is no agreement with you yet.</p>
        ) : (
          <ul class="usa-list">
            {agreements.map((one) => (
              <li key={one.agreement}>
                <a href={`/agreements/${one.agreement}`}>{mouName(one.number)}</a>, {one.partyName}:{' '}
                {standsAs(one, now)}
              </li>
            ))}
          </ul>
        )}
      </>
    ),
  });
