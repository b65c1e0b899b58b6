/** Who cleared an agreement's text for its parties, and when, from their streams: for the head's page and the certificate. */

import { partyIdOf } from '../shared/ids.ts';
import { history } from '../shared/ledger/history.ts';
import { batchGet } from '../shared/ledger/table.ts';
import { partyTip, partyTipKey } from './party.reads.ts';
import { type Clearance, clearancesOf } from './reviews.reads.ts';

export type { Clearance } from './reviews.reads.ts';

interface Cleared {
  id: string;
  /** In this order they are told. */
  parties: readonly string[];
  documentHash: string;
  version: number;
}

/** Only parties that named reviewers are read whole. */
export async function readClearances({ id, parties, ...text }: Cleared): Promise<Clearance[]> {
  const found = await batchGet(parties.map((party) => partyTipKey(id, party)));
  const each = parties.map(async (party) => {
    const { state } = partyTip(found, id, party);
    if (Object.keys(state?.reviewers ?? {}).length === 0) return [];
    return clearancesOf(party, state, text, await history(partyIdOf(id, party)));
  });
  return (await Promise.all(each)).flat();
}
