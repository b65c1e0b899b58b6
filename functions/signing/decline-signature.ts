/** GET and POST /rounds/{round}/decline: an agency head declines with a reason, told beforehand who will read it. */

import { agreementEffect } from '../agreements/agreement.effects.ts';
import { evolveAgreement, giveBack } from '../agreements/agreement.rules.ts';
import { actorName } from '../identity/actor.ts';
import type { Refusal } from '../shared/kernel.ts';
import { assertVersion, change, commandKey, commit, recordedResult } from '../shared/ledger.ts';
import { page, seeOther } from '../shared/page.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { declinePage } from './decline.pages.tsx';
import { submitted } from './form.ts';
import { codeKey } from './link.store.ts';
import { decline, reasoned } from './no.rules.ts';
import { browserProved, codeTyped } from './prove-mailbox.ts';
import { roundEffect } from './round.effects.ts';
import { evolveRound } from './round.state.ts';
import { askingIn, hiddenInReason, noOf, showNo } from './say-no.ts';
import { mayAct } from './signature.rules.ts';
import { visit } from './visit.ts';

export const askToDecline = page(async (request) => {
  const visited = await visit(request, 'round.decline', (party) => [codeKey(request.path.round ?? '', party)]);
  const closed = visited.term.refused ?? mayAct(visited.round, visited.visitor.party, request.now).refused;
  return showNo(visited, {
    page: declinePage,
    now: request.now,
    closed,
    asked: request.query.code === 'asked',
  });
});

export const declineSignature = page(async (request) => {
  if (request.form._ask) return askingIn(request, 'decline', declinePage);
  const command = submitted(request, 'decline');
  const typed = codeTyped(request);
  const browser = browserProved(request);
  const done = seeOther(`/rounds/${request.path.round}`);
  return retryOnConflict(async () => {
    const keys = (party: string) => [commandKey(command.id), codeKey(request.path.round ?? '', party)];
    const visited = await visit(request, 'round.decline', keys);
    const { visitor, round, roundTip, agreement, agreementsTip, officesTip, term, found } = visited;
    if (recordedResult(found, command)) return done;
    const no = noOf(visited, request);
    const stopped = term.refused ?? hiddenInReason(request);
    // A code is a guess only where everything else is as it must be.
    const complete = !stopped && !mayAct(round, visitor.party, request.now).refused && !reasoned(round, no).refused;
    const code = await typed(visited, complete);
    const declined = stopped ? { refused: stopped } : decline(round, { ...no, code }, request.now);
    const refuses = (refused: Refusal) => {
      const said = { refused, typed: no.reason, typedCode: request.form.code };
      return showNo(visited, { page: declinePage, now: request.now, closed: undefined, said });
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
      beside: [assertVersion(officesTip), browser.kept(visited)],
    });
    return { ...done, cookies: browser.cookies };
  });
});
