/** Writes the register of an agency’s people beside its tip. */
import type { Action } from '../shared/ledger/ledger.ts';
import { marshal, putAction } from '../shared/ledger/table.ts';
import type { AgencyPeople } from './domain/people.ts';
import { peopleKey } from './people.reads.ts';

/** If the register still says what was read: whoever changed it meanwhile is not overwritten. */
export function putPeople(before: AgencyPeople | undefined, after: AgencyPeople): Action {
  const { Put } = putAction({ ...peopleKey(after.agency), ...after });
  if (!Put) throw new Error('A put is a Put');
  return before === undefined
    ? { Put: { ...Put, ConditionExpression: 'attribute_not_exists(pk)' } }
    : {
        Put: {
          ...Put,
          ConditionExpression: '#changes = :changes',
          ExpressionAttributeNames: { '#changes': 'changes' },
          ExpressionAttributeValues: marshal({ ':changes': before.changes }),
        },
      };
}
