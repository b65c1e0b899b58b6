/** Drafts are working items: one of each act of an office in a round, put when a session was over, gone with the act. */
import { PutItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { DAY } from '../shared/kernel.ts';
import { cleanedAfter, dynamo, type Found, type Item, type Key, marshal, tableName } from '../shared/table.ts';
import type { Draft } from './draft.rules.ts';

/** Whose draft of what. */
export interface DraftOf {
  round: string;
  party: string;
  act: 'decline' | 'take-back';
}

export const draftKey = ({ round, party, act }: DraftOf): Key => ({ pk: `DRAFT#${round}#${party}`, sk: act });
export const draftFrom = (found: Found, of: DraftOf) => found.get<Item & Draft>(draftKey(of));

export async function keepDraft(of: DraftOf, draft: Draft): Promise<void> {
  const item = { ...draftKey(of), ...draft, ttl: cleanedAfter(draft.expiresAt, DAY) };
  await dynamo.send(new PutItemCommand({ TableName: tableName(), Item: marshal(item) }));
}

/** Actions that drop what was found of a draft, together with the act that used it. */
export const dropDraft = (found: Found, of: DraftOf): TransactWriteItem[] =>
  draftFrom(found, of) ? [{ Delete: { TableName: tableName(), Key: marshal({ ...draftKey(of) }) } }] : [];
