/** What the clock brings about: missing figures are asked for, periods close with their statuses as they are, and what was missed twice becomes open. */
import { dayOf } from '../../../shared/days.ts';
import { type Assessment, assess, type Figures } from '../../domain/assess.rules.ts';
import { kpiIn, kpiKeys, type Life } from '../../domain/life.rules.ts';
import type { Clock } from '../../domain/moments.rules.ts';
import { readOnly } from '../../domain/taking.rules.ts';
import { itemEvents } from './items.rules.ts';
import type { Offices } from './news.rules.ts';
import { withNext } from './next.rules.ts';
import type { PlanEvent, Published } from './plan.events.ts';
import { type AllPublished, evolvePlan, keyIn, type Plan, publishedAfter } from './plan.state.ts';
import { agreedByAll } from './proposal.rules.ts';
import { told } from './telling.rules.ts';

/** Figures of all parties, without the changes that the plan itself knows. */
export interface Recordings extends Omit<Figures, 'changes'> {
  /** By party, the last event of its own stream that the figures come from. */
  seen?: Readonly<Record<string, number>>;
  /** Statuses as they were published. */
  published?: AllPublished;
  /** Who is told. */
  offices?: Offices;
  /** Of the text that holds, those that have not left. */
  parties?: readonly string[];
}

/** Everything that a text of the MOU has had to say of that KPI is judged by figures of these parties. */
export const reportersOf = ({ texts }: Life, keys: Iterable<string>): string[] => {
  const parties = [...keys].flatMap((key) => texts.flatMap((text) => kpiIn(text, key)?.reporters ?? []));
  return [...new Set(parties.map(({ party }) => party))];
};

/** The plan follows each text that holds or has held; nothing is recorded where it does already. */
export function beginPlan(agreement: string, plan: Plan | undefined, life: Life, clock: Clock): PlanEvent[] {
  const today = dayOf(clock.calendar.zone, clock.now);
  const followed = new Set(plan?.texts.map(({ version }) => version));
  return life.texts
    .filter(({ version, from }) => from <= today && !followed.has(version))
    .map(({ version, textHash, from }) => {
      const next = withNext(plan ?? { closed: {} }, life, clock);
      return { type: 'PlanBegun', data: { agreement, version, textHash, from, ...next } };
    });
}

/** As a close publishes it. */
export const publishedOf = ({ measured, status, recorded, required, contributions }: Assessment): Published => {
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

/** What opens and closes by how closed periods are now: what opens comes first, so that a plan of which something is left to record has an open item. */
function itemsNow(plan: Plan, all: ReadonlyMap<string, readonly Assessment[]>): PlanEvent[] {
  const events = [...all].flatMap(([key, assessments]) =>
    itemEvents(
      plan,
      key,
      assessments.filter(({ measured }) => measured.period <= keyIn(plan.closed, key)),
    ),
  );
  const [closing, opening] = [true, false].map((closes) =>
    events.filter(({ type }) => (type === 'OpenItemClosed') === closes),
  ) as [PlanEvent[], PlanEvent[]];
  return [...opening, ...closing];
}

/** When nothing can be corrected any more, nothing is open, nor becomes so. */
const endedItems = ({ items }: Plan): PlanEvent[] =>
  items.map(({ kpi, kind, periods }) => ({ type: 'OpenItemClosed', data: { kpi, kind, periods, how: 'over' } }));

/**
 * The periods that close at each moment that has come, in order: at their due moment, but none before an earlier one of its KPI, which
 * another text may have given more time.
 */
function closings(plan: Plan, all: ReadonlyMap<string, readonly Assessment[]>, { now }: Clock) {
  const closing = [...all].flatMap(([key, assessments]) => {
    const open = assessments.filter(({ measured }) => measured.period > keyIn(plan.closed, key));
    const waits = open.findIndex(({ dueAt }) => dueAt > now);
    let at = '';
    return (waits < 0 ? open : open.slice(0, waits)).map((one) => {
      at = at > one.dueAt ? at : one.dueAt;
      return { one, at };
    });
  });
  return [...Map.groupBy(closing, ({ at }) => at)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([at, list]) => ({ closedAt: at, closing: list.map(({ one }) => one) }));
}

function closeEvent(
  plan: Plan,
  closing: readonly Assessment[],
  closedAt: string,
  of: Recordings,
  clock: Clock,
): PlanEvent {
  const { life, seen = {} } = of;
  const statuses = closing.map(publishedOf);
  const reporters = reportersOf(life, new Set(statuses.map(({ kpi }) => kpi)));
  const judged = Object.fromEntries(reporters.flatMap((party) => (seen[party] ? [[party, seen[party]]] : [])));
  const data = { closedAt, statuses, judged };
  const after = evolvePlan(plan, { type: 'PeriodClosed', data }, clock.now);
  return { type: 'PeriodClosed', data: { ...data, ...withNext(after, life, clock) } };
}

/**
 * What the clock alone has brought about and nobody has recorded yet, in order: for the hourly sweep. Any first part of it can be recorded
 * by itself: asked again, the rules give the rest.
 */
export function overdue(plan: Plan, of: Recordings, clock: Clock): PlanEvent[] {
  const events: PlanEvent[] = [];
  let state = plan;
  const add = (more: readonly PlanEvent[]) => {
    events.push(...more);
    state = more.reduce<Plan>((before, event) => evolvePlan(before, event, clock.now), state);
  };
  add(beginPlan(plan.agreement, plan, of.life, clock));
  const all = assessAll(of, state, clock);
  const over = readOnly({ life: of.life, clock }) !== undefined;
  const items = () => add(over ? endedItems(state) : itemsNow(state, all));
  // What a correction has mended since, and what was left when a sweep was cut short.
  items();
  for (const { closedAt, closing } of closings(state, all, clock)) {
    add([closeEvent(state, closing, closedAt, of, clock)]);
    items();
  }
  const { life, values, published = {}, offices, parties } = of;
  if (parties && !over) add(agreedByAll({ plan: state, life, clock, parties, values }));
  add(told(state, all, clock, { life, values, published: events.reduce(publishedAfter, published), offices }));
  return events;
}

/** What a correction or a late figure mends, of the KPIs that it touches: recorded together with it. */
export function mended(plan: Plan, of: Recordings, clock: Clock, keys: readonly string[]): PlanEvent[] {
  const touched = [...new Set(keys)].filter((key) => plan.items.some(({ kpi }) => kpi === key));
  if (touched.length === 0) return [];
  const all = assessAll(of, plan, clock);
  return itemsNow(plan, new Map(touched.map((key) => [key, all.get(key) ?? []])));
}

/**
 * When somebody looks at the plan next. While something is open every hour looks: reporters wait for nobody, so that a correction that
 * mends it is found, and not told.
 */
export const nextMoment = ({ items, next }: Pick<Plan, 'items' | 'next'>): string | undefined => items[0]?.at ?? next;
