/** POST /rounds/{round}/signature: an agency head signs; the last signature executes the agreement in the same transaction. */
import { readText } from '../agreements/agreement.reads.ts';
import { actorName } from '../identity/actor.ts';
import { assertVersion, commandKey, commit, recordedResult } from '../shared/ledger.ts';
import { page, type Request, seeOther } from '../shared/page.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { changesOf } from './executing.ts';
import { submitted } from './form.ts';
import { codeKey } from './link.store.ts';
import { browserProved, codeTyped } from './prove-mailbox.ts';
import { showRound } from './read-round.ts';
import { intentOf } from './signatories.tsx';
import { type Evidence, mayAct, giveSignature as sign } from './signature.rules.ts';
import { statementOf, wordsOfStatement } from './statement.ts';
import { type Visited, visit } from './visit.ts';

export const giveSignature = page(async (request) => {
  const command = submitted(request, 'sign');
  const id = request.path.round ?? '';
  const typed = codeTyped(request);
  const browser = browserProved(request);
  return retryOnConflict(async () => {
    const visited = await visit(request, 'round.sign', (party) => [commandKey(command.id), codeKey(id, party)]);
    const { visitor, round, officesTip, term, found } = visited;
    if (recordedResult(found, command)) return seeOther(`/rounds/${id}`);
    const { party } = visitor;
    if (term.refused) return showRound(visited, request.now, { refused: term.refused, typed: request.form });
    const code = await typed(visited, !mayAct(round, party, request.now).refused);
    const signed = sign(round, await evidenceOf(visited, request, code), request.now);
    if (signed.refused) return showRound(visited, request.now, { refused: signed.refused, typed: request.form });

    const recorded = changesOf(signed.events, visited, request.now);
    if (recorded.refused) return showRound(visited, request.now, { refused: recorded.refused });
    // Whoever was replaced while this was on its way has not signed.
    const beside = [assertVersion(officesTip), browser.kept(visited)];
    await commit({ command, at: request.now, actor: actorName(visitor.actor), changes: recorded.changes, beside });
    return seeOther(`/rounds/${id}`, browser.cookies);
  });
});

/** What the page showed at the button, from the same sources. */
async function statementFor({ visitor: { signer, party }, agreement }: Visited): Promise<Evidence['statement']> {
  const statement = statementOf(intentOf(await readText(agreement.textHash), party, signer));
  return { version: statement.version, words: wordsOfStatement(statement) };
}

const evidenceOf = async (visited: Visited, { form }: Request, code: Evidence['code']): Promise<Evidence> => ({
  party: visited.visitor.party,
  documentHash: form._documentHash ?? '',
  signer: visited.visitor.signer,
  statement: await statementFor(visited),
  linkUsedAt: visited.visitor.linkUsedAt,
  code,
});
