/** What parties have reported, for other capabilities. */
import type { AllValues } from './domain/recorded.rules.ts';
import { readStoredOf } from './figures.store.ts';

/** Of these parties, every year. */
export async function readValuesOf(agreement: string, parties: readonly string[]): Promise<AllValues> {
  const stored = await Promise.all(parties.map((party) => readStoredOf(agreement, party)));
  return Object.assign({}, ...stored.map(({ values }) => values));
}
