/** GET and POST /rounds/{round}/decline: an agency head declines with a reason, told beforehand who will read it. */

import { agreementEffect } from '../agreements/agreement.effects.ts';
import { evolveAgreement, giveBack } from '../agreements/agreement.rules.ts';
import { actorName } from '../identity/actor.ts';
import { decidingAgain } from '../shared/deciding-again.ts';
import type { Refusal } from '../shared/kernel.ts';
import { change, commandKey, commit, firstAnswer, unmoved } from '../shared/ledger.ts';
import { page, type Request, seeOther } from '../shared/page.ts';
import { declinePage } from './decline.pages.tsx';
import { type DraftOf, draftKey, dropDraft } from './draft.store.ts';
import { submitted } from './form.ts';
import { keepingWords } from './late-form.ts';
import { codeKey } from './link.store.ts';
import { decline } from './no.rules.ts';
import { browserProved, codeTyped } from './prove-mailbox.ts';
import { roundEffect } from './round.effects.ts';
import { evolveRound } from './round.state.ts';
import { askingIn, noOf, showNo } from './say-no.ts';
import { mayAct } from './signature.rules.ts';
import { visit } from './visit.ts';

const draftOf = ({ path }: Request, party: string): DraftOf => ({ round: path.round ?? '', party, act: 'decline' });

const keysOf = (request: Request) => (party: string) => [
  draftKey(draftOf(request, party)),
  codeKey(request.path.round ?? '', party),
];

export const askToDecline = page(async (request) => {
  const visited = await visit(request, 'round.decline', keysOf(request));
  const closed = visited.term.refused ?? mayAct(visited.round, visited.visitor.party, request.now).refused;
  return showNo(visited, {
    act: 'decline',
    page: declinePage,
    now: request.now,
    closed,
    asked: request.query.code === 'asked',
  });
});

const decliningNow = async (request: Request) => {
  if (request.form._ask) return askingIn(request, 'decline', declinePage);
  const command = submitted(request, 'decline');
  const typed = codeTyped(request);
  const browser = browserProved(request);
  const done = seeOther(`/rounds/${request.path.round}`);
  return decidingAgain(async () => {
    const keys = (party: string) => [commandKey(command.id), ...keysOf(request)(party)];
    const visited = await visit(request, 'round.decline', keys);
    const { visitor, round, roundTip, agreement, agreementsTip, officesTip, term, found } = visited;
    if (firstAnswer(found, command)) return done;
    const no = noOf(visited, request, await typed(visited, !mayAct(round, visitor.party, request.now).refused));
    const declined = term.refused ? { refused: term.refused } : decline(round, no, request.now);
    const refuses = (refused: Refusal) => {
      const said = { refused, typed: no.reason, typedCode: request.form.code };
      return showNo(visited, { act: 'decline', page: declinePage, now: request.now, closed: undefined, said });
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
      beside: [unmoved(officesTip), browser.kept(visited), ...dropDraft(found, draftOf(request, no.party))],
    });
    return { ...done, cookies: browser.cookies };
  });
};

export const declineSignature = page(keepingWords('decline', 'round.decline', decliningNow));
