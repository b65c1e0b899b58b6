/** Holds and requests for removal: a records officer acts on the keeping of one agreement's record, and nothing is removed here. */
import { actorName } from '../identity/actor.ts';
import { newHoldId, newRemovalId } from '../shared/ids.ts';
import type { Decision, Refusal } from '../shared/kernel.ts';
import { change, commandKey, commit, recordedResult } from '../shared/ledger.ts';
import { page, type Reply, type Request, seeOther } from '../shared/page.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { batchGet } from '../shared/table.ts';
import { reachable, readStream, submittedHere, type Visited, visit } from './keeping.ts';
import { showKeeping } from './read-keeping.ts';
import { showRemoval } from './read-removal.ts';
import { removalEffect } from './removal.effects.ts';
import type { RemovalEvent } from './removal.events.ts';
import { askRemoval, placeHold, refuseRemoval, releaseHold } from './removal.rules.ts';
import { evolveKeeping } from './removal.state.ts';
import { keptIdsOf } from './stream-ids.ts';

type Decide = (visited: Visited, request: Request) => Decision<RemovalEvent> | Promise<Decision<RemovalEvent>>;
type ShowAgain = (visited: Visited, request: Request, refused: Refusal) => Promise<Reply>;

const onKeeping: ShowAgain = (visited, { form }, refused) => showKeeping(visited, { refused, typed: form });

/** One form of the page: the same way for each, so that only the decision differs. */
const act = (
  name: string,
  visitIt: (request: Request) => Promise<Visited>,
  decide: Decide,
  showAgain: ShowAgain = onKeeping,
) =>
  page(async (request) =>
    retryOnConflict(async () => {
      const visited = await visitIt(request);
      // After the visit: who is not signed in any more is shown what was typed, which a form that is nobody's would not be.
      const command = submittedHere(visited, request, name);
      const done = seeOther(`/agreements/${request.path.agreement}/keeping?done=${name}`);
      if (recordedResult(await batchGet([commandKey(command.id)]), command)) return done;
      const [hidden] = request.refused;
      const decision = hidden ? { refused: hidden } : await decide(visited, request);
      if (decision.refused) return showAgain(visited, request, decision.refused);
      const { tip, keeping, person } = visited;
      const effectOf = removalEffect(reachable(visited), keeping);
      const moved = change({ tip, events: decision.events, evolve: evolveKeeping, effectOf });
      await commit({ command, at: request.now, actor: actorName(person.actor), changes: [moved] });
      return done;
    }),
  );

const holding = (request: Request) => visit(request, 'keeping.hold');
const removing = (request: Request) => visit(request, 'keeping.remove');
const typed = ({ form }: Request) => ({ authority: form.authority ?? '', reason: form.reason ?? '' });

/** POST /agreements/{agreement}/holds */
export const placeAHold = act('hold', holding, ({ keeping, officer }, request) =>
  placeHold(keeping, officer, { hold: newHoldId(Date.parse(request.now)), ...typed(request) }),
);

/** POST /agreements/{agreement}/holds/{hold}/release */
export const releaseAHold = act('release', holding, ({ keeping, officer }, { path, form }) =>
  releaseHold(keeping, officer, { hold: path.hold ?? '', reason: form.reason ?? '' }),
);

/** POST /agreements/{agreement}/removals */
export const askForRemoval = act('ask', removing, async (visited, request) => {
  const { keeping, officer, agreement } = visited;
  const [stream = '', number = ''] = (request.form.event ?? '').split('/');
  const seq = /^\d{1,8}$/.test(number) ? Number(number) : 0;
  const own = (await keptIdsOf(agreement)).includes(stream);
  const read = own ? await readStream(visited, stream) : undefined;
  const event = read?.events.find((one) => one.seq === seq);
  const target = event && { stream, seq, hasBody: read?.bodies.has(seq) ?? false };
  const removal = newRemovalId(Date.parse(request.now));
  return askRemoval(keeping, officer, { removal, target, ...typed(request) });
});

/** POST /agreements/{agreement}/removals/{removal}/refuse */
export const refuseARemoval = act(
  'refuse',
  removing,
  ({ keeping, officer }, { path, form }) => refuseRemoval(keeping, officer, path.removal ?? '', form.reason ?? ''),
  showRemoval,
);
