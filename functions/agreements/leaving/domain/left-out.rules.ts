/** Whoever a successor leaves out signs it with the others, unless its notice of withdrawal stands: then it only may not go before its last day. */
import type { Instant } from '../../../shared/kernel.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import { staysUntil } from './departures.rules.ts';

type Of = Pick<Agreement, 'version' | 'parties' | 'status' | 'term' | 'next' | 'leaving'>;

const openIn = ({ leaving, parties }: Of) => (leaving?.open ?? []).filter(({ party }) => parties.includes(party));

/** Parties that have to sign a text among `among`, because it leaves them out and they have not given notice. `agreement` as it stands at the moment. */
export const leftOutBy = (agreement: Of, among: readonly string[]): string[] => {
  const going = openIn(agreement).map(({ party }) => party);
  return agreement.parties.filter((party) => !among.includes(party) && !going.includes(party));
};

/** Parties that such a text leaves out because of their notice, with their last moment: of one that has not reached everyone, the latest. */
export const withdrawingFrom = (agreement: Of, among: readonly string[]): { party: string; until: Instant }[] =>
  openIn(agreement)
    .filter(({ party }) => !among.includes(party))
    .map((one) => ({ party: one.party, until: staysUntil(agreement, one) }));
