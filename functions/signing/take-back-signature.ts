/** GET and POST /rounds/{round}/take-back: an agency head takes a signature back, until the last one signs. */
import { actorName } from '../identity/actor.ts';
import { assertVersion, change, commandKey, commit, recordedResult } from '../shared/ledger.ts';
import { page, seeOther } from '../shared/page.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { submitted } from './form.ts';
import { codeKey } from './link.store.ts';
import { reasoned, takeBack } from './no.rules.ts';
import { browserProved, codeTyped } from './prove-mailbox.ts';
import { roundEffect } from './round.effects.ts';
import { evolveRound } from './round.state.ts';
import { askingIn, hiddenInReason, noOf, showNo } from './say-no.ts';
import { mayTakeBack } from './signature.rules.ts';
import { takeBackPage } from './take-back.pages.tsx';
import { visit } from './visit.ts';

export const askToTakeBack = page(async (request) => {
  const visited = await visit(request, 'round.take-back', (party) => [codeKey(request.path.round ?? '', party)]);
  const closed = visited.term.refused ?? mayTakeBack(visited.round, visited.visitor.party, request.now).refused;
  return showNo(visited, {
    page: takeBackPage,
    now: request.now,
    closed,
    asked: request.query.code === 'asked',
  });
});

export const takeBackSignature = page(async (request) => {
  if (request.form._ask) return askingIn(request, 'take-back', takeBackPage);
  const command = submitted(request, 'take-back');
  const typed = codeTyped(request);
  const browser = browserProved(request);
  const done = seeOther(`/rounds/${request.path.round}`);
  return retryOnConflict(async () => {
    const keys = (party: string) => [commandKey(command.id), codeKey(request.path.round ?? '', party)];
    const visited = await visit(request, 'round.take-back', keys);
    const { visitor, round, roundTip, officesTip, term, found } = visited;
    if (recordedResult(found, command)) return done;
    const no = noOf(visited, request);
    const stopped = term.refused ?? hiddenInReason(request);
    // A code is a guess only where everything else is as it must be.
    const complete =
      !stopped && !mayTakeBack(round, visitor.party, request.now).refused && !reasoned(round, no).refused;
    const code = await typed(visited, complete);
    const taken = stopped ? { refused: stopped } : takeBack(round, { ...no, code }, request.now);
    if (taken.refused) {
      const said = { refused: taken.refused, typed: no.reason, typedCode: request.form.code };
      return showNo(visited, { page: takeBackPage, now: request.now, closed: undefined, said });
    }
    await commit({
      command,
      at: request.now,
      actor: actorName(visitor.actor),
      changes: [change({ tip: roundTip, events: taken.events, evolve: evolveRound, effectOf: roundEffect })],
      beside: [assertVersion(officesTip), browser.kept(visited)],
    });
    return { ...done, cookies: browser.cookies };
  });
});
