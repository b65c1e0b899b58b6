/** Samples are told by their median and their middle half, and two things are compared by the ratios of pairs taken next to each other. */

export interface Spread {
  median: number;
  /** A quarter of the samples lies below `low`, a quarter above `high`. */
  low: number;
  high: number;
  samples: number;
}

/** The same work done by the service and by the floor, one right after the other. */
export interface Pair {
  ours: number;
  floor: number;
}

/** Between two samples the value lies on the line that joins them. */
export const quantile = (sorted: readonly number[], share: number): number => {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place % 1);
};

/** Throws RangeError without samples: a median of nothing would look like a number. */
export function spreadOf(samples: readonly number[]): Spread {
  if (samples.length === 0) throw new RangeError('There are no samples');
  const sorted = [...samples].sort((a, b) => a - b);
  return {
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.25),
    high: quantile(sorted, 0.75),
    samples: sorted.length,
  };
}

/** A load that comes and goes meets both halves of a pair, so the median of ratios is steadier than the ratio of medians. */
export const ratioOf = (pairs: readonly Pair[]): Spread => spreadOf(pairs.map(({ ours, floor }) => ours / floor));

/** What of the same name stands on both sides, added up. */
export const sum = <Key extends string>(...parts: Partial<Record<Key, number>>[]): Record<Key, number> => {
  const total: Partial<Record<Key, number>> = {};
  for (const part of parts)
    for (const [key, value] of Object.entries(part) as [Key, number][]) total[key] = (total[key] ?? 0) + value;
  return total as Record<Key, number>;
};
