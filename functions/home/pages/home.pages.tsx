/** The page of a signed-in person: the tasks with their days, what waits for others, and every MOU by status; each MOU by its title. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { sayTimeLeft } from '../../shared/calendar/time-left.ts';
import type { Instant } from '../../shared/kernel.ts';
import { Button, Form } from '../../shared/pages/form.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { sayDayOf, sayInstant } from '../../shared/time-words.ts';
import type { Standing } from '../domain/standing.ts';
import type { Task } from '../domain/tasks.rules.ts';
import type { Waiting } from '../domain/waiting.rules.ts';
import { Mous } from './home-mous.tsx';
import { sayTask, sayWaiting } from './task-words.parts.ts';

export interface HomeView {
  person: SignedIn;
  now: Instant;
  tasks: readonly Task[];
  waiting: readonly Waiting[];
  agreements: readonly Standing[];
  /** Which of them are shown; all when it names none. */
  status: string;
  linkSent: boolean;
}

interface Entry {
  agreement: string;
  number: string;
  title: string;
  due?: Instant;
  since: Instant;
  calendar: Task['calendar'];
  former?: true;
}

/** `Tue, Dec 1, 2026` with the business days that are left; what has no day says since when it waits. */
const Due = ({ of: { due, since, calendar }, now }: { of: Entry; now: Instant }) =>
  due === undefined ? (
    <p class="concord-task-due">Asked on {sayDayOf(since, calendar.zone)}</p>
  ) : (
    <p class="concord-task-due">
      {now < due ? '' : 'Overdue: '}
      <time dateTime={due} title={sayInstant(due, calendar.zone)}>
        {sayDayOf(due, calendar.zone)}
      </time>
      {now < due && <span class="concord-left"> {sayTimeLeft(calendar, now, due)}</span>}
    </p>
  );

const Title = ({ of: { agreement, title, number, former } }: { of: Entry }) => (
  <h3 class="concord-task-mou">
    {former ? (
      <bdi>{title}</bdi>
    ) : (
      <a href={`/agreements/${agreement}`}>
        <bdi>{title}</bdi>
      </a>
    )}{' '}
    <span class="concord-number">{mouName(number)}</span>
  </h3>
);

/** A signatory acts by a link of its own, which goes to the mailbox. */
const Act = ({ task, now, person }: { task: Task; now: Instant; person: SignedIn }) => {
  if (task.kind === 'sign')
    return (
      <Form to="/home/link" page="/home" keys={person.form} carries={{ _agreement: task.agreement }}>
        <Button look="outline">Email me my link for {mouName(task.number)}</Button>
      </Form>
    );
  const { label, href } = sayTask(task, now);
  return (
    <a class="usa-button" href={href}>
      {label}
      <span class="usa-sr-only"> {mouName(task.number)}</span>
    </a>
  );
};

const keyOf = ({ agreement, kind, about }: Pick<Task, 'agreement' | 'about'> & { kind: string }): string =>
  `${agreement} ${kind} ${about}`;

const Tasks = ({ tasks, now, person }: Pick<HomeView, 'tasks' | 'now' | 'person'>) => (
  <section aria-labelledby="tasks">
    <h2 id="tasks">Your tasks ({tasks.length})</h2>
    {tasks.length === 0 ? (
      <p>You have no tasks. When something waits for you, we write to you.</p>
    ) : (
      <ol class="concord-tasks">
        {tasks.map((task) => (
          <li key={`${keyOf(task)} ${task.party}`} class="concord-task">
            <Title of={task} />
            <p dir="auto">{sayTask(task, now).what}.</p>
            <Due of={task} now={now} />
            <div class="concord-task-act">
              <Act task={task} now={now} person={person} />
            </div>
          </li>
        ))}
      </ol>
    )}
  </section>
);

const Others = ({ waiting, now }: Pick<HomeView, 'waiting' | 'now'>) =>
  waiting.length === 0 ? null : (
    <section aria-labelledby="others">
      <h2 id="others">Waiting for others ({waiting.length})</h2>
      <ol class="concord-tasks">
        {waiting.map((one) => (
          <li key={keyOf(one)} class="concord-task">
            <Title of={one} />
            <p dir="auto">{sayWaiting(one)}.</p>
            <Due of={one} now={now} />
          </li>
        ))}
      </ol>
    </section>
  );

export const homePage = (view: HomeView): string => {
  const { person, linkSent } = view;
  return layout({
    title: 'Home',
    person,
    status: linkSent ? 'Your link is on its way. Check your email.' : undefined,
    main: (
      <>
        <h1>Home</h1>
        <Tasks {...view} />
        <Others {...view} />
        {view.agreements.length > 0 && (
          <p>
            <a href="/due">What comes due in the next two years, also as a calendar file</a>
          </p>
        )}
        <Mous {...view} />
        {view.agreements.some(({ openDisputes = 0 }) => openDisputes > 0) && (
          <p>
            <a href="/disputes/deadlines.ics">Deadlines of disputes as a calendar file</a>
          </p>
        )}
      </>
    ),
  });
};
