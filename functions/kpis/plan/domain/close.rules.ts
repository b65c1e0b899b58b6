/** What the clock brings about: missing figures are asked for, periods close with their statuses as they are, and what was missed twice becomes open. */
import { addMonths, dayOf } from '../../../shared/days.ts';
import type { Instant } from '../../../shared/kernel.ts';
import { type Assessment, assess, type Figures } from '../../domain/assess.rules.ts';
import { kpiKeys, type Life, type Measured, measuredIn, textOn } from '../../domain/life.rules.ts';
import { type Clock, dueAt, remindersAt } from '../../domain/moments.rules.ts';
import { itemEvents } from './items.rules.ts';
import type { PlanEvent, Published } from './plan.events.ts';
import { evolvePlan, type Plan } from './plan.state.ts';

/** Figures of all parties, without the changes that the plan itself knows. */
export type Recordings = Omit<Figures, 'changes'>;

const closedOf = ({ closed }: Pick<Plan, 'closed'>, key: string): string =>
  Object.hasOwn(closed, key) ? (closed[key] ?? '') : '';

/** Periods that are not closed yet and have begun by that day. */
const open = (plan: Pick<Plan, 'closed'>, life: Life, until: string): Measured[] =>
  kpiKeys(life).flatMap((key) => measuredIn(life, key, until).filter(({ period }) => period > closedOf(plan, key)));

/** Longer than from any moment to the due moment of the next period. */
const AHEAD_MONTHS = 18;

/**
 * The next moment as it stands without suspensions, which only put it off: whoever looks then and finds nothing looks again. A moment
 * that has passed so, and was put off, is told as it is.
 */
function nextOf(plan: Pick<Plan, 'closed' | 'remindedAt'>, life: Life, clock: Clock): Instant | undefined {
  const plain = { ...clock, pauses: [] };
  const { remindedAt = '' } = plan;
  const until = addMonths(dayOf(clock.calendar.zone, clock.now), AHEAD_MONTHS);
  const moments = open(plan, life, until).flatMap((measured) => {
    const [moved, unmoved] = [remindersAt(clock, measured), remindersAt(plain, measured)];
    const reminders = moved.flatMap((at, index) => {
      if (at <= remindedAt || at <= clock.now) return [];
      const first = unmoved[index] ?? at;
      return [first > remindedAt ? first : at];
    });
    return [...reminders, dueAt(plain, measured)];
  });
  return moments.sort()[0];
}

const withNext = (plan: Pick<Plan, 'closed' | 'remindedAt'>, life: Life, clock: Clock) => {
  const next = nextOf(plan, life, clock);
  return next === undefined ? {} : { next };
};

/** The plan follows the text that holds now; nothing is recorded where it does already. */
export function beginPlan(agreement: string, plan: Plan | undefined, life: Life, clock: Clock): PlanEvent[] {
  const text = textOn(life, dayOf(clock.calendar.zone, clock.now)) ?? life.texts[0];
  if (!text || plan?.version === text.version) return [];
  const next = withNext(plan ?? { closed: {} }, life, clock);
  return [{ type: 'PlanBegun', data: { agreement, version: text.version, ...next } }];
}

/** Missing figures of periods whose reminder has come since the last ones went out. */
function awaited(plan: Plan, all: readonly Assessment[], clock: Clock, life: Life): PlanEvent[] {
  const due = all.filter(
    (one) =>
      one.dueAt > clock.now &&
      remindersAt(clock, one.measured).some((at) => at > (plan.remindedAt ?? '') && at <= clock.now),
  );
  if (due.length === 0) return [];
  const cells = due.flatMap(({ measured, contributions, dueAt: dueMoment }) => {
    const parties = contributions.filter(({ recorded }) => !recorded).map(({ party }) => party);
    return parties.length === 0 ? [] : [{ kpi: measured.kpi.key, period: measured.period, dueAt: dueMoment, parties }];
  });
  const after = { ...plan, remindedAt: clock.now };
  return [{ type: 'ValuesAwaited', data: { at: clock.now, cells, ...withNext(after, life, clock) } }];
}

const publishedOf = ({ measured, status, recorded, required, contributions }: Assessment): Published => {
  const silent = contributions.filter((one) => !one.recorded).map(({ party }) => party);
  return {
    ...{ kpi: measured.kpi.key, period: measured.period, version: measured.version },
    status: status as Published['status'],
    ...(recorded && { recorded }),
    ...(required && { required: required.value }),
    ...(silent.length > 0 && { silent }),
  };
};

const assessAll = ({ life, values }: Recordings, { changes }: Plan, clock: Clock): Map<string, Assessment[]> => {
  const today = dayOf(clock.calendar.zone, clock.now);
  return new Map(kpiKeys(life).map((key) => [key, assess({ life, values, changes }, key, clock, today)]));
};

/** Each due moment closes its periods in one event; then what opens and closes by it. */
function closed(plan: Plan, all: ReadonlyMap<string, Assessment[]>, clock: Clock, life: Life): PlanEvent[] {
  const due = [...all.values()]
    .flat()
    .filter((one) => one.dueAt <= clock.now && one.measured.period > closedOf(plan, one.measured.kpi.key));
  const moments = [...Map.groupBy(due, (one) => one.dueAt)].sort(([one], [other]) => (one < other ? -1 : 1));
  const events: PlanEvent[] = [];
  let state = plan;
  const add = (event: PlanEvent) => {
    events.push(event);
    state = evolvePlan(state, event, clock.now);
  };
  for (const [closedAt, closing] of moments) {
    const statuses = closing.map(publishedOf);
    const after = { ...state.closed, ...Object.fromEntries(statuses.map(({ kpi, period }) => [kpi, period])) };
    const next = withNext({ ...state, closed: after }, life, clock);
    add({ type: 'PeriodClosed', data: { closedAt, statuses, ...next } });
    for (const key of new Set(statuses.map(({ kpi }) => kpi))) for (const event of itemsOf(state, all, key)) add(event);
  }
  return events;
}

const itemsOf = (plan: Plan, all: ReadonlyMap<string, Assessment[]>, key: string): PlanEvent[] =>
  itemEvents(
    plan,
    key,
    (all.get(key) ?? []).filter(({ measured }) => measured.period <= closedOf(plan, key)),
  );

/** What the clock alone has brought about and nobody has recorded yet, in order: for the hourly sweep. */
export function overdue(plan: Plan, of: Recordings, clock: Clock): PlanEvent[] {
  const begins = beginPlan(plan.agreement, plan, of.life, clock);
  const now = begins.reduce((state, event) => evolvePlan(state, event, clock.now), plan);
  const all = assessAll(of, now, clock);
  const events = [...begins, ...closed(now, all, clock, of.life)];
  const after = events.reduce((state, event) => evolvePlan(state, event, clock.now), plan);
  return [...events, ...awaited(after, [...all.values()].flat(), clock, of.life)];
}

/** When the clock next brings something about: the plan's place in the `due` index. */
export const nextMoment = ({ next }: Plan): Instant | undefined => next;

/** What a correction or a late figure mends, of the KPIs that it touches: recorded together with it. */
export function mended(plan: Plan, of: Recordings, clock: Clock, keys: readonly string[]): PlanEvent[] {
  const touched = [...new Set(keys)].filter((key) => plan.items.some(({ kpi }) => kpi === key));
  if (touched.length === 0) return [];
  const all = assessAll(of, plan, clock);
  return touched.flatMap((key) => itemsOf(plan, all, key));
}
