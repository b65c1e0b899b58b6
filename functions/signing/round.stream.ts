/** A signing round: one version of an MOU, out for signature. */
import type { Accepted } from '../shared/carry-out.ts';
import { assertAbsent, type Tip } from '../shared/ledger/ledger.ts';
import { defineStream } from '../shared/stream.ts';
import { roundEffects } from './domain/round.effects.ts';
import { evolveRound, type Round } from './domain/round.state.ts';
import { supersede } from './domain/version.rules.ts';

export const roundStream = defineStream({ prefix: 'sig_', evolve: evolveRound, effects: roundEffects });

/**
 * How a round ends whose text is replaced: in the commit that replaces it, or not at all. One that its workflow has not opened yet is
 * never opened: the commit goes through only while there is still none.
 */
export function endOfRound(tip: Tip<Round>): Required<Pick<Accepted<never>, 'changes' | 'also'>> {
  if (!tip.state) return { changes: [], also: [assertAbsent(tip.stream)] };
  return { changes: [roundStream.change(tip, supersede(tip.state).events ?? [])], also: [] };
}
