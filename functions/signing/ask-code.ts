/** POST /rounds/{round}/code, and the button for a code on the pages of a no: a code goes to the mailbox on record. */
import { actorName } from '../identity/actor.ts';
import type { Instant, Refusal } from '../shared/kernel.ts';
import { assertVersion, change, commandKey, commit, recordedResult } from '../shared/ledger.ts';
import { page, type Reply, type Request, seeOther } from '../shared/page.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { batchGet } from '../shared/table.ts';
import { submitted } from './form.ts';
import { codeKey, countCode, usedFrom, usedKeys } from './link.store.ts';
import { countedAs } from './prove-mailbox.ts';
import { showRound } from './read-round.ts';
import { roundEffect } from './round.effects.ts';
import { evolveRound } from './round.state.ts';
import { mayProve, type Proven, requestCode } from './signature.rules.ts';
import { type Visited, visit } from './visit.ts';

interface Place {
  act: Proven;
  /** The page that asked, with what was wrong. */
  show: (visited: Visited, now: Instant, refused: Refusal) => Promise<Reply>;
  /** The page on which the code is typed. */
  done: (visited: Visited) => Reply | Promise<Reply>;
}

/** Asks for a code for one act. The count moves with the event, so that nothing is used up for which no mail goes out. */
export async function askingCode(request: Request, { act, show, done }: Place): Promise<Reply> {
  const command = submitted(request, 'ask-code');
  const id = request.path.round ?? '';
  const { form, now } = request;
  return retryOnConflict(async () => {
    const visited = await visit(request, 'round.ask-code', (party) => [commandKey(command.id), codeKey(id, party)]);
    const { visitor, round, roundTip, officesTip, term, found } = visited;
    const { party } = visitor;
    if (recordedResult(found, command)) return done(visited);
    const may = term.refused ?? mayProve(round, party, act, now).refused;
    if (may) return show(visited, now, may);
    const counted = await countedAs(request, visited);
    const used = usedFrom(await batchGet(usedKeys(counted)), counted);
    const decision = requestCode(round, { party, act, ready: form.ready === 'yes', used }, now);
    if (decision.refused) return show(visited, now, decision.refused);
    const moved = change({ tip: roundTip, events: decision.events, evolve: evolveRound, effectOf: roundEffect });
    const beside = [assertVersion(officesTip), countCode(counted, used)];
    await commit({ command, at: now, actor: actorName(visitor.actor), changes: [moved], beside });
    return done(visited);
  });
}

export const askCode = page((request) =>
  askingCode(request, {
    act: 'sign',
    show: (visited, now, refused) => showRound(visited, now, { refused, typed: request.form }),
    done: () => seeOther(`/rounds/${request.path.round}?code=asked#sign`),
  }),
);
