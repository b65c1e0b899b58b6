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
import { promisers } from '../domain/follow-ups.rules.ts';
import type { Clock } from '../domain/ladder.rules.ts';
import { committedKeys, followUpChanges } from '../follow-up-changes.ts';

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
  const agreementsTip = agreementTip(found, agreement);
  const clock: Clock = { now, pauses: docket.state?.pauses ?? [] };
  return {
    ...{ found, tip, docket, agreementsTip, clock },
    dispute: existing(tip),
    agreement: existing(agreementsTip),
    /** Another word as soon as the dispute or the clocks of its MOU have moved. */
    seen: `${tip.seq}/${docket.seq}`,
  };
}

/** A step on a dispute, recorded while its docket is as it was read. */
export function disputeStep(id: string, now: Instant, decide: (watched: Watched) => Decision<DisputeEvent>): Recording {
  if (!can(rolesOf(workflow), disputes.actions['dispute.conduct'])) throw new Missing('Not permitted');
  return recording({
    load: async (command) => {
      const watched = await readWatched(id, now, [command]);
      const { status, decision, agreement } = watched.dispute;
      // A veto that lapses reaches what its decision makes the sides do.
      const promised = status === 'vetoed' ? promisers(decision?.followUps) : [];
      const committed = promised.length > 0 ? await batchGet(committedKeys(agreement, promised)) : watched.found;
      return { ...watched, committed, actor: actorName(workflow) };
    },
    decide: ({ tip, docket, agreementsTip, committed, ...watched }) =>
      outcomeOf(decide(watched), (events) => {
        const { dispute } = watched;
        const follow = followUpChanges({ events, dispute, agreement: agreementsTip, found: committed, now });
        if (follow.refused) throw new Error(`A veto lapses whatever a party has promised: ${follow.refused.wrong}`);
        return {
          changes: [disputeStream.change(tip, events), ...follow.changes],
          // A level does not end in the same moment in which a liaison stops the clocks.
          also: [assertVersion(docket)],
          result: undefined,
        };
      }),
  });
}
