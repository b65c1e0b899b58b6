/** When the clock next brings something about for a plan: a reminder, a period that closes, or the morning on which the parties are told. */
import { startOfBusiness } from '../../../shared/calendar/business-days.ts';
import { addDays, addMonths, dayOf } from '../../../shared/days.ts';
import type { Instant } from '../../../shared/kernel.ts';
import { kpiKeys, type Life, type Measured, measuredIn } from '../../domain/life.rules.ts';
import { type Clock, dueAt, remindersAt } from '../../domain/moments.rules.ts';
import { keyIn, type Plan } from './plan.state.ts';

type Calendar = Clock['calendar'];
export interface Telling {
  toldAt?: Instant | undefined;
  untoldSince?: Instant | undefined;
}

/** The first nine o’clock of a business day after a moment. */
export function morningAfter(calendar: Calendar, at: Instant): Instant {
  const day = dayOf(calendar.zone, at);
  const morning = startOfBusiness(calendar, day);
  return morning > at ? morning : startOfBusiness(calendar, addDays(day, 1));
}

/** Nobody is told twice on one day. */
const notBefore = (calendar: Calendar, { toldAt }: Telling): Instant =>
  toldAt === undefined ? '' : startOfBusiness(calendar, addDays(dayOf(calendar.zone, toldAt), 1));

/** When what was due to be told at a moment is told. */
export const toldFrom = (calendar: Calendar, plan: Telling, at: Instant): Instant => {
  const free = notBefore(calendar, plan);
  return at > free ? at : free;
};

/** When the parties are told what happened since they were told last. */
export const newsAt = (calendar: Calendar, plan: Telling): Instant | undefined =>
  plan.untoldSince === undefined ? undefined : toldFrom(calendar, plan, morningAfter(calendar, plan.untoldSince));

/** Longer than from any moment to the due moment of the next period. */
const AHEAD_MONTHS = 18;
/** Periods of a KPI whose reminders may come before the first of them is due: figures are due 60 business days after a period at most. */
const AT_ONCE = 4;
/** One list, by which moments are remembered. */
const NEVER: Clock['pauses'] = [];

/** The first periods of each KPI that are not closed yet. */
const openOf = (plan: Pick<Plan, 'closed'>, life: Life, until: string): Measured[][] =>
  kpiKeys(life).map((key) =>
    measuredIn(life, key, until)
      .filter(({ period }) => period > keyIn(plan.closed, key))
      .slice(0, AT_ONCE),
  );

/**
 * The next moment as it stands without suspensions, which only put it off: whoever looks then and finds nothing looks again. A moment
 * that has passed so, and was put off, is told as it is.
 */
export function nextOf(plan: Pick<Plan, 'closed'> & Telling, life: Life, clock: Clock): Instant | undefined {
  const { calendar, now } = clock;
  const plain = { ...clock, pauses: NEVER };
  const { toldAt = '' } = plan;
  const reminders = (measured: Measured): Instant[] => {
    const unmoved = remindersAt(plain, measured);
    return remindersAt(clock, measured).flatMap((at, index) => {
      if (at <= toldAt) return [];
      const first = unmoved[index] ?? at;
      const told = toldFrom(calendar, plan, first > toldAt ? first : at);
      // One that came while nobody looked is told by this look, or too late to be told.
      return at <= now && told <= now ? [] : [told];
    });
  };
  const open = openOf(plan, life, addMonths(dayOf(calendar.zone, now), AHEAD_MONTHS));
  const news = newsAt(calendar, plan);
  return [
    ...open.flatMap((periods) => periods.flatMap(reminders)),
    // Periods close in order.
    ...open.flatMap(([first]) => (first ? [dueAt(plain, first)] : [])),
    ...(news === undefined ? [] : [news]),
  ].sort()[0];
}

/** What carries the next moment, where there is one. */
export const withNext = (...of: Parameters<typeof nextOf>): { next?: Instant } => {
  const next = nextOf(...of);
  return next === undefined ? {} : { next };
};

/** The same after something that people did: it moves nothing of what was to come, and is told the next morning. */
export const nextToTell = (plan: Pick<Plan, 'next'> & Telling, { calendar, now }: Clock): { next: Instant } => {
  const news = newsAt(calendar, { ...plan, untoldSince: plan.untoldSince ?? now }) ?? now;
  return { next: plan.next !== undefined && plan.next < news ? plan.next : news };
};
