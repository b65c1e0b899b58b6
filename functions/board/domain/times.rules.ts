/** How long disputes take, told so that a few quick ones do not hide a slow one: the middle and the longest, and of how many. */

/** From what happened to its being raised; from there to the answer; from there to the decision. */
export const MEASURES = ['raised', 'answered', 'decided'] as const;
export type Measure = (typeof MEASURES)[number];

/** One span of one dispute. */
export interface Sample {
  measure: Measure;
  /** The level on which the dispute stood when the span ended. */
  level: string;
  /** The agencies whose time it was. */
  agencies: readonly string[];
  milliseconds: number;
}

export interface Summary {
  /** A level, an agency, or all of them. */
  name: string;
  count: number;
  median: number;
  longest: number;
}

/** The one in the middle; of an even number, halfway between the two. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const half = sorted.length / 2;
  const [below = 0, above = below] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return (below + above) / 2;
}

const summary = (name: string, of: readonly Sample[]): Summary => {
  const spans = of.map(({ milliseconds }) => milliseconds);
  return {
    name,
    count: spans.length,
    median: medianOf(spans),
    longest: spans.reduce((most, one) => Math.max(most, one), 0),
  };
};

const namesOf = { level: ({ level }: Sample) => [level], agency: ({ agencies }: Sample) => agencies };

const alphabetical = (one: Summary, other: Summary): number => (one.name < other.name ? -1 : 1);
const slowestFirst = (one: Summary, other: Summary): number =>
  other.median - one.median || other.longest - one.longest || alphabetical(one, other);

/** By level or by agency, the slowest first; nothing of what was never measured. */
export function summaries(samples: readonly Sample[], measure: Measure, by: keyof typeof namesOf): Summary[] {
  const groups = new Map<string, Sample[]>();
  for (const sample of samples.filter((one) => one.measure === measure))
    for (const name of new Set(namesOf[by](sample))) groups.set(name, [...(groups.get(name) ?? []), sample]);
  return [...groups].map(([name, of]) => summary(name, of)).sort(slowestFirst);
}

/** All of them together; undefined when there are none. */
export function overall(samples: readonly Sample[], measure: Measure): Summary | undefined {
  const of = samples.filter((one) => one.measure === measure);
  return of.length === 0 ? undefined : summary('All', of);
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const rounded = (value: number): string => String(Number(value.toFixed(value < 10 ? 1 : 0)));
const many = (value: string, unit: string): string => `${value} ${unit}${value === '1' ? '' : 's'}`;

/** `3.5 days`, `20 hours`, `less than an hour`: a day here is 24 hours. */
export function sayLong(milliseconds: number): string {
  if (milliseconds >= 2 * DAY) return many(rounded(milliseconds / DAY), 'day');
  return milliseconds >= HOUR ? many(rounded(milliseconds / HOUR), 'hour') : 'less than an hour';
}
