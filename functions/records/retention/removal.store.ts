/** The only place that deletes from the ledger: the body of one event, in the transaction that records why it is gone. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { bodyKey, type Due, tipKey } from '../../shared/ledger/ledger.ts';
import { type Found, marshal, tableName } from '../../shared/ledger/table.ts';
import { defineStream } from '../../shared/stream.ts';
import type { BodyRemoved } from './removal.events.ts';

/** Goes through only while the words are there: two approvals of the same words are one removal. */
export const removeBody = (stream: string, seq: number): TransactWriteItem => ({
  Delete: {
    TableName: tableName(),
    Key: marshal({ ...bodyKey(stream, seq) }),
    ConditionExpression: 'attribute_exists(pk)',
  },
});

/**
 * That words are gone is an event of the stream that carried them, of whatever kind it is. They decided nothing, so that its state stays
 * as it was; nor does it move in the `due` index: what was listed there still is.
 */
export function bodyRemoved(found: Found, stream: string, data: BodyRemoved['data']) {
  const { due, dueAt } = found.get<Partial<Due>>(tipKey(stream)) ?? {};
  const any = defineStream<object, BodyRemoved>({
    prefix: '',
    evolve: (state) => state ?? {},
    due: () => (due === undefined || dueAt === undefined ? undefined : { due, dueAt }),
  });
  return any.change(any.tip(found, stream), [{ type: 'BodyRemoved', data }]);
}
