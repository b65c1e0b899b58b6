/** POST /agreements/{agreement}/removals/{removal}/approve: the second officer, and the words are gone, on the record. */
import { actorName } from '../identity/actor.ts';
import { change, commandKey, commit, recordedResult, tipFrom, tipKey } from '../shared/ledger.ts';
import { page, seeOther } from '../shared/page.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { batchGet } from '../shared/table.ts';
import { reachable, submittedHere, visit } from './keeping.ts';
import { showRemoval } from './read-removal.ts';
import { removalEffect } from './removal.effects.ts';
import type { BodyRemoved } from './removal.events.ts';
import { approveRemoval } from './removal.rules.ts';
import { evolveKeeping } from './removal.state.ts';
import { removeBody, samePlace, sameState } from './removal.store.ts';

export const approveARemoval = page(async (request) => {
  const { agreement = '', removal = '' } = request.path;
  const done = seeOther(`/agreements/${agreement}/keeping?done=approve`);
  return retryOnConflict(async () => {
    const visited = await visit(request, 'keeping.remove');
    const { tip, keeping, officer, person } = visited;
    const command = submittedHere(visited, request, 'approve');
    if (recordedResult(await batchGet([commandKey(command.id)]), command)) return done;
    const decision = approveRemoval(keeping, officer, removal);
    if (decision.refused) return showRemoval(visited, request, decision.refused);
    const { stream = '', seq = 0 } = keeping.removals[removal] ?? {};
    const found = await batchGet([tipKey(stream)]);
    const of = tipFrom<object>(found, stream);
    const removed: BodyRemoved = { type: 'BodyRemoved', data: { seq, removal } };
    await commit({
      command,
      at: request.now,
      actor: actorName(person.actor),
      changes: [
        change({
          tip,
          events: decision.events,
          evolve: evolveKeeping,
          effectOf: removalEffect(reachable(visited), keeping),
        }),
        change({ tip: of, events: [removed], evolve: sameState, ...samePlace(found, stream) }),
      ],
      beside: [removeBody(stream, seq)],
    });
    return done;
  });
});
