/** How a round ends whose text is replaced: in the commit that replaces it, or not at all. */
import { assertAbsent, type Commit, change, tipFrom, tipKey } from '../shared/ledger.ts';
import { batchGet } from '../shared/table.ts';
import { roundEffect } from './round.effects.ts';
import { evolveRound, type Round } from './round.state.ts';
import { supersede } from './version.rules.ts';

type Ending = Required<Pick<Commit, 'changes' | 'beside'>>;

/** A round that its workflow has not opened yet is never opened; the commit goes through only while there is still none. */
export async function endOfRound(id: string): Promise<Ending> {
  const tip = tipFrom<Round>(await batchGet([tipKey(id)]), id);
  if (!tip.state) return { changes: [], beside: [assertAbsent(id)] };
  const events = supersede(tip.state).events ?? [];
  const closed = change({ tip, events, evolve: evolveRound, effectOf: roundEffect });
  return { changes: events.length > 0 ? [closed] : [], beside: [] };
}
