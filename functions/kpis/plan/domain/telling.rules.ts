/** What the parties are told, once in the morning of a business day: what is missing, what was missed, what became open, and what is proposed. */
import type { Assessment } from '../../domain/assess.rules.ts';
import type { Life } from '../../domain/life.rules.ts';
import { type Clock, remindersAt } from '../../domain/moments.rules.ts';
import type { AllValues } from '../../domain/recorded.rules.ts';
import { type Offices, toldTo } from './news.rules.ts';
import { newsAt, toldFrom, withNext } from './next.rules.ts';
import type { DataOf, PlanEvent } from './plan.events.ts';
import { type AllPublished, isMissed, keyIn, type Plan } from './plan.state.ts';

type Told = DataOf<'PartiesTold'>;

/** Periods of which a reminder has come since the parties were told last, and which are not due yet. */
const reminded = (plan: Plan, all: readonly Assessment[], clock: Clock): Assessment[] =>
  all.filter(
    (one) =>
      one.dueAt > clock.now &&
      remindersAt(clock, one.measured).some(
        (at) => at > (plan.toldAt ?? '') && toldFrom(clock.calendar, plan, at) <= clock.now,
      ),
  );

const missing = (due: readonly Assessment[]): Told['awaited'] =>
  due.flatMap(({ measured: { kpi, period }, contributions, dueAt }) => {
    const parties = contributions.filter(({ recorded }) => !recorded).map(({ party }) => party);
    return parties.length === 0 ? [] : [{ kpi: kpi.key, period, dueAt, parties }];
  });

/** Closed since, and still missed. */
const missedSince = (plan: Plan, all: readonly Assessment[]): Told['missed'] =>
  all.flatMap(({ measured: { kpi, period }, status }) =>
    isMissed(status) && period > keyIn(plan.told, kpi.key) && period <= keyIn(plan.closed, kpi.key)
      ? [{ kpi: kpi.key, period }]
      : [],
  );

export interface About {
  life: Life;
  values: AllValues;
  /** With those of periods that close now. */
  published: AllPublished;
  /** Nobody is told where it is not known who holds which office. */
  offices?: Offices | undefined;
}

/** Everything at once, where a reminder has come or the morning after something that happened. */
export function told(
  plan: Plan,
  assessed: ReadonlyMap<string, readonly Assessment[]>,
  clock: Clock,
  { offices, ...about }: About,
): PlanEvent[] {
  const { now, calendar } = clock;
  const all = [...assessed.values()].flat();
  const due = reminded(plan, all, clock);
  const news = newsAt(calendar, plan);
  if (due.length === 0 && (news === undefined || news > now)) return [];
  const { proposals, decided, items, toldAt = '' } = plan;
  const what = {
    awaited: missing(due),
    missed: missedSince(plan, all),
    opened: items.filter(({ at }) => at > toldAt).map(({ kpi, kind, periods }) => ({ kpi, kind, periods })),
    proposed: Object.entries(proposals).flatMap(([proposal, one]) => (one.told ? [] : [Number(proposal)])),
    decided: [...decided],
  };
  const to = offices ? toldTo(what, { ...about, plan, offices }) : [];
  const next = withNext({ ...plan, toldAt: now, untoldSince: undefined }, about.life, clock);
  return [{ type: 'PartiesTold', data: { at: now, ...what, to, ...next } }];
}
