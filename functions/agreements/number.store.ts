/** What was sent under a number, or with a signed original: written with each, so that of two in one moment the second finds the first. */
import { type Action, tipKey } from '../shared/ledger/ledger.ts';
import { batchGet, type Item, type Key, marshal, putAction } from '../shared/ledger/table.ts';
import { agreementTip } from './agreement.reads.ts';
import { type Filed, type Sent, standing } from './domain/number.rules.ts';

/** Whoever sends one number on purpose again and again is told of so many. */
const MOST_KEPT = 20;

interface Numbered {
  /** The agreement that was sent last. */
  newest: string;
  filed: Filed[];
}

/** How a number, or an original, was found. */
export interface NumberRead {
  key: Key;
  newest?: string;
  sent: Sent[];
}

/** A number of that organization. Numbers that differ in capitals alone are one. */
export const readNumber = (organization: string, number: string): Promise<NumberRead> =>
  readFiled({ pk: `NUMBER#${organization}`, sk: number.toLowerCase() });

/** A signed original, whoever handed it in and under what number: one MOU has one. No organization has a colon in its name. */
export const readOriginal = (sha256: string): Promise<NumberRead> =>
  readFiled({ pk: `NUMBER#sha256:${sha256}`, sk: 'ORIGINAL' });

/** Two round trips where something was sent under it, else one. */
async function readFiled(key: Key): Promise<NumberRead> {
  const item = (await batchGet([key])).get<Item & Numbered>(key);
  if (!item) return { key, sent: [] };
  const found = await batchGet(item.filed.map(({ agreement }) => tipKey(agreement)));
  const sent = item.filed.flatMap(({ agreement: id, ...filed }) => {
    const agreement = agreementTip(found, id).state;
    return agreement ? [{ ...filed, agreement }] : [];
  });
  return { key, newest: item.newest, sent };
}

/** Adds what is sent now, if nothing else has been sent under it since it was read. */
export function putNumber({ key, newest, sent }: NumberRead, now: Filed): Action {
  const before = standing(sent).map(({ agreement, ...filed }) => ({ ...filed, agreement: agreement.id }));
  const item: Item & Numbered = { ...key, newest: now.agreement, filed: [...before, now].slice(-MOST_KEPT) };
  if (newest === undefined) return putAction(item, true);
  const { Put } = putAction(item);
  return {
    Put: {
      ...Put,
      ConditionExpression: 'newest = :newest',
      ExpressionAttributeValues: marshal({ ':newest': newest }),
    },
  } as Action;
}
