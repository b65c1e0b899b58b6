/** Every stream of an agreement: its own, one for each version's signing round, and one for the offices of each party that any version had. */
import { readPartiesEver } from '../agreements/agreement.reads.ts';
import type { Agreement } from '../agreements/agreement.rules.ts';
import { keepingIdOf, partyIdOf, roundIdOf } from '../shared/ids.ts';

export async function streamIdsOf(agreement: Pick<Agreement, 'id' | 'version' | 'parties'>): Promise<string[]> {
  const { id, version } = agreement;
  return [
    id,
    ...Array.from({ length: version }, (_, index) => roundIdOf(id, index + 1)),
    ...(await readPartiesEver(agreement)).map((party) => partyIdOf(id, party)),
  ];
}

/** And how the record itself is kept: holds, and what was removed by law. An executed copy does not witness it, an export has it. */
export const exportedIdsOf = async (agreement: Pick<Agreement, 'id' | 'version' | 'parties'>): Promise<string[]> => [
  ...(await streamIdsOf(agreement)),
  keepingIdOf(agreement.id),
];
