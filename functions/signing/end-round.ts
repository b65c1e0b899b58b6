/** How a round ends whose text is replaced: in the commit that replaces it, or not at all. */
import type { Accepted } from '../shared/carry-out.ts';
import { assertAbsent, type Tip } from '../shared/ledger.ts';
import type { Round } from './round.state.ts';
import { roundStream } from './round.stream.ts';
import { supersede } from './version.rules.ts';

/** A round that its workflow has not opened yet is never opened; the commit goes through only while there is still none. */
export function endOfRound(tip: Tip<Round>): Required<Pick<Accepted<never>, 'changes' | 'also'>> {
  if (!tip.state) return { changes: [], also: [assertAbsent(tip.stream)] };
  return { changes: [roundStream.change(tip, supersede(tip.state).events ?? [])], also: [] };
}
