/** Of a dispute for named people, others learn that it exists, from the docket. */

import { isCommitmentsId, isDisputeId } from '../../shared/ids.ts';
import type { ChainedEvent } from '../../shared/ledger/chain.ts';

/** Whether this is the whole stream of such a dispute. */
export const forNamedPeople = ([first]: readonly ChainedEvent[]): boolean =>
  first !== undefined && isDisputeId(first.stream) && (first.data as { handling?: string }).handling === 'named';

interface OfCommitments {
  dispute?: number;
  named?: true;
  followUps?: readonly { key: string }[];
  commitment?: string;
  [told: string]: unknown;
}

/** Which events of a party's commitments tell of a follow-up of such a dispute: that it was agreed, and what became of it. */
export function ofNamedPeople(events: readonly ChainedEvent[]): ReadonlySet<ChainedEvent> {
  if (!isCommitmentsId(events[0]?.stream ?? '')) return new Set();
  const dataOf = ({ data }: ChainedEvent) => data as OfCommitments;
  const agreed = events.map(dataOf).filter(({ named }) => named);
  const disputes = new Set(agreed.map(({ dispute }) => dispute));
  const keys = new Set<unknown>(agreed.flatMap(({ followUps = [] }) => followUps.map(({ key }) => key)));
  const tells = ({ dispute, commitment, month, week, late }: OfCommitments): boolean =>
    (dispute !== undefined && disputes.has(dispute)) ||
    [commitment, month, week, late].flat().some((key) => keys.has(key));
  return new Set(events.filter((event) => tells(dataOf(event))));
}
