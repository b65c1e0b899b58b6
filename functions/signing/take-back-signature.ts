/** GET and POST /rounds/{round}/take-back: an agency head takes a signature back, until the last one signs. */
import { actorName } from '../identity/actor.ts';
import { decidingAgain } from '../shared/deciding-again.ts';
import { change, commandKey, commit, firstAnswer, unmoved } from '../shared/ledger.ts';
import { page, seeOther } from '../shared/page.ts';
import { submitted } from './form.ts';
import { takeBack } from './no.rules.ts';
import { roundEffect } from './round.effects.ts';
import { evolveRound } from './round.state.ts';
import { noOf, showNo } from './say-no.ts';
import { mayTakeBack } from './signature.rules.ts';
import { takeBackPage } from './take-back.pages.tsx';
import { visit } from './visit.ts';

export const askToTakeBack = page(async (request) => {
  const visited = await visit(request, 'round.take-back');
  const closed = visited.term.refused ?? mayTakeBack(visited.round, visited.visitor.party, request.now).refused;
  return showNo(visited, { page: takeBackPage, closed });
});

export const takeBackSignature = page(async (request) => {
  const command = submitted(request, 'take-back');
  const done = seeOther(`/rounds/${request.path.round}`);
  return decidingAgain(async () => {
    const visited = await visit(request, 'round.take-back', () => [commandKey(command.id)]);
    const { visitor, round, roundTip, officesTip, term, found } = visited;
    if (firstAnswer(found, command)) return done;
    const no = noOf(visited, request);
    const stopped = term.refused ?? request.refused[0];
    const taken = stopped ? { refused: stopped } : takeBack(round, no, request.now);
    if (taken.refused) {
      const said = { refused: taken.refused, typed: no.reason };
      return showNo(visited, { page: takeBackPage, closed: undefined, said });
    }
    await commit({
      command,
      at: request.now,
      actor: actorName(visitor.actor),
      changes: [change({ tip: roundTip, events: taken.events, evolve: evolveRound, effectOf: roundEffect })],
      beside: [unmoved(officesTip)],
    });
    return done;
  });
});
