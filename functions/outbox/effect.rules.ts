/** A failed effect is tried again after growing pauses for about a day, then given up visibly; one that only waits for its turn is no attempt. */
import { HOUR, type Instant, MINUTE, plus, SECOND } from '../shared/kernel.ts';

const PAUSES = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR];

/** Milliseconds to wait after that many attempts; undefined when there were enough. */
export const pauseAfter = (attempts: number): number | undefined => PAUSES[attempts - 1];

/** SES refused it for its rate, whatever its interfaces call that, so nobody has it. */
const THROTTLED: readonly string[] = [
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'LimitExceededException',
];
export const isThrottled = (error: unknown): error is Error => error instanceof Error && THROTTLED.includes(error.name);

/** The account has sent what it may in a day: a turn comes within hours, and not within seconds. */
export const isDailyQuota = (error: unknown): boolean => isThrottled(error) && /daily/i.test(error.message);

/** Another email is about to say all of it. */
export class ToldSoon extends Error {
  override name = 'ToldSoon';
}

/** An effect that has done a part of what it is for, which is on its item: the rest is done by the next hand. */
export class MoreToDo extends Error {
  override name = 'MoreToDo';
}

const SOON = 2 * MINUTE;
/** The other is asked for by the step that follows: if it has not come by then, something holds that up, and this one says what it has to say. */
const OTHER_COMES_WITHIN = 10 * MINUTE;
export const waitedForOther = (askedAt: Instant, now: Instant): boolean => now >= plus(askedAt, OTHER_COMES_WITHIN);

/**
 * Milliseconds to wait where that is no attempt, so that it is never given up for it; undefined where it is one. Many are refused at once, and
 * each comes back at a time of its own.
 *
 * @param chance from 0 to 1
 */
export function pauseForTurn(error: unknown, chance: number): number | undefined {
  if (error instanceof ToldSoon) return SOON;
  if (error instanceof MoreToDo) return SECOND;
  if (isDailyQuota(error)) return (10 + 20 * chance) * MINUTE;
  return isThrottled(error) ? (20 + 100 * chance) * SECOND : undefined;
}

/** Whoever asked for a mail by typing an address waits at a screen; a mail that comes hours later only alarms. */
const EXPECTED = 15 * MINUTE;
export const stillExpected = (askedAt: Instant, now: Instant): boolean => now < plus(askedAt, EXPECTED);
