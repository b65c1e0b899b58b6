/** What an agency has to report, by the moment on which it is due: what is missing, what was closed without a figure, and what can be corrected. */
import { addDays, addMonths, dayOf } from '../../../shared/days.ts';
import type { Instant, PlainDay } from '../../../shared/kernel.ts';
import { kpiKeys, type Measured, measuredIn } from '../../domain/life.rules.ts';
import { dueAt, locksAt } from '../../domain/moments.rules.ts';
import { isMonth, monthOf, type PeriodKey } from '../../domain/period.rules.ts';
import { calendarLabel } from '../../domain/period-label.rules.ts';
import type { Reporting } from '../../domain/preview.rules.ts';
import { type OwnCell, ownCells } from '../../sheet/domain/template.rules.ts';

/** The cells of one agency that are due at the same moment, of periods that end in the same month. */
export interface Moment {
  until: PeriodKey;
  dueAt: Instant;
  cells: readonly OwnCell[];
}

/** In the order in which they are due. */
export const momentsOf = (of: Reporting): Moment[] =>
  [...Map.groupBy(ownCells(of), ({ measured }) => `${dueAt(of.clock, measured)} ${monthOf(measured.last)}`)]
    .map(([name, cells]) => {
      const [due = '', until = ''] = name.split(' ');
      return { until, dueAt: due, cells };
    })
    .sort((one, other) => (`${one.dueAt} ${one.until}` < `${other.dueAt} ${other.until}` ? -1 : 1));

export const isMissing = ({ recorded, open }: OwnCell): boolean => !recorded && open;
/** Closed without a figure: only an exception lets one in. */
export const isShut = ({ recorded, open }: OwnCell): boolean => !recorded && !open;
export const isThere = ({ recorded }: OwnCell): boolean => recorded !== undefined;

type InPeriod = Pick<OwnCell, 'measured'>;

/** The periods of some cells, the longest first. */
export function periodLabels(cells: readonly InPeriod[]): string[] {
  const all = [...cells].sort((one, other) => (one.measured.first < other.measured.first ? -1 : 1));
  return [...new Set(all.map(({ measured: { kpi, period } }) => calendarLabel(kpi, period)))];
}

/** `Jan-Mar 2027 and Mar 2027` */
export function periodsIn(cells: readonly InPeriod[]): string {
  const labels = periodLabels(cells);
  return labels.length < 3 ? labels.join(' and ') : `${labels.slice(0, -1).join(', ')}, and ${labels.at(-1)}`;
}

/** Until when first figures of these cells are taken late: the earliest end. None where an exception lets them in. */
export function takenLateUntil({ life, clock }: Reporting, cells: readonly OwnCell[]): Instant | undefined {
  const ends = cells.map(({ measured }) => locksAt(life, clock, measured)).filter((at) => at > clock.now);
  return ends.sort()[0];
}

/** The cells of an agency whose periods end in a month; none where that is no month, or not over. */
export const cellsEndingIn = (of: Reporting, until: string): OwnCell[] =>
  isMonth(until) ? ownCells(of).filter(({ measured }) => monthOf(measured.last) === until) : [];

/** What can be reported next, and from which day on. */
export interface Coming {
  measured: readonly Measured[];
  from: PlainDay;
  dueAt: Instant;
}

/** Longer than any period. */
const AHEAD_MONTHS = 13;

/** Of the agency's periods that are not over yet, those that end first. */
export function comingNext({ life, clock, party }: Reporting): Coming | undefined {
  const today = dayOf(clock.calendar.zone, clock.now);
  const ahead = kpiKeys(life)
    .flatMap((key) => measuredIn(life, key, addMonths(today, AHEAD_MONTHS)))
    .filter(({ last, kpi }) => last >= today && kpi.reporters.some((one) => one.party === party));
  const last = ahead.map((one) => one.last).sort()[0];
  if (last === undefined) return undefined;
  const measured = ahead.filter((one) => one.last === last);
  const due = measured.map((one) => dueAt(clock, one)).sort()[0] ?? '';
  return { measured, from: addDays(last, 1), dueAt: due };
}
