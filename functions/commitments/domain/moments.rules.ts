/** A commitment is due at 17:00 on its day; those who must know are told a month and a week before, and when the day has passed. */
import { type Calendar, endOfBusiness, startOfBusiness } from '../../shared/calendar/business-days.ts';
import { addDays, addMonths, dayOf } from '../../shared/days.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';

/** In their order. */
export const STAGES = ['month', 'week', 'late'] as const;
export type Stage = (typeof STAGES)[number];

/** Suspensions of deadlines are for disputes: they do not move it. */
export const dueOn = (calendar: Calendar, by: PlainDay): Instant => endOfBusiness(calendar, by);

interface Day {
  by?: PlainDay | undefined;
  dueAt?: Instant | undefined;
}

/** When which of them is told, in order; all at 9:00, so that what falls on one day is told together. Nothing of an open-ended one. */
export function momentsOf(calendar: Calendar, { by, dueAt }: Day): [Stage, Instant][] {
  if (by === undefined || dueAt === undefined) return [];
  return [
    ['month', startOfBusiness(calendar, addMonths(by, -1))],
    ['week', startOfBusiness(calendar, addDays(by, -7))],
    ['late', startOfBusiness(calendar, addDays(dayOf(calendar.zone, dueAt), 1))],
  ];
}

/** The last of the moments that have come. */
export const stageAt = (calendar: Calendar, day: Day, now: Instant): Stage | undefined =>
  momentsOf(calendar, day).findLast(([, at]) => at <= now)?.[0];
