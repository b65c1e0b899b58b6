/** POST /rounds/{round}/signature: an agency head signs; the last signature executes the agreement in the same transaction. */
import { readText } from '../../agreements/agreement.reads.ts';
import { act } from '../../shared/act.ts';
import { outcomeOf } from '../../shared/carry-out.ts';
import type { Request } from '../../shared/http/page.ts';
import { assertVersion } from '../../shared/ledger/ledger.ts';
import { type Evidence, mayAct, giveSignature as sign } from '../domain/signature.rules.ts';
import { statementOf, wordsOfStatement } from '../domain/statement.ts';
import { showRound } from '../pages/read-round.ts';
import { intentOf } from '../pages/signatories.parts.tsx';
import { signatoryForm } from '../signatory-form.ts';
import { executing } from './executing.ts';
import { backToRound, countGuess, keepBrowser, loadProving, type Proving, proofOf } from './prove-mailbox.ts';

/** What the page showed at the button, from the same sources. */
async function statementFor({ visitor: { signer, seat }, agreement }: Proving): Promise<Evidence['statement']> {
  const statement = statementOf(intentOf(await readText(agreement.textHash), seat, signer));
  return { version: statement.version, words: wordsOfStatement(statement) };
}

export const giveSignature = act('sign', {
  form: signatoryForm('sign'),
  load: async (request: Request, command) => {
    const proving = await loadProving(request, command);
    return { ...proving, statement: await statementFor(proving) };
  },
  readsAsSent: ['code'],
  once: (visited, request) => {
    const { round, visitor, term } = visited;
    return countGuess(visited, request, !term.refused && !mayAct(round, visitor.seat, request.now).refused);
  },
  decide: (visited, request, triesLeft) => {
    const { visitor, statement, round, officesTip, term } = visited;
    if (term.refused) return { refused: [term.refused] };
    const { seat, signer, linkUsedAt } = visitor;
    const documentHash = request.form._documentHash ?? '';
    const code = proofOf(visited, request, triesLeft);
    const signed = sign(round, { party: seat, documentHash, signer, statement, linkUsedAt, code }, request.now);
    return outcomeOf(signed, (events) =>
      // Whoever was replaced while this was on its way has not signed.
      executing(events, visited, request.now, [assertVersion(officesTip), keepBrowser(visited, request)]),
    );
  },
  done: backToRound,
  show: (visited, request, [refused]) => showRound(visited, request.now, { refused, typed: request.form }),
});
