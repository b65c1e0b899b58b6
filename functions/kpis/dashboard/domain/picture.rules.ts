/** What a reader sees of each KPI first: its newest status that says something, the worst KPIs before the others. */
import type { Kpi } from '../../../agreements/mou/domain/kpi.schema.ts';
import { addMonths, dayOf } from '../../../shared/days.ts';
import type { PlainDay } from '../../../shared/kernel.ts';
import { type Assessment, assess, type Figures } from '../../domain/assess.rules.ts';
import { kpiIn, kpiKeys, type Life, latestKpi, textOn } from '../../domain/life.rules.ts';
import type { Clock } from '../../domain/moments.rules.ts';
import type { Status } from '../../domain/status.rules.ts';

export interface Picture {
  key: string;
  /** As its newest period is measured; before the first one, as the text has it. */
  kpi: Kpi;
  /** Periods that have begun, in order. */
  periods: readonly Assessment[];
  /** Those as well that lie ahead: what they will require is known. */
  course: readonly Assessment[];
  /** The newest period with a status that is no stopgap. */
  latest?: Assessment;
  /** The period after it that is over and waits for figures. */
  open?: Assessment;
  /** The text that holds has it no more. */
  dropped?: true;
}

/** A course is drawn no further ahead than this, whatever the day of its target. */
const AHEAD_MONTHS = 36;

const earlier = (one: PlainDay, other: PlainDay): PlainDay => (one < other ? one : other);

/** To the day of the target, and no further than the MOU lasts. */
function horizonOf({ last = '9999-12-31' }: Life, { target }: Kpi, today: PlainDay): PlainDay {
  const wanted = target.by > today ? target.by : today;
  return earlier(earlier(wanted, last), addMonths(today, AHEAD_MONTHS));
}

const isStopgap = ({ status }: Assessment): boolean => status === 'not due' || status === 'incomplete';

function pictureOf(figures: Figures, key: string, clock: Clock, { whole }: { whole: boolean }): Picture | undefined {
  const { life } = figures;
  const today = dayOf(clock.calendar.zone, clock.now);
  const known = latestKpi(life, key);
  if (!known) return undefined;
  const course = assess(figures, key, clock, whole ? horizonOf(life, known, today) : today);
  const periods = course.filter(({ measured }) => measured.first <= today);
  const latest = periods.findLast((one) => !isStopgap(one));
  const open = periods.find((one) => one.status === 'incomplete' && one !== latest);
  const text = textOn(life, today) ?? life.texts[0];
  return {
    ...{ key, kpi: periods.at(-1)?.measured.kpi ?? known, periods, course },
    ...(latest && { latest }),
    ...(open && { open }),
    ...(text && !kpiIn(text, key) && { dropped: true as const }),
  };
}

/** What a reader should look at first. */
const GRAVITY: readonly Status[] = [
  ...(['off track', 'not reported', 'at risk', 'nothing to measure', 'on track'] as const),
  ...(['incomplete', 'not due'] as const),
];

/** The status by which a KPI is listed. */
export const statusNow = ({ latest, open }: Pick<Picture, 'latest' | 'open'>): Status =>
  latest?.status ?? open?.status ?? 'not due';

const gravity = (one: Picture): number => GRAVITY.indexOf(statusNow(one));

/** Of every KPI that was ever measured or is to be, the worst first; those that are measured no more come last, apart. */
export function picturesOf(
  figures: Figures,
  clock: Clock,
  of: { whole: boolean } = { whole: true },
): { now: Picture[]; dropped: Picture[] } {
  const all = kpiKeys(figures.life).flatMap((key) => pictureOf(figures, key, clock, of) ?? []);
  const [now, dropped] = [all.filter((one) => !one.dropped), all.filter((one) => one.dropped)];
  return {
    now: now.toSorted((one, other) => gravity(one) - gravity(other)),
    dropped: dropped.filter(({ periods }) => periods.length > 0),
  };
}

/** Of one KPI; undefined where no text has it. */
export const onePicture = (figures: Figures, key: string, clock: Clock): Picture | undefined =>
  pictureOf(figures, key, clock, { whole: true });

/** How many KPIs have each status, the gravest first. */
export const tally = (pictures: readonly Picture[]): [status: Status, count: number][] =>
  GRAVITY.flatMap((status): [Status, number][] => {
    const count = pictures.filter((one) => statusNow(one) === status).length;
    return count > 0 ? [[status, count]] : [];
  });
