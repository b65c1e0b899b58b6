/** Where the list of a day is found: its hash and its seal, put once with the event that says it was made. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { PlainDay } from '../shared/kernel.ts';
import { batchGet, type Item, type Key, putAction } from '../shared/table.ts';

export interface SealedList {
  day: PlainDay;
  listHash: string;
  /** Detached: its payload is the list. */
  jws: string;
  /** Which key sealed it. */
  kid: string;
}

const keyOf = (day: PlainDay): Key => ({ pk: `TIPS#${day}`, sk: 'TIPS' });

export const putSealedList = (sealed: SealedList): TransactWriteItem =>
  putAction({ ...keyOf(sealed.day), ...sealed }, true);

export const sealedListOf = async (day: PlainDay): Promise<SealedList | undefined> =>
  (await batchGet([keyOf(day)])).get<Item & SealedList>(keyOf(day));
