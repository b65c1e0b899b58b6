/** Of a dispute for named people, others learn that it exists, from the docket. */

import { isDisputeId } from '../../shared/ids.ts';
import type { ChainedEvent } from '../../shared/ledger/chain.ts';

/** Whether this is the whole stream of such a dispute. */
export const forNamedPeople = ([first]: readonly ChainedEvent[]): boolean =>
  first !== undefined && isDisputeId(first.stream) && (first.data as { handling?: string }).handling === 'named';
