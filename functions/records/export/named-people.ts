/** Of a dispute for named people, others learn that it exists, from the docket. */

import { isCommitmentsId, isDisputeId } from '../../shared/ids.ts';
import type { ChainedEvent } from '../../shared/ledger/chain.ts';

/** Whether this is the whole stream of such a dispute. */
export const forNamedPeople = ([first]: readonly ChainedEvent[]): boolean =>
  first !== undefined && isDisputeId(first.stream) && (first.data as { handling?: string }).handling === 'named';

interface OfCommitments {
  named?: true;
  followUps?: readonly { key: string }[];
  commitment?: string;
}

/** Which events of a party's commitments tell of a follow-up of such a dispute: that it was agreed, and what became of it. */
export function ofNamedPeople(events: readonly ChainedEvent[]): ReadonlySet<ChainedEvent> {
  if (!isCommitmentsId(events[0]?.stream ?? '')) return new Set();
  const dataOf = ({ data }: ChainedEvent) => data as OfCommitments;
  const agreed = events.filter((event) => dataOf(event).named);
  const keys = new Set(agreed.flatMap((event) => (dataOf(event).followUps ?? []).map(({ key }) => key)));
  return new Set([...agreed, ...events.filter((event) => keys.has(dataOf(event).commitment ?? ''))]);
}
