/** Every stream of an agreement: its own, one for each version's signing round, and one for the offices of each party that any version had. */
import { readPartiesEver } from '../agreements/agreement.reads.ts';
import type { Agreement } from '../agreements/agreement.rules.ts';
import { partyIdOf, roundIdOf } from '../shared/ids.ts';

export async function streamIdsOf(agreement: Pick<Agreement, 'id' | 'version' | 'parties'>): Promise<string[]> {
  const { id, version } = agreement;
  return [
    id,
    ...Array.from({ length: version }, (_, index) => roundIdOf(id, index + 1)),
    ...(await readPartiesEver(agreement)).map((party) => partyIdOf(id, party)),
  ];
}
