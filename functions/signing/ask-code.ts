/** POST /rounds/{round}/code: the signatory asks for a six-digit code, which goes to the mailbox on record. */
import { actorName } from '../identity/actor.ts';
import { decidingAgain } from '../shared/deciding-again.ts';
import { change, commandKey, commit, firstAnswer, unmoved } from '../shared/ledger.ts';
import { page, seeOther } from '../shared/page.ts';
import { submitted } from './form.ts';
import { codeKey, countTry } from './link.store.ts';
import { showRound } from './read-round.ts';
import { roundEffect } from './round.effects.ts';
import { evolveRound } from './round.state.ts';
import { CODES_A_DAY, mayAct, requestCode } from './signature.rules.ts';
import { visit } from './visit.ts';

export const askCode = page(async (request) => {
  const command = submitted(request, 'ask-code');
  const id = request.path.round ?? '';
  let left: boolean | undefined;
  return decidingAgain(async () => {
    const visited = await visit(request, 'round.ask-code', (party) => [commandKey(command.id), codeKey(id, party)]);
    const { visitor, round, roundTip, officesTip, term, found } = visited;
    const done = seeOther(`/rounds/${id}?code=asked#sign`);
    if (firstAnswer(found, command)) return done;
    if (term.refused) return showRound(visited, request.now, { refused: term.refused, typed: request.form });
    const may = mayAct(round, visitor.party, request.now);
    left ??=
      !may.refused && (await countTry('codes', CODES_A_DAY, { round: id, party: visitor.party, now: request.now }));
    const decision = requestCode(round, visitor.party, left, request.now);
    if (decision.refused) return showRound(visited, request.now, { refused: decision.refused, typed: request.form });
    const moved = change({ tip: roundTip, events: decision.events, evolve: evolveRound, effectOf: roundEffect });
    const beside = [unmoved(officesTip)];
    await commit({ command, at: request.now, actor: actorName(visitor.actor), changes: [moved], beside });
    return done;
  });
});
