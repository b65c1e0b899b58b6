/** Holds and requests for removal: a records officer acts on the keeping of one agreement's record, and nothing is removed here. */
import { act } from '../../shared/act.ts';
import { outcomeOf } from '../../shared/carry-out.ts';
import type { Request } from '../../shared/http/page.ts';
import { type Reply, seeOther } from '../../shared/http/reply.ts';
import { newHoldId, newRemovalId } from '../../shared/ids.ts';
import type { Decision, Refusal } from '../../shared/kernel.ts';
import { keptIdsOf } from '../export/stream-ids.ts';
import { keepingChange, keepingForm, readStream, type Visited, visit } from './keeping.ts';
import { showKeeping } from './read-keeping.ts';
import { showRemoval } from './read-removal.ts';
import type { RemovalEvent } from './removal.events.ts';
import { askRemoval, placeHold, refuseRemoval, releaseHold } from './removal.rules.ts';

type Decide<More> = (visited: Visited & { more: More }, request: Request) => Decision<RemovalEvent>;
type ShowAgain = (visited: Visited, request: Request, refused: Refusal) => Promise<Reply>;

const onKeeping: ShowAgain = (visited, { form }, refused) => showKeeping(visited, { refused, typed: form });

interface Keeping<More> {
  decide: Decide<More>;
  /** What else decides. */
  read?: (visited: Visited, request: Request) => Promise<More>;
  showAgain?: ShowAgain;
}

/** One form of the page: the same way for each, so that only the decision differs. */
const keeping = <More = undefined>(name: string, { decide, read, showAgain = onKeeping }: Keeping<More>) =>
  act<Visited & { more: More }>(name, {
    form: keepingForm,
    load: async (request, command) => {
      const visited = await visit(request, [command]);
      return { ...visited, more: (await read?.(visited, request)) as More };
    },
    decide: (visited, request) =>
      outcomeOf(decide(visited, request), (events) => ({
        changes: [keepingChange(visited, events)],
        result: undefined,
      })),
    done: (_, { path }) => seeOther(`/agreements/${path.agreement}/keeping?done=${name}`),
    show: (visited, request, [refused]) => showAgain(visited, request, refused),
  });

const typed = ({ form }: Request) => ({ authority: form.authority ?? '', reason: form.reason ?? '' });

/** POST /agreements/{agreement}/holds */
export const placeAHold = keeping('hold', {
  decide: ({ keeping: kept, officer }, request) =>
    placeHold(kept, officer, { hold: newHoldId(Date.parse(request.now)), ...typed(request) }),
});

/** POST /agreements/{agreement}/holds/{hold}/release */
export const releaseAHold = keeping('release', {
  decide: ({ keeping: kept, officer }, { path, form }) =>
    releaseHold(kept, officer, { hold: path.hold ?? '', reason: form.reason ?? '' }),
});

/** The event that a request is about, if it is one of this record. */
async function readTarget(visited: Visited, { form }: Request) {
  const [stream = '', number = ''] = (form.event ?? '').split('/');
  const seq = /^\d{1,8}$/.test(number) ? Number(number) : 0;
  const own = (await keptIdsOf(visited.agreement)).includes(stream);
  const read = own ? await readStream(visited, stream) : undefined;
  const event = read?.events.find((one) => one.seq === seq);
  return event && { stream, seq, hasBody: read?.bodies.has(seq) ?? false };
}

/** POST /agreements/{agreement}/removals */
export const askForRemoval = keeping('ask', {
  read: readTarget,
  decide: ({ keeping: kept, officer, register, more: target }, request) => {
    const anotherAgency = register.some(({ agency }) => agency !== officer.agency);
    const asked = { removal: newRemovalId(Date.parse(request.now)), target, anotherAgency, ...typed(request) };
    return askRemoval(kept, officer, asked);
  },
});

/** POST /agreements/{agreement}/removals/{removal}/refuse */
export const refuseARemoval = keeping('refuse', {
  decide: ({ keeping: kept, officer }, { path, form }) =>
    refuseRemoval(kept, officer, path.removal ?? '', form.reason ?? ''),
  showAgain: showRemoval,
});
