/** Where the list of a day is found: what it says, its hash and its seal, put once with the event that says it was made; and the sections under it. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { canonicalJson } from '../../shared/canonical.ts';
import type { PlainDay } from '../../shared/kernel.ts';
import { keepDocument, readDocument } from '../../shared/ledger/document.store.ts';
import { batchGet, type Item, type Key, putAction } from '../../shared/ledger/table.ts';
import { type Section, sectionsBetween, unpacked } from './sections.ts';
import type { Today } from './tips.rules.ts';
import type { ListedTip } from './tips.schema.ts';

/** The stream of lists. */
export const LISTS = 'tips_concord';

export interface SealedList extends Today {
  previous: string;
  listHash: string;
  /** The document that names the sections. */
  sectionsHash: string;
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

export const sectionsText = (sections: readonly Section[]): string => canonicalJson(sections);

export const readSections = async (hash: string): Promise<Section[]> =>
  JSON.parse((await readDocument(hash)).toString('utf8')) as Section[];

/** The tips whose names begin with this digit. */
export async function tipsUnder(sections: readonly Section[], digit: string): Promise<ListedTip[]> {
  const tips: ListedTip[] = [];
  for (const { leaves } of sectionsBetween(sections, digit, `${digit}~`))
    tips.push(...unpacked(await readDocument(leaves)).filter(({ stream }) => stream.startsWith(digit)));
  return tips;
}

/** A document that the list before names is there: to write it again would change nothing, and cost as much. */
export const keepsNew = (before: readonly Section[]) => {
  const known = new Set(before.map(({ leaves }) => leaves));
  return async (document: string, leaves: Buffer): Promise<unknown> => known.has(document) || keepDocument(leaves);
};
