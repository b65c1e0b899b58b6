/** Where the list of a day is found: its parts, its hash and its seal, put once with the event that says it was made. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { sha256 } from '../../shared/canonical.ts';
import type { PlainDay } from '../../shared/kernel.ts';
import { batchGet, type Item, type Key, putAction } from '../../shared/ledger/table.ts';
import type { Day } from './tips.rules.ts';

/** The stream of lists. */
export const LISTS = 'tips_concord';

export interface SealedList extends Day {
  listHash: string;
  /** The document with where all other streams stood. */
  streamsHash: string;
  /** Detached: its payload is the list. */
  jws: string;
  /** Which key sealed it. */
  kid: string;
}

const keyOf = (day: PlainDay): Key => ({ pk: `TIPS#${day}`, sk: 'TIPS' });

/** Without the name of the stream of lists, which is known: an item of over 1 KB costs a second time. */
type Kept = Omit<SealedList, 'own'> & { own?: { seq: number; hash: string } | undefined };

export function putSealedList({ own, ...sealed }: SealedList): TransactWriteItem {
  const kept: Kept = { ...sealed, own: own && { seq: own.seq, hash: own.hash } };
  return putAction({ ...keyOf(sealed.day), ...kept }, true);
}

export async function sealedListOf(day: PlainDay): Promise<SealedList | undefined> {
  const kept = (await batchGet([keyOf(day)])).get<Item & Kept>(keyOf(day));
  return kept && { ...kept, own: kept.own && { stream: sha256(LISTS), ...kept.own } };
}
