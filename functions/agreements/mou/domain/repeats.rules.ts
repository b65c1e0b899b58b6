/** What may be said once only: keys, names and days. */

/** Every entry whose word an earlier entry already took. */
export const repeats = <T>(
  entries: readonly T[],
  word: (entry: T) => string | undefined,
): { index: number; word: string }[] => {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const own = word(entry);
    if (own === undefined || !seen.has(own)) {
      if (own !== undefined) seen.add(own);
      return [];
    }
    return [{ index, word: own }];
  });
};
