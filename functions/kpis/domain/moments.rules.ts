/** Figures are due so many business days after their period, at 17:00 in the MOU's zone; a suspension moves that moment, never the period. */
import { moved, movedReminder, type Pause } from '../../disputes/docket/domain/suspension-clock.rules.ts';
import { addBusinessDays, type Calendar, endOfBusiness, startOfBusiness } from '../../shared/calendar/business-days.ts';
import { addDays, hourOf } from '../../shared/days.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import { type Life, type Measured, measuredAt } from './life.rules.ts';
import { lastDay, laterMonth, monthOf, monthsIn, nextPeriod, periodHolding } from './period.rules.ts';

/** The moment of an act, the days that count, and when the clocks of the MOU stood still. */
export interface Clock {
  now: Instant;
  calendar: Calendar;
  pauses: readonly Pause[];
}

/** The first moment after a day: a period is over, and its business days begin to count. */
export const overAt = ({ zone }: Calendar, last: PlainDay): Instant => hourOf(zone, addDays(last, 1), 0);

/** Counting business days is slow, and all KPIs of a period share their moment: of each list of suspensions what was counted already. */
const counted = new WeakMap<readonly Pause[], Map<string, Instant>>();

function dueAfter({ calendar, pauses }: Omit<Clock, 'now'>, last: PlainDay, businessDays: number): Instant {
  const known = counted.get(pauses) ?? new Map<string, Instant>();
  counted.set(pauses, known);
  const { zone, country, region = '' } = calendar;
  const name = `${zone} ${country}/${region} ${last} ${businessDays}`;
  const due =
    known.get(name) ??
    moved(
      calendar,
      endOfBusiness(calendar, addBusinessDays(calendar, hourOf(zone, last, 12), businessDays)),
      overAt(calendar, last),
      pauses,
    );
  known.set(name, due);
  return due;
}

/** When its figures are due: a figure at that instant is late, and the period closes. */
export const dueAt = (clock: Omit<Clock, 'now'>, { last, kpi }: Pick<Measured, 'last' | 'kpi'>): Instant =>
  dueAfter(clock, last, kpi.dueBusinessDays);

/** Business days before the due moment at which missing figures are asked for. */
export const REMIND_BEFORE = [5, 1];

/** When reporters are reminded: at nine, of those days that come after the period. */
export const remindersAt = (
  { calendar, pauses }: Omit<Clock, 'now'>,
  { last, kpi }: Pick<Measured, 'last' | 'kpi'>,
): Instant[] =>
  REMIND_BEFORE.map((days) => kpi.dueBusinessDays - days)
    .filter((days) => days > 0)
    .map((days) => {
      const at = startOfBusiness(calendar, addBusinessDays(calendar, hourOf(calendar.zone, last, 12), days));
      return movedReminder(calendar, at, overAt(calendar, last), pauses);
    });

/** Whether another period of the KPI follows within the life of the MOU, whichever text holds then. */
const goesOn = ({ last }: Life, measured: Measured): boolean =>
  last === undefined || lastDay(measured.kpi, nextPeriod(measured.kpi, measured.period)) <= last;

/** Until when a first figure is taken late: until the next period closes. The last period of an MOU closes for good. */
export const locksAt = (life: Life, clock: Omit<Clock, 'now'>, measured: Measured): Instant => {
  const next = nextPeriod(measured.kpi, measured.period);
  return goesOn(life, measured)
    ? dueAfter(clock, lastDay(measured.kpi, next), measured.kpi.dueBusinessDays)
    : dueAt(clock, measured);
};

/** The last period of a KPI that the life of an MOU has. */
function finalOf(life: Life, { key, ...rhythm }: Measured['kpi'], last: PlainDay): Measured | undefined {
  let period = periodHolding(rhythm, monthOf(last));
  while (period >= monthOf(life.first)) {
    const measured = measuredAt(life, key, period);
    if (measured) return measured;
    period = laterMonth(period, -monthsIn(rhythm));
  }
  return undefined;
}

/** When everything can only be read: the MOU has ended, and the last of its periods has closed. Never where no end is agreed. */
export function readOnlyAt(life: Life, clock: Omit<Clock, 'now'>): Instant | undefined {
  const { last } = life;
  if (last === undefined) return undefined;
  const moments = (life.texts.at(-1)?.kpis ?? []).flatMap((kpi) => {
    const final = finalOf(life, kpi, last);
    return final ? [dueAt(clock, final)] : [];
  });
  return [overAt(clock.calendar, last), ...moments].sort().at(-1);
}
