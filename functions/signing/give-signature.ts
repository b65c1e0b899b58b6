/** POST /rounds/{round}/signature: an agency head signs; the last signature executes the agreement in the same transaction. */
import { readText } from '../agreements/agreement.reads.ts';
import { actorName } from '../identity/actor.ts';
import { decidingAgain } from '../shared/deciding-again.ts';
import { codeHash } from '../shared/ids.ts';
import { commandKey, commit, firstAnswer, unmoved } from '../shared/ledger.ts';
import { page, type Request, seeOther } from '../shared/page.ts';
import { codeIn } from '../shared/text.ts';
import { looksLikeCode } from './code.rules.ts';
import { changesOf } from './executing.ts';
import { submitted } from './form.ts';
import { codeKey, countTry } from './link.store.ts';
import { showRound } from './read-round.ts';
import { intentOf } from './signatories.tsx';
import { type Evidence, mayAct, giveSignature as sign, WRONG_TRIES_A_DAY } from './signature.rules.ts';
import { statementOf, wordsOfStatement } from './statement.ts';
import { codesOf, type Visited, visit } from './visit.ts';

export const giveSignature = page(async (request) => {
  const command = submitted(request, 'sign');
  const id = request.path.round ?? '';
  let triesLeft: boolean | undefined;
  return decidingAgain(async () => {
    const visited = await visit(request, 'round.sign', (party) => [commandKey(command.id), codeKey(id, party)]);
    const { visitor, round, officesTip, term, found } = visited;
    const done = seeOther(`/rounds/${id}`);
    if (firstAnswer(found, command)) return done;
    const { party } = visitor;
    if (term.refused) return showRound(visited, request.now, { refused: term.refused, typed: request.form });
    const may = mayAct(round, party, request.now);
    // What cannot be a code is no guess: a gateway that submits forms as they stand uses up nobody's tries.
    triesLeft ??=
      !may.refused &&
      (!looksLikeCode(codeOf(request)) ||
        (await countTry('tries', WRONG_TRIES_A_DAY, { round: id, party, now: request.now })));
    const signed = sign(round, await evidenceOf(visited, request, triesLeft), request.now);
    if (signed.refused) return showRound(visited, request.now, { refused: signed.refused, typed: request.form });

    const recorded = changesOf(signed.events, visited, request.now);
    if (recorded.refused) return showRound(visited, request.now, { refused: recorded.refused });
    // Whoever was replaced while this was on its way has not signed.
    const beside = [unmoved(officesTip)];
    await commit({ command, at: request.now, actor: actorName(visitor.actor), changes: recorded.changes, beside });
    return done;
  });
});

const codeOf = ({ asSent }: Pick<Request, 'asSent'>): string => codeIn(asSent.code ?? '');

/** What the page showed at the button, from the same sources. */
async function statementFor({ visitor: { signer, party }, agreement }: Visited): Promise<Evidence['statement']> {
  const statement = statementOf(intentOf(await readText(agreement.textHash), party, signer));
  return { version: statement.version, words: wordsOfStatement(statement) };
}

const evidenceOf = async (visited: Visited, { form, asSent }: Request, triesLeft: boolean): Promise<Evidence> => ({
  party: visited.visitor.party,
  documentHash: form._documentHash ?? '',
  signer: visited.visitor.signer,
  statement: await statementFor(visited),
  linkUsedAt: visited.visitor.linkUsedAt,
  code: {
    codes: codesOf(visited),
    given: codeOf({ asSent }),
    hash: codeHash,
    triesLeft,
  },
});
