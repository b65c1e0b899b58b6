/** A failed effect is tried again after growing pauses for about a day, then given up visibly. */
import { DAY, HOUR, type Instant, MINUTE, plus } from '../shared/kernel.ts';

const PAUSES = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR];

/** Milliseconds to wait after that many attempts; undefined when there were enough. */
export const pauseAfter = (attempts: number): number | undefined => PAUSES[attempts - 1];

/** The same where the account sends as many mails as it may: a turn comes, however often it was asked for, and it is given up after the same day. */
export const pauseForTurn = (askedAt: Instant, now: Instant): number | undefined =>
  now < plus(askedAt, DAY) ? MINUTE : undefined;

/** Whoever asked for a mail by typing an address waits at a screen; a mail that comes hours later only alarms. */
const EXPECTED = 15 * MINUTE;
export const stillExpected = (askedAt: Instant, now: Instant): boolean => now < plus(askedAt, EXPECTED);
