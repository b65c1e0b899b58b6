/** GET and POST /rounds/{round}/decline: an agency head declines with a reason, told beforehand who will read it. */

import { agreementEffect } from '../agreements/agreement.effects.ts';
import { evolveAgreement, giveBack } from '../agreements/agreement.rules.ts';
import { actorName } from '../identity/actor.ts';
import { decidingAgain } from '../shared/deciding-again.ts';
import type { Refusal } from '../shared/kernel.ts';
import { change, commandKey, commit, firstAnswer, unmoved } from '../shared/ledger.ts';
import { page, seeOther } from '../shared/page.ts';
import { declinePage } from './decline.pages.tsx';
import { submitted } from './form.ts';
import { decline } from './no.rules.ts';
import { roundEffect } from './round.effects.ts';
import { evolveRound } from './round.state.ts';
import { noOf, showNo } from './say-no.ts';
import { mayAct } from './signature.rules.ts';
import { visit } from './visit.ts';

export const askToDecline = page(async (request) => {
  const visited = await visit(request, 'round.decline');
  const closed = visited.term.refused ?? mayAct(visited.round, visited.visitor.party, request.now).refused;
  return showNo(visited, { page: declinePage, closed });
});

export const declineSignature = page(async (request) => {
  const command = submitted(request, 'decline');
  const done = seeOther(`/rounds/${request.path.round}`);
  return decidingAgain(async () => {
    const visited = await visit(request, 'round.decline', () => [commandKey(command.id)]);
    const { visitor, round, roundTip, agreement, agreementsTip, officesTip, term, found } = visited;
    if (firstAnswer(found, command)) return done;
    const no = noOf(visited, request);
    const stopped = term.refused ?? request.refused[0];
    const declined = stopped ? { refused: stopped } : decline(round, no, request.now);
    const refuses = (refused: Refusal) => {
      const said = { refused, typed: no.reason };
      return showNo(visited, { page: declinePage, closed: undefined, said });
    };
    if (declined.refused) return refuses(declined.refused);
    const returned = giveBack(agreement, 'declined');
    if (returned.refused) return refuses(returned.refused);
    await commit({
      command,
      at: request.now,
      actor: actorName(visitor.actor),
      changes: [
        change({ tip: roundTip, events: declined.events, evolve: evolveRound, effectOf: roundEffect }),
        change({ tip: agreementsTip, events: returned.events, evolve: evolveAgreement, effectOf: agreementEffect }),
      ],
      beside: [unmoved(officesTip)],
    });
    return done;
  });
});
