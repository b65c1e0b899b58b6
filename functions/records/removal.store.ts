/** The only place that deletes from the ledger: the body of one event, in the transaction that records why it is gone. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { bodyKey, type EventDraft } from '../shared/ledger.ts';
import { marshal, tableName } from '../shared/table.ts';

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
