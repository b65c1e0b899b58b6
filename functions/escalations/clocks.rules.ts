/** All clocks of an MOU can stand still for a while; every deadline that was running then falls exactly that much later. */
import { DAY, type Decision, type Instant, instant, plus, refuse } from '../shared/kernel.ts';
import { textOf } from '../shared/text.ts';
import type { DocketEvent } from './docket.events.ts';
import type { Docket } from './docket.state.ts';
import type { Speaker } from './speaker.schema.ts';

export interface Pause {
  from: Instant;
  /** When the clocks go on by themselves. */
  until: Instant;
  /** When a liaison let them go on, before that. */
  resumed?: Instant;
}

/** Days for which the clocks may stand in one term of the MOU. */
export const MOST_PAUSED_DAYS = 60;
const LONGEST_REASON = 2_000;

const endOf = ({ until, resumed }: Pause): Instant => resumed ?? until;
const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);
const between = (from: Instant, to: Instant): number => Math.max(0, Date.parse(to) - Date.parse(from));

/**
 * Where a deadline that was set at `since` stands after these pauses: later by exactly as long as the clocks stood between. A pause
 * that began at the deadline or after it moves nothing: the deadline had passed.
 */
export const moved = (deadline: Instant, since: Instant, pauses: readonly Pause[]): Instant =>
  pauses.reduce((stands, pause) => {
    const from = later(pause.from, since);
    return from < stands ? plus(stands, between(from, endOf(pause))) : stands;
  }, deadline);

/** The pause in which this moment lies. */
export const pauseAt = (pauses: readonly Pause[], now: Instant): Pause | undefined =>
  pauses.find((pause) => pause.from <= now && now < endOf(pause));

/** Milliseconds for which the clocks stand from that moment on, ended or not. */
export const usedSince = (pauses: readonly Pause[], since: Instant): number =>
  pauses.reduce((sum, pause) => sum + between(later(pause.from, since), endOf(pause)), 0);

/** Whole days that are left of a term's sixty. */
export const daysLeft = (pauses: readonly Pause[], termBegan: Instant): number =>
  Math.floor((MOST_PAUSED_DAYS * DAY - usedSince(pauses, termBegan)) / DAY);

const reasonFor = (reason: string, what: string) =>
  textOf(reason, {
    field: 'reason',
    max: LONGEST_REASON,
    empty: [`There is no reason yet why the clocks ${what}.`, 'Say it in a sentence; everyone is told.'],
  });

export interface Pausing {
  agreement: string;
  party: string;
  by: Speaker;
  cause: string;
  reason: string;
  days: number;
  /** When the MOU's term began. */
  termBegan: Instant;
}

const CAUSES = ['appropriations', 'emergency', 'other'] as const;

export function pauseClocks(docket: Docket | undefined, pausing: Pausing, now: Instant): Decision<DocketEvent> {
  const { agreement, party, by, reason, days, termBegan } = pausing;
  const pauses = docket?.pauses ?? [];
  const running = pauseAt(pauses, now);
  if (running)
    return refuse(
      'The clocks of this MOU stand still already.',
      `They go on by themselves on ${running.until.slice(0, 10)}, in UTC.`,
    );
  const cause = CAUSES.find((one) => one === pausing.cause);
  if (!cause) return refuse('There is no cause yet.', 'Choose one of the three.', 'cause');
  const said = reasonFor(reason, 'should stand still');
  if (said.refused) return { refused: said.refused };
  const left = daysLeft(pauses, termBegan);
  if (!Number.isInteger(days) || days < 1)
    return refuse('This is not a number of days.', 'Write a whole number from 1.', 'days');
  if (days > left)
    return refuse(
      `The clocks may stand for ${MOST_PAUSED_DAYS} days in a term, and ${left === 1 ? 'one is' : `${left} are`} left.`,
      left < 1 ? 'The clocks cannot be stopped again before the MOU is renewed.' : `Write at most ${left}.`,
      'days',
    );
  const data = { agreement, party, cause, until: plus(now, days * DAY) };
  return { events: [{ type: 'ClocksPaused', data, body: { by, reason: said.text } }] };
}

export function resumeClocks(
  docket: Docket | undefined,
  { party, by, reason }: Pick<Pausing, 'party' | 'by' | 'reason'>,
  now: Instant,
): Decision<DocketEvent> {
  if (!pauseAt(docket?.pauses ?? [], now))
    return refuse('The clocks of this MOU are running.', 'Nothing is to be done; load the page again.');
  const said = reasonFor(reason, 'go on');
  if (said.refused) return { refused: said.refused };
  return { events: [{ type: 'ClocksResumed', data: { party }, body: { by, reason: said.text } }] };
}

/** The moment from which a span of milliseconds ran while the clocks went: for showing how long something took. */
export const ranFor = (from: Instant, to: Instant, pauses: readonly Pause[]): number =>
  between(from, to) -
  pauses.reduce(
    (sum, pause) => sum + between(later(pause.from, from), instant(Math.min(Date.parse(endOf(pause)), Date.parse(to)))),
    0,
  );
