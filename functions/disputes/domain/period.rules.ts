/** Deadlines of a dispute, counted in business days of the MOU's calendar. */
import { dueOn } from '../../commitments/domain/moments.rules.ts';
import {
  addBusinessDays,
  type Calendar,
  endOfBusiness,
  isBusinessDay,
  startOfBusiness,
} from '../../shared/calendar/business-days.ts';
import { lawVersion } from '../../shared/calendar/law.ts';
import { isDay } from '../../shared/day-typed.ts';
import { dayOf } from '../../shared/days.ts';
import { DAY, HOUR, type Instant, type PlainDay, plus } from '../../shared/kernel.ts';
import type { Terms } from './decide.rules.ts';
import type { Period } from './dispute.schema.ts';
import type { VetoTimes } from './veto.rules.ts';

/** A level opened now ends at 17:00 on its last business day; reminders come at half time and one business day before. */
export function periodOf(calendar: Calendar, businessDays: number, now: Instant): Period {
  const deadline = endOfBusiness(calendar, addBusinessDays(calendar, now, businessDays));
  const moments = [Math.floor(businessDays / 2), businessDays - 1]
    .filter((days) => days > 0)
    .map((days) => startOfBusiness(calendar, addBusinessDays(calendar, now, days)));
  return { deadline, remindAt: [...new Set(moments)].sort(), calendar: lawVersion };
}

/** The other side answers in half the time of the first level, and has at least one business day. */
export const answerBy = (calendar: Calendar, businessDays: number, now: Instant): Instant =>
  endOfBusiness(calendar, addBusinessDays(calendar, now, Math.max(1, Math.ceil(businessDays / 2))));

const VETO_HOURS = 48;

/** 48 hours; when they end on a closed day, 17:00 on the next business day. */
export function afterVetoHours(calendar: Calendar, now: Instant): Instant {
  const ends = plus(now, VETO_HOURS * HOUR);
  const day = dayOf(calendar.zone, ends);
  return isBusinessDay(calendar, day) ? ends : endOfBusiness(calendar, day);
}

export const vetoTimes = (calendar: Calendar, businessDays: number, now: Instant): VetoTimes => ({
  reasonDue: afterVetoHours(calendar, now),
  calendar: lawVersion,
  period: periodOf(calendar, businessDays, now),
});

/** What a decision made now leaves behind: how long others may veto it, and the hours of what it promises. */
export function termsOf(
  calendar: Calendar,
  { followUps, vetoable }: { followUps: readonly { party: string; by: PlainDay }[]; vetoable: boolean },
  now: Instant,
): Terms {
  return {
    ...(vetoable && { vetoUntil: afterVetoHours(calendar, now) }),
    followUps: followUps
      .filter(({ by }) => isNear(by, now))
      .map(({ party, by }) => ({ party, by, dueAt: dueOn(calendar, by) })),
    calendar: lawVersion,
  };
}

/** What is no day, or lies in another age, is refused by the rules; the calendar is not asked about it. */
const isNear = (by: PlainDay, now: Instant): boolean =>
  isDay(by) && Math.abs(Date.parse(by) - Date.parse(now)) < 1_000 * DAY;
