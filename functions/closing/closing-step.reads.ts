/** What a workflow step reads of a closing and of the commitments of those who own its duties, and how it changes the closing. */
import * as z from 'zod/mini';
import { agreementTip } from '../agreements/agreement.reads.ts';
import { textAt } from '../agreements/domain/in-force.rules.ts';
import { commitmentStream } from '../commitments/commitment.stream.ts';
import { actorName } from '../identity/domain/actor.ts';
import { can, rolesOf } from '../identity/domain/roles.rules.ts';
import type { Accepted } from '../shared/carry-out.ts';
import { Missing } from '../shared/failures.ts';
import { agreementOfClosing, commitmentsIdOf } from '../shared/ids.ts';
import type { Instant } from '../shared/kernel.ts';
import { existing, tipKey } from '../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../shared/ledger/table.ts';
import { type Recording, recording } from '../shared/step.ts';
import { closing } from './capability.ts';
import { closingStream } from './closing.stream.ts';
import { ownersOf } from './domain/standing.rules.ts';

const workflow = { kind: 'workflow' } as const;

/** As each execution is started with: `part` counts those of one closing. */
const ids = z.object({ closing: z.string(), part: z.number() });
export type WatchedClosing = z.infer<typeof ids>;
export const watchedClosing = { ids, streamOf: ({ closing: id }: WatchedClosing) => id };

/** Throws Missing when there is no such closing. */
export async function readClosing(id: string, now: Instant, more: readonly Key[] = []) {
  const agreement = agreementOfClosing(id);
  const found = await batchGet([tipKey(id), tipKey(agreement), ...more]);
  const tip = closingStream.tip(found, id);
  const state = existing(tip);
  const whole = agreementTip(found, agreement);
  // Read after the closing: what is done meanwhile moves a tip that is read here, or one that the step asserts.
  const owned = ownersOf(state).map((party) => commitmentsIdOf(agreement, party));
  const tips = await batchGet(owned.map(tipKey));
  const tipOf = (party: string) => commitmentStream.tip(tips, commitmentsIdOf(agreement, party));
  const seqs = owned.reduce((sum, stream) => sum + commitmentStream.tip(tips, stream).seq, 0);
  return {
    ...{ found, tip, state, whole, tipOf },
    agreement: textAt(existing(whole), now),
    stateOf: (party: string) => tipOf(party).state,
    /** Another word as soon as the closing, or what stands of its duties, has moved. */
    seen: `${tip.seq}/${seqs}`,
  };
}

export type ClosingRead = Awaited<ReturnType<typeof readClosing>>;

interface ClosingStep<Once> {
  /** What is made once however often a lost race decides again. */
  once?: (read: ClosingRead) => Promise<Once | undefined>;
  decide: (read: ClosingRead, once: Once | undefined) => Omit<Accepted<undefined>, 'result'>;
}

/** A step on a closing, recorded as it was read. */
export function closingStep<Once = undefined>(
  id: string,
  now: Instant,
  { once, decide }: ClosingStep<Once>,
): Recording {
  if (!can(rolesOf(workflow), closing.actions['closing.conduct'])) throw new Missing('Not permitted');
  return recording<ClosingRead & { actor: string }, Once>({
    load: async (command) => ({ ...(await readClosing(id, now, [command])), actor: actorName(workflow) }),
    once,
    decide,
  });
}
