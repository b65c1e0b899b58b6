/** GET and POST /rounds/{round}/take-back: an agency head takes a signature back, until the last one signs. */
import { actorName } from '../identity/actor.ts';
import { decidingAgain } from '../shared/deciding-again.ts';
import { change, commandKey, commit, firstAnswer, unmoved } from '../shared/ledger.ts';
import { page, type Request, seeOther } from '../shared/page.ts';
import { type DraftOf, draftKey, dropDraft } from './draft.store.ts';
import { submitted } from './form.ts';
import { keepingWords } from './late-form.ts';
import { takeBack } from './no.rules.ts';
import { roundEffect } from './round.effects.ts';
import { evolveRound } from './round.state.ts';
import { noOf, showNo } from './say-no.ts';
import { mayTakeBack } from './signature.rules.ts';
import { takeBackPage } from './take-back.pages.tsx';
import { visit } from './visit.ts';

const draftOf = ({ path }: Request, party: string): DraftOf => ({ round: path.round ?? '', party, act: 'take-back' });

export const askToTakeBack = page(async (request) => {
  const visited = await visit(request, 'round.take-back', (party) => [draftKey(draftOf(request, party))]);
  const closed = visited.term.refused ?? mayTakeBack(visited.round, visited.visitor.party, request.now).refused;
  return showNo(visited, { act: 'take-back', page: takeBackPage, now: request.now, closed });
});

const takingBackNow = async (request: Request) => {
  const command = submitted(request, 'take-back');
  const done = seeOther(`/rounds/${request.path.round}`);
  return decidingAgain(async () => {
    const keys = (party: string) => [commandKey(command.id), draftKey(draftOf(request, party))];
    const visited = await visit(request, 'round.take-back', keys);
    const { visitor, round, roundTip, officesTip, term, found } = visited;
    if (firstAnswer(found, command)) return done;
    const no = noOf(visited, request);
    const stopped = term.refused ?? request.refused[0];
    const taken = stopped ? { refused: stopped } : takeBack(round, no, request.now);
    if (taken.refused) {
      const said = { refused: taken.refused, typed: no.reason };
      return showNo(visited, { act: 'take-back', page: takeBackPage, now: request.now, closed: undefined, said });
    }
    await commit({
      command,
      at: request.now,
      actor: actorName(visitor.actor),
      changes: [change({ tip: roundTip, events: taken.events, evolve: evolveRound, effectOf: roundEffect })],
      beside: [unmoved(officesTip), ...dropDraft(found, draftOf(request, no.party))],
    });
    return done;
  });
};

export const takeBackSignature = page(keepingWords('take-back', 'round.take-back', takingBackNow));
