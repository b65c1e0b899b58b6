/** What is left until a deadline, in business days of an MOU: `3 business days left`. */
import { DAY, type Instant } from '../kernel.ts';
import { sayHoursLeft } from '../time-words.ts';
import { businessDaysBetween, type Calendar } from './business-days.ts';

/** On the last day, and where no whole business day is left, `23 hours left`, then minutes: rounded down, as days are. */
export function sayTimeLeft(calendar: Calendar, now: Instant, deadline: Instant): string {
  const days = Date.parse(deadline) - Date.parse(now) < DAY ? 0 : businessDaysBetween(calendar, now, deadline);
  if (days === 0) return sayHoursLeft(now, deadline);
  return `${days} business day${days === 1 ? '' : 's'} left`;
}
