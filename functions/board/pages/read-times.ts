/** GET /disputes/times: how long the disputes of a person's MOUs took, from what happened to what was decided. */
import { readText } from '../../agreements/agreement.reads.ts';
import { disputeStream } from '../../disputes/dispute.stream.ts';
import { mayRead } from '../../disputes/domain/who.rules.ts';
import { authorize } from '../../identity/authorize.ts';
import { rolesOf } from '../../identity/domain/roles.rules.ts';
import { headerOf, visitPerson } from '../../identity/person.reads.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import { disputeIdOf } from '../../shared/ids.ts';
import { tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { type Matter, mattersOf } from './my-agreements.ts';
import { samplesOf } from './samples.ts';

/** Enough for the middle to mean something, few enough for one page. */
const MOST_COUNTED = 500;

/** The latest of each MOU, in turn, so that no MOU crowds out another. */
function chosenOf(matters: readonly Matter[]): { matter: Matter; dispute: string }[] {
  const each = matters.map((matter) => {
    const count = matter.docket?.disputes ?? 0;
    return Array.from({ length: Math.min(count, MOST_COUNTED) }, (_, index) => ({
      matter,
      dispute: disputeIdOf(matter.agreement.id, count - index),
    }));
  });
  const deepest = Math.max(0, ...each.map((list) => list.length));
  const inTurn = Array.from({ length: deepest }, (_, depth) => each.flatMap((list) => list[depth] ?? [])).flat();
  return inTurn.slice(0, MOST_COUNTED);
}

export const readTimes = page(async (request) => {
  const { person } = await visitPerson(request);
  authorize(request, rolesOf(person.actor));
  const matters = await mattersOf(person.mailbox, request.now);
  const chosen = chosenOf(matters);
  const found = await batchGet(chosen.map(({ dispute }) => tipKey(dispute)));
  const readable = chosen.flatMap(({ matter, dispute }) => {
    const { state } = disputeStream.tip(found, dispute);
    return state && mayRead(state, person.actor.id, matter.standings) ? [{ matter, state }] : [];
  });
  const samples = await Promise.all(
    readable.map(async ({ matter: { agreement, docket }, state }) =>
      samplesOf(state, await readText(agreement.textHash), docket ?? { pauses: [] }),
    ),
  );
  const ever = matters.reduce((sum, { docket }) => sum + (docket?.disputes ?? 0), 0);
  // What draws is loaded when there is something to draw.
  const { timesPage } = await import('./times.pages.tsx');
  return show(timesPage({ person: headerOf(person), samples: samples.flat(), counted: readable.length, ever }));
});
