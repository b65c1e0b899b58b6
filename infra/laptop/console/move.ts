/** A move of the clock tells what happened meanwhile: the mails that were sent, and the executions that went on. */
import type { Mail } from '../cloud/ses/inbox.ts';
import type { Surface } from './surface.ts';
import { executionsOf } from './trail.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Every day of a move is lived through: five years take about as long as a person waits. */
export const FURTHEST = 5 * 366 * DAY;

export interface Change {
  name: string;
  before: string;
  after: string;
}

export interface Move {
  from: number;
  to: number;
  mails: Mail[];
  changes: Change[];
  /** Why it ended early, if it did. */
  trouble?: string;
}

/** A month later is the same day of the next month, or its last. */
export function monthLater(at: number): number {
  const here = new Date(at);
  const day = here.getUTCDate();
  here.setUTCDate(1);
  here.setUTCMonth(here.getUTCMonth() + 1);
  const last = new Date(Date.UTC(here.getUTCFullYear(), here.getUTCMonth() + 1, 0)).getUTCDate();
  here.setUTCDate(Math.min(day, last));
  return here.getTime();
}

export interface Due {
  what: string;
  at: number;
  /** Address of a page about it. */
  about?: string;
}

/** What comes next, the earliest first. Sweeps every few minutes are left out: the clock hardly moves to the next of them. */
export function dueNext(cloud: Surface): Due[] {
  const waits = executionsOf(cloud).flatMap(({ execution: { name }, waits: own }) =>
    own.flatMap(({ state, until }) =>
      until === undefined
        ? []
        : [{ what: `${state} (${name})`, at: until, about: `/executions/${encodeURIComponent(name)}` }],
    ),
  );
  const schedules = cloud
    .schedules()
    .filter(({ last, next }) => Date.parse(next) - Date.parse(last) >= DAY)
    .map(({ name, expression, next }) => ({ what: `${name}, ${expression}`, at: Date.parse(next) }));
  return [...waits, ...schedules].sort((one, other) => one.at - other.at);
}

export type Target = { at: number } | { wrong: string; remedy: string };

/** Where a form wants the clock to be. */
export function targetOf(cloud: Surface, form: URLSearchParams): Target {
  const now = cloud.clock.now();
  switch (form.get('by')) {
    case 'due': {
      const [next] = dueNext(cloud);
      return next === undefined
        ? { wrong: 'Nothing is due.', remedy: 'Choose how far to move instead.' }
        : { at: Math.max(next.at, now) };
    }
    case 'hour':
      return { at: now + HOUR };
    case 'day':
      return { at: now + DAY };
    case 'week':
      return { at: now + 7 * DAY };
    case 'month':
      return { at: monthLater(now) };
    case 'date':
      return dateOf(form.get('date') ?? '', now);
    default:
      return { wrong: 'The form did not say how far.', remedy: 'Press one of the buttons below.' };
  }
}

function dateOf(typed: string, now: number): Target {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(typed) ? Date.parse(`${typed}Z`) : Number.NaN;
  if (Number.isNaN(at)) return { wrong: `“${typed}” is no date and time.`, remedy: 'Write it as 2027-03-31T17:00.' };
  if (at <= now)
    return { wrong: 'That time has passed.', remedy: 'The clock moves forward only: choose a later time.' };
  if (at - now > FURTHEST)
    return {
      wrong: 'That is more than five years ahead.',
      remedy: 'Choose an earlier time; you can move again from there.',
    };
  return { at };
}

const standings = (cloud: Surface): Map<string, Omit<Change, 'before'>> =>
  new Map(
    executionsOf(cloud).map(({ execution: { executionArn, name, status }, waits }) => [
      executionArn,
      {
        name,
        after: status === 'RUNNING' ? waits.map(({ state }) => state).join(', ') || 'on its way' : status.toLowerCase(),
      },
    ]),
  );

/** Moves, waits until the cloud is at rest, and compares. */
export async function move(cloud: Surface, at: number): Promise<Move> {
  const from = cloud.clock.now();
  const mailsBefore = cloud.inbox.list().at(-1)?.number ?? 0;
  const before = standings(cloud);
  const events = eventCounts(cloud);
  let trouble: string | undefined;
  try {
    await cloud.moveTo(at);
  } catch (error) {
    trouble = error instanceof Error ? error.message : String(error);
  }
  const counts = eventCounts(cloud);
  const changes = [...standings(cloud)].flatMap(([arn, { name, after }]) =>
    events.get(arn) === counts.get(arn) ? [] : [{ name, before: before.get(arn)?.after ?? 'not started', after }],
  );
  return {
    from,
    to: cloud.clock.now(),
    mails: cloud.inbox.list(mailsBefore),
    changes,
    ...(trouble !== undefined && { trouble }),
  };
}

const eventCounts = (cloud: Surface): Map<string, number> =>
  new Map(
    cloud.engine
      .listExecutions()
      .executions.map(({ executionArn }) => [
        executionArn,
        cloud.engine.getExecutionHistory({ executionArn }).events.length,
      ]),
  );
