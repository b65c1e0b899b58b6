/** How an event of a dispute, of commitments or of a closing is named to a records officer: by its kind, and where only named people may read the dispute, by its place. */

import { forNamedPeople, ofNamedPeople } from '../../disputes/docket/domain/named-people.rules.ts';
import { isClosingId, isCommitmentsId, isDisputeId, isDocketId } from '../../shared/ids.ts';
import type { ChainedEvent } from '../../shared/ledger/chain.ts';

/** `TextProposed` is `text proposed`. */
const inWords = (type: string): string => type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

/** `of` is the whole stream. Undefined for an event of another kind of stream. */
export function sayDisputeEvent(event: ChainedEvent, of: readonly ChainedEvent[]): string | undefined {
  const { stream, seq, type } = event;
  if (isDocketId(stream)) return `Docket: ${inWords(type)}`;
  if (isClosingId(stream)) return `Closing: ${inWords(type)}`;
  if (isCommitmentsId(stream)) {
    const party = stream.replace(/^cmt_[0-9A-Z]+-/, '');
    return ofNamedPeople(of).has(event)
      ? `Commitments of ${party}, for named people only: event ${seq}`
      : `Commitments of ${party}: ${inWords(type)}`;
  }
  if (!isDisputeId(stream)) return undefined;
  const dispute = `Dispute ${stream.split('-').at(-1)}`;
  return forNamedPeople(of) ? `${dispute}, for named people only: event ${seq}` : `${dispute}: ${inWords(type)}`;
}
