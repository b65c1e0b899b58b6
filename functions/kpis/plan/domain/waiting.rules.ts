/** What of an MOU's figures waits for the people of a party, from the first reminder on. */
import type { Kpi } from '../../../agreements/mou/domain/kpi.schema.ts';
import { dayOf } from '../../../shared/days.ts';
import type { Instant } from '../../../shared/kernel.ts';
import { type Life, latestKpi, measuredIn } from '../../domain/life.rules.ts';
import { type Clock, dueAt, overAt } from '../../domain/moments.rules.ts';
import { monthOf } from '../../domain/period.rules.ts';
import { calendarLabel } from '../../domain/period-label.rules.ts';
import { recordedIn, type Values } from '../../domain/recorded.rules.ts';
import type { Reports } from '../../domain/report.state.ts';
import { LIAISON, type Offices } from './news.rules.ts';
import { keyIn, type Plan } from './plan.state.ts';
import { decidingOffice } from './proposal.rules.ts';

export interface Waits {
  party: string;
  /** An office of the party, or its liaison. */
  who: string;
  /** Figures that are due soon, a miss that nobody has explained, a proposal to answer. */
  what: 'report' | 'explain' | 'proposal';
  /** How many of how many, and the month in which their periods end, where that is one; the KPI, its period and what it is called; a number. */
  about: string[];
  due?: Instant;
  since: Instant;
}

/** Whether figures have to be looked at to know what waits. */
export const asksFigures = ({ awaitedUntil, missed }: Plan, now: Instant): boolean =>
  (awaitedUntil !== undefined && now < awaitedUntil) || Object.keys(missed).length > 0;

/** Of proposals under the text that holds. */
export const proposalsFor = (
  { proposals }: Plan,
  version: number,
  { party, ...own }: { party: string; levels: readonly string[]; signatory: string },
): Waits[] =>
  Object.entries(proposals).flatMap(([number, one]): Waits[] =>
    one.under !== version || one.party === party || one.agreed.includes(party)
      ? []
      : [{ party, who: decidingOffice(own), what: 'proposal', about: [number], since: one.at }],
  );

export interface OfParty {
  party: string;
  plan: Plan;
  life: Life;
  clock: Clock;
  offices: Offices;
  values: Values;
  reports: Pick<Reports, 'explained'> | undefined;
}

/** Periods of a KPI that may be due at a moment: figures are due 60 business days after a period at most. */
const AT_ONCE = 4;

const seatsOf = ({ offices, party }: OfParty, kpi: Kpi): string[] => {
  const office = offices.reporter(kpi, party);
  return office === undefined ? [] : [office, LIAISON];
};

function reportsOf(of: OfParty): Waits[] {
  const { life, clock, plan, party, values } = of;
  const { now, calendar } = clock;
  const today = dayOf(calendar.zone, now);
  const until = plan.awaitedUntil ?? '';
  const cells = life.texts
    .flatMap(({ kpis }) => kpis.map(({ key }) => key))
    .filter((key, index, all) => all.indexOf(key) === index)
    .flatMap((key) => measuredIn(life, key, today).slice(-AT_ONCE))
    .flatMap(({ kpi, period, last }) => {
      const due = dueAt(clock, { kpi, last });
      const open = overAt(calendar, last) <= now && now < due && due <= until;
      const there = recordedIn(values, kpi.key, period) !== undefined;
      return open
        ? seatsOf(of, kpi).map((who) => ({ who, due, there, month: monthOf(last), since: overAt(calendar, last) }))
        : [];
    });
  return [...Map.groupBy(cells, ({ who }) => who)].flatMap(([who, own]): Waits[] => {
    const missing = own.filter(({ there }) => !there).sort((one, other) => (one.due < other.due ? -1 : 1));
    const [first] = missing;
    if (!first) return [];
    const months = new Set(missing.map(({ month }) => month));
    const about = [String(missing.length), String(own.length), months.size === 1 ? first.month : ''];
    return [{ party, who, what: 'report', about, due: first.due, since: first.since }];
  });
}

/** Of the last closed period of each KPI; where it was not reported, only of a party that was silent. */
function missesOf(of: OfParty): Waits[] {
  const { plan, life, party, values, reports, clock } = of;
  return Object.entries(plan.missed).flatMap(([key, status]) => {
    const kpi = latestKpi(life, key);
    const period = keyIn(plan.closed, key);
    if (!kpi || keyIn(reports?.explained ?? {}, key) >= period) return [];
    const recorded = recordedIn(values, key, period);
    if (status === 'not reported' && recorded && !recorded.late) return [];
    const measured = measuredIn(life, key, `${period}-01`).at(-1);
    const since = measured ? dueAt(clock, measured) : clock.now;
    const about = [key, period, `${kpi.name}, ${calendarLabel(kpi, period)}`];
    return seatsOf(of, kpi).map((who): Waits => ({ party, who, what: 'explain', about, since }));
  });
}

export const figuresFor = (of: OfParty): Waits[] => [...reportsOf(of), ...missesOf(of)];
