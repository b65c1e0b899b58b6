/** Only whole periods within the life of an MOU are measured, each by the text that holds on its last day. */
import type { Kpi } from '../../agreements/mou/domain/kpi.schema.ts';
import type { PlainDay } from '../../shared/kernel.ts';
import { firstDay, lastDay, monthOf, nextPeriod, type PeriodKey, periodHolding } from './period.rules.ts';

/** What a version that was signed says of KPIs, and from which day on it holds. */
export interface KpiText {
  version: number;
  /** Where the text stands, by its hash. */
  textHash: string;
  from: PlainDay;
  kpis: readonly Kpi[];
}

/** A party that has left, and of which texts it was one. */
export interface Gone {
  party: string;
  last: PlainDay;
  versions: readonly number[];
}

/** From the first day of the MOU to its last; the texts in order. */
export interface Life {
  first: PlainDay;
  /** Absent where no end is agreed. */
  last?: PlainDay;
  texts: readonly KpiText[];
  /** Of periods that end after their last day these report nothing. */
  gone?: readonly Gone[];
}

/** A period of a KPI, with the definition by which it is measured. */
export interface Measured {
  period: PeriodKey;
  first: PlainDay;
  last: PlainDay;
  version: number;
  kpi: Kpi;
}

/** A version as far as it says when it holds, and how it measures. */
interface Executed {
  version: number;
  textHash: string;
  term: { effective: PlainDay; ends?: PlainDay | undefined };
  kpis: readonly Kpi[];
}

/** Of all versions that were executed, in order; none where none was. */
export function lifeOf(executed: readonly Executed[], gone: readonly Gone[] = []): Life | undefined {
  const [first, last] = [executed[0], executed.at(-1)];
  if (!first || !last) return undefined;
  return {
    first: first.term.effective,
    ...(last.term.ends !== undefined && { last: last.term.ends }),
    texts: executed.map(({ version, textHash, term, kpis }) => ({ version, textHash, from: term.effective, kpis })),
    ...(gone.length > 0 && { gone }),
  };
}

/** The text that holds on a day: of two from the same day on, the later one. */
export const textOn = ({ texts }: Life, day: PlainDay): KpiText | undefined =>
  texts.findLast(({ from }) => from <= day);

export const kpiIn = ({ kpis }: KpiText, key: string): Kpi | undefined => kpis.find((kpi) => kpi.key === key);

/** Every KPI that any text had, by key, in the order in which they came. */
export const kpiKeys = ({ texts }: Life): string[] => [
  ...new Set(texts.flatMap(({ kpis }) => kpis.map(({ key }) => key))),
];

/** As the newest text has it that has it at all. */
export const latestKpi = ({ texts }: Life, key: string): Kpi | undefined => {
  const text = texts.findLast((one) => kpiIn(one, key));
  return text && kpiIn(text, key);
};

/** Since when, without a gap, the texts up to this one have the KPI: a new one is not measured for days before it was agreed on. */
function agreedSince(life: Life, text: KpiText, key: string): PlainDay {
  let at = life.texts.indexOf(text);
  for (let before = life.texts[at - 1]; before && kpiIn(before, key); before = life.texts[at - 1]) at -= 1;
  return at === 0 ? life.first : (life.texts[at]?.from ?? life.first);
}

/** The KPI with those who report a period that ends on that day; undefined where everyone who would has left by then. */
function reportedOn({ gone = [] }: Life, { version }: KpiText, kpi: Kpi, last: PlainDay): Kpi | undefined {
  const left = (party: string) =>
    gone.some((one) => one.party === party && one.last < last && one.versions.includes(version));
  const reporters = kpi.reporters.filter(({ party }) => !left(party));
  if (reporters.length === kpi.reporters.length) return kpi;
  return reporters.length > 0 ? { ...kpi, reporters } : undefined;
}

/** That period, if it is measured. */
export function measuredAt(life: Life, key: string, period: PeriodKey): Measured | undefined {
  const known = latestKpi(life, key);
  if (!known || periodHolding(known, period) !== period) return undefined;
  const [first, last] = [firstDay(period), lastDay(known, period)];
  const text = textOn(life, last);
  const agreed = text && kpiIn(text, key);
  const kpi = agreed && reportedOn(life, text, agreed, last);
  if (!text || !kpi || (life.last !== undefined && last > life.last)) return undefined;
  return first >= agreedSince(life, text, key) ? { period, first, last, version: text.version, kpi } : undefined;
}

/** The periods of a KPI that have begun by that day, in order. */
export function measuredIn(life: Life, key: string, until: PlainDay): Measured[] {
  const known = latestKpi(life, key);
  if (!known) return [];
  const end = life.last === undefined || until < life.last ? until : life.last;
  const all: Measured[] = [];
  for (
    let period = periodHolding(known, monthOf(life.first));
    firstDay(period) <= end;
    period = nextPeriod(known, period)
  ) {
    const measured = measuredAt(life, key, period);
    if (measured) all.push(measured);
  }
  return all;
}
