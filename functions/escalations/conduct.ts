/** How a workflow step acts on a dispute: read it with its docket, ask the rules, commit once under a command named after the step. */
import { agreementTip } from '../agreements/agreement.reads.ts';
import type { Agreement } from '../agreements/agreement.rules.ts';
import { actorName } from '../identity/actor.ts';
import { can } from '../identity/can.rules.ts';
import { Missing } from '../shared/failures.ts';
import { agreementOfDispute } from '../shared/ids.ts';
import type { Decision, Instant } from '../shared/kernel.ts';
import { assertVersion, commandKey, commit, existing, recordedResult } from '../shared/ledger.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { batchGet, type Key } from '../shared/table.ts';
import type { DisputeEvent } from './dispute.events.ts';
import type { Dispute } from './dispute.state.ts';
import { disputeChange, disputeKeys, disputeTip, docketTip } from './dispute.store.ts';
import type { Clock } from './ladder.rules.ts';

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
  const tip = disputeTip(found, id);
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

/** Carries a step out once. A refusal or nothing to record is no failure: the workflow looks again and finds out why. */
export async function conduct(
  id: string,
  command: string,
  now: Instant,
  decide: (watched: Watched) => Decision<DisputeEvent> | Promise<Decision<DisputeEvent>>,
): Promise<{ recorded: number }> {
  if (!can(workflow, 'dispute.conduct', {})) throw new Missing('Not permitted');
  const asked = { id: `${id}:${command}`, fingerprint: command };
  return retryOnConflict(async () => {
    const { found, tip, docket, ...watched } = await readWatched(id, now, [commandKey(asked.id)]);
    if (recordedResult(found, asked)) return { recorded: 0 };
    const { events = [] } = await decide(watched);
    if (events.length === 0) return { recorded: 0 };
    // A level does not end in the same moment in which a liaison stops the clocks.
    const beside = [assertVersion(docket)];
    await commit({
      command: asked,
      at: now,
      actor: actorName(workflow),
      changes: [disputeChange(tip, events)],
      beside,
    });
    return { recorded: events.length };
  });
}
