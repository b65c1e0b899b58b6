/** Whether what waits in the table gets done: what is due leaves, and what is open has a workflow that runs. */
import { type Instant, MINUTE, plus } from '../../../functions/shared/kernel.ts';
import { type Finding, good, unseen, wrong } from './finding.ts';

/** The same as the alarm's (infra/aws/alarms.ts): a sweep every five minutes takes what is due. */
const LONGEST_DUE = 30 * MINUTE;
/** An execution is begun by a hint within seconds, and by the sweep at the latest. */
const LONGEST_BEGINNING = 10 * MINUTE;

/** One stream that somebody must watch. */
export interface Watched {
  stream: string;
  machine: string;
  /** The execution that watches it. */
  name: string;
  startedAt: Instant;
}

export interface Work {
  /** The earliest moment of what should have left by now; undefined where nothing is past due. */
  oldestDue: { emails?: Instant | undefined; workflows?: Instant | undefined };
  watched: readonly Watched[];
  /** Streams that are open by their own record, with the machine that should watch them; `watched` has one row of each. */
  open: readonly Pick<Watched, 'stream' | 'machine'>[];
  /** Names of all executions that run. */
  running: ReadonlySet<string>;
}

const KINDS: readonly (readonly [machine: string, what: string])[] = [
  ['signing', 'Workflows of open rounds'],
  ['escalation', 'Workflows of disputes on their level'],
  ['sunset-review', 'Workflows of sunset reviews'],
  ['closing', 'Workflows of closings'],
];

const MOST_NAMED = 5;
const named = (streams: readonly string[]): string =>
  streams.slice(0, MOST_NAMED).join(', ') +
  (streams.length > MOST_NAMED ? ` and ${streams.length - MOST_NAMED} more` : '');

function due(what: string, alarm: string, oldest: Instant | undefined, now: Instant): Finding {
  if (oldest === undefined || now <= plus(oldest, LONGEST_DUE))
    return good(what, 'Nothing is due for more than half an hour.');
  return wrong(
    what,
    `The oldest is due since ${oldest}.`,
    `See whether relays is held in cdk.json; if not, see the line “${alarm}” in docs/runbooks.md.`,
  );
}

function watchedOf(what: string, machine: string, { watched, open, running }: Work, now: Instant): Finding {
  const rows = watched.filter((one) => one.machine === machine);
  const known = new Set(rows.map(({ stream }) => stream));
  const left = rows.filter(({ name, startedAt }) => !running.has(name) && now > plus(startedAt, LONGEST_BEGINNING));
  const missed = open.filter((one) => one.machine === machine && !known.has(one.stream));
  const alone = [...left, ...missed].map(({ stream }) => stream);
  if (alone.length === 0) return good(what, `${rows.length} to run, and each does.`);
  return wrong(
    what,
    `None runs for ${named(alone)}.`,
    missed.length > 0
      ? 'The sweep does not know of all of these: start an execution for each (docs/runbooks.md, “A workflow failed or stalled”).'
      : 'The sweep begins each again, two hours after its next moment; docs/runbooks.md, “A workflow failed or stalled”, says how by hand.',
  );
}

export function workFindings(work: Work | { problem: string }, now: Instant): Finding[] {
  if ('problem' in work)
    return [
      unseen('What waits in the table', work.problem, 'Run it with rights to read the table and Step Functions.'),
    ];
  const { emails, workflows } = work.oldestDue;
  return [
    due('Emails that are due', 'What the mailer should do is due for more than half an hour', emails, now),
    due('Workflows that are due', 'What the conductor should do is due for more than half an hour', workflows, now),
    ...KINDS.map(([machine, what]) => watchedOf(what, machine, work, now)),
  ];
}
