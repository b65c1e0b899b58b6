/** GET and POST /rounds/{round}/decline: an agency head declines with a reason, told beforehand who will read it. */

import { agreementEffect } from '../agreements/agreement.effects.ts';
import { readText } from '../agreements/agreement.reads.ts';
import { evolveAgreement, giveBack } from '../agreements/agreement.rules.ts';
import { actorName } from '../identity/actor.ts';
import type { Refusal } from '../shared/kernel.ts';
import { change, commandKey, commit, decidingAgain, firstAnswer, unmoved } from '../shared/ledger.ts';
import { page, type Request, seeOther, show } from '../shared/page.ts';
import { declinePage } from './decline.pages.tsx';
import { newFormKeys, submitted } from './form.ts';
import { roundEffect } from './round.effects.ts';
import { evolveRound } from './round.state.ts';
import { decline, mayAct } from './signature.rules.ts';
import { type Visited, visit } from './visit.ts';

async function showDecline(visited: Visited, { now }: Request, said: { refused?: Refusal; typed?: string } = {}) {
  const { visitor, round, agreement } = visited;
  const text = await readText(agreement.textHash);
  const refused = said.refused ?? visited.term.refused ?? mayAct(round, visitor.party, now).refused;
  const body = declinePage({
    text,
    agreement,
    round,
    visitor,
    form: newFormKeys(visitor.secret),
    typed: said.typed ?? '',
    ...(refused && { refused }),
  });
  return show(body, said.refused ? 422 : 200);
}

export const askToDecline = page(async (request) => showDecline(await visit(request, 'round.decline'), request));

export const declineSignature = page(async (request) => {
  const command = submitted(request, 'decline');
  const done = seeOther(`/rounds/${request.path.round}`);
  return decidingAgain(async () => {
    const visited = await visit(request, 'round.decline', () => [commandKey(command.id)]);
    const { visitor, round, roundTip, agreement, agreementsTip, officesTip, term, found } = visited;
    if (firstAnswer(found, command)) return done;
    const { documentHash = '' } = request.form;
    // A browser counts a line break as one character and sends it as two.
    const reason = (request.form.reason ?? '').replaceAll('\r\n', '\n');
    const by = { party: visitor.party, signer: visitor.signer, documentHash, reason };
    const declined = term.refused ? { refused: term.refused } : decline(round, by, request.now);
    if (declined.refused) return showDecline(visited, request, { refused: declined.refused, typed: reason });
    const returned = giveBack(agreement, 'declined');
    if (returned.refused) return showDecline(visited, request, { refused: returned.refused, typed: reason });
    await commit({
      command,
      at: request.now,
      actor: actorName(visitor.actor),
      beside: [unmoved(officesTip)],
      changes: [
        change({ tip: roundTip, events: declined.events, evolve: evolveRound, effectOf: roundEffect }),
        change({ tip: agreementsTip, events: returned.events, evolve: evolveAgreement, effectOf: agreementEffect }),
      ],
    });
    return done;
  });
});
