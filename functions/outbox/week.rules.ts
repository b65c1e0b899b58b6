/** Of one person's reminders the first three of a week come by themselves, and of all news the first twenty of a day; the others come in one email, unless they are due before it. */
import { weekOf } from '../disputes/domain/digest.rules.ts';
import { DAY, HOUR, type Instant, plus } from '../shared/kernel.ts';

export const MOST_ALONE = 3;
/** Whoever does nothing for it hears of what others set going: so often in a day, and then of all of it at once. */
export const MOST_NEWS_ALONE = 20;
/** One item and one email hold so many; those that come after them have an email of their own. */
export const MOST_GATHERED = 200;

/** Monday morning, wherever in the country: when what is open is told as well. */
const AT = 13 * HOUR;

/** The next moment at which the email of the week goes out. */
export function nextWeekly(now: Instant): Instant {
  const monday = plus(`${weekOf(now)}T00:00:00.000Z`, AT);
  return now < monday ? monday : plus(monday, 7 * DAY);
}

/** The next morning at the same hour. */
export function nextDaily(now: Instant): Instant {
  const morning = plus(`${now.slice(0, 10)}T00:00:00.000Z`, AT);
  return now < morning ? morning : plus(morning, DAY);
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
export function goesAlone(
  { alone, gathered }: Week,
  key: string,
  by: Instant | undefined,
  weekly: Instant,
  most = MOST_ALONE,
): boolean {
  if (alone.includes(key)) return true;
  if (gathered.includes(key)) return false;
  return alone.length < most || (by !== undefined && by < plus(weekly, DAY));
}
