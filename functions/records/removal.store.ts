/** The only place that deletes from the ledger: the body of one event, in the transaction that records why it is gone. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { bodyKey, type Due, type EventDraft, tipKey } from '../shared/ledger.ts';
import { type Found, marshal, tableName } from '../shared/table.ts';

/** Goes through only while the words are there: two approvals of the same words are one removal. */
export const removeBody = (stream: string, seq: number): TransactWriteItem => ({
  Delete: {
    TableName: tableName(),
    Key: marshal({ ...bodyKey(stream, seq) }),
    ConditionExpression: 'attribute_exists(pk)',
  },
});

/** The words of an event that goes decide nothing, so the state of the stream that carried them stays as it was. */
export const sameState = <State>(state: State | undefined, _event: EventDraft): State => state as State;

/** Nor does it move the stream in the `due` index: what was listed there still is. */
export function samePlace(found: Found, stream: string): { dueOf?: () => Due } {
  const { due, dueAt } = found.get<Partial<Due>>(tipKey(stream)) ?? {};
  return due === undefined || dueAt === undefined ? {} : { dueOf: () => ({ due, dueAt }) };
}
