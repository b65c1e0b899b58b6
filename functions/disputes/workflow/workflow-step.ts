/** What a workflow step reads of a dispute and its docket, and how it changes the dispute. */
import { agreementTip } from '../../agreements/agreement.reads.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { actorName } from '../../identity/domain/actor.ts';
import { can, rolesOf } from '../../identity/domain/roles.rules.ts';
import { outcomeOf } from '../../shared/carry-out.ts';
import { Missing } from '../../shared/failures.ts';
import { agreementOfDispute } from '../../shared/ids.ts';
import type { Decision, Instant } from '../../shared/kernel.ts';
import { assertVersion, existing } from '../../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../../shared/ledger/table.ts';
import { type Recording, recording } from '../../shared/step.ts';
import { disputes } from '../capability.ts';
import { disputeKeys, disputeStream, docketTip } from '../dispute.stream.ts';
import type { DisputeEvent } from '../domain/dispute.events.ts';
import type { Dispute } from '../domain/dispute.schema.ts';
import type { Clock } from '../domain/ladder.rules.ts';

const workflow = { kind: 'workflow' } as const;

export interface Watched {
  dispute: Dispute;
  agreement: Agreement;
  clock: Clock;
}

/** Throws Missing when there is no such dispute. */
export async function readWatched(id: string, now: Instant, more: Key[] = []) {
  const agreement = agreementOfDispute(id);
  const found = await batchGet([...disputeKeys(id), ...more]);
  const tip = disputeStream.tip(found, id);
  const docket = docketTip(found, agreement);
  const clock: Clock = { now, pauses: docket.state?.pauses ?? [] };
  return {
    ...{ found, tip, docket, clock },
    dispute: existing(tip),
    agreement: existing(agreementTip(found, agreement)),
    /** Another word as soon as the dispute or the clocks of its MOU have moved. */
    seen: `${tip.seq}/${docket.seq}`,
  };
}

/** A step on a dispute, recorded while its docket is as it was read. */
export function disputeStep(id: string, now: Instant, decide: (watched: Watched) => Decision<DisputeEvent>): Recording {
  if (!can(rolesOf(workflow), disputes.actions['dispute.conduct'])) throw new Missing('Not permitted');
  return recording({
    load: async (command) => ({ ...(await readWatched(id, now, [command])), actor: actorName(workflow) }),
    decide: ({ tip, docket, ...watched }) =>
      outcomeOf(decide(watched), (events) => ({
        changes: [disputeStream.change(tip, events)],
        // A level does not end in the same moment in which a liaison stops the clocks.
        also: [assertVersion(docket)],
        result: undefined,
      })),
  });
}
