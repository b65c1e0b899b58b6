/** POST /agreements/{agreement}/removals/{removal}/approve: the second officer, and the words are gone, on the record. */
import { act } from '../../shared/act.ts';
import { outcomeOf } from '../../shared/carry-out.ts';
import { seeOther } from '../../shared/http/reply.ts';
import { tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { keepingChange, keepingForm, visit } from './keeping.ts';
import { showRemoval } from './read-removal.ts';
import { approveRemoval } from './removal.rules.ts';
import { bodyRemoved, removeBody } from './removal.store.ts';

export const approveARemoval = act('approve', {
  form: keepingForm,
  load: async (request, command) => {
    const visited = await visit(request, [command]);
    const { stream = '', seq = 0 } = visited.keeping.removals[request.path.removal ?? ''] ?? {};
    return { ...visited, stream, seq, of: await batchGet([tipKey(stream)]) };
  },
  decide: (visited, { path: { removal = '' } }) => {
    const { keeping, officer, stream, seq, of } = visited;
    return outcomeOf(approveRemoval(keeping, officer, removal), (events) => ({
      changes: [keepingChange(visited, events), bodyRemoved(of, stream, { seq, removal })],
      also: [removeBody(stream, seq)],
      result: undefined,
    }));
  },
  done: (_, { path }) => seeOther(`/agreements/${path.agreement}/keeping?done=approve`),
  show: (visited, request, [refused]) => showRemoval(visited, request, refused),
});
