/** For tests: what events of a dispute mean for the commitments of its sides, as the acts that record them would have it. */
import { agreementTip } from '../functions/agreements/agreement.reads.ts';
import type { DisputeEvent } from '../functions/disputes/domain/dispute.events.ts';
import type { Dispute } from '../functions/disputes/domain/dispute.schema.ts';
import { promisers } from '../functions/disputes/domain/follow-ups.rules.ts';
import { committedKeys, followUpChanges } from '../functions/disputes/follow-up-changes.ts';
import { existing, type Tip } from '../functions/shared/ledger/ledger.ts';
import { batchGet, type Found } from '../functions/shared/ledger/table.ts';

interface Recorded {
  /** Everything that an act on the dispute is decided on. */
  found: Found;
  tip: Tip<Dispute>;
  events: readonly DisputeEvent[];
  now: string;
}

export async function followed({ found, tip, events, now }: Recorded) {
  const dispute = existing(tip);
  const decided = events.flatMap((event) => (event.type === 'DisputeDecided' ? event.data.followUps : []));
  const parties = promisers([...decided, ...(dispute.decision?.followUps ?? [])]);
  const follow = followUpChanges({
    ...{ events, dispute, now, agreement: agreementTip(found, dispute.agreement) },
    found: parties.length > 0 ? await batchGet(committedKeys(dispute.agreement, parties)) : found,
  });
  if (follow.refused) throw new Error(follow.refused.wrong);
  return follow.changes;
}
