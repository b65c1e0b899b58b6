/** Of one person's reminders the first three of a week come by themselves; the others come in one email, unless they are due before it. */
import { weekOf } from '../disputes/domain/digest.rules.ts';
import { DAY, HOUR, type Instant, plus } from '../shared/kernel.ts';

export const MOST_ALONE = 3;

/** Monday morning, wherever in the country: when what is open is told as well. */
const AT = 13 * HOUR;

/** The next moment at which the email of the week goes out. */
export function nextWeekly(now: Instant): Instant {
  const monday = plus(`${weekOf(now)}T00:00:00.000Z`, AT);
  return now < monday ? monday : plus(monday, 7 * DAY);
}

/** The reminders of one person until then, each known by its effect and place: those that went alone, and those that wait. */
export interface Week {
  alone: readonly string[];
  gathered: readonly string[];
}

/**
 * Whether a reminder goes out by itself. Asked again about one it answers the same. Whoever reads the email of the week on its day should
 * still have a day for the act.
 */
export function goesAlone({ alone, gathered }: Week, key: string, by: Instant | undefined, weekly: Instant): boolean {
  if (alone.includes(key)) return true;
  if (gathered.includes(key)) return false;
  return alone.length < MOST_ALONE || (by !== undefined && by < plus(weekly, DAY));
}
