/** Every stream of an agreement: its own, one for each version's signing round, and one for each party's offices. */
import type { Agreement } from '../agreements/agreement.rules.ts';
import { keepingIdOf, partyIdOf, roundIdOf } from '../shared/ids.ts';

export const streamIdsOf = ({ id, version, parties }: Pick<Agreement, 'id' | 'version' | 'parties'>): string[] => [
  id,
  ...Array.from({ length: version }, (_, index) => roundIdOf(id, index + 1)),
  ...parties.map((party) => partyIdOf(id, party)),
];

/** And how the record itself is kept: holds, and what was removed by law. An executed copy does not witness it, an export has it. */
export const exportedIdsOf = (agreement: Pick<Agreement, 'id' | 'version' | 'parties'>): string[] => [
  ...streamIdsOf(agreement),
  keepingIdOf(agreement.id),
];
