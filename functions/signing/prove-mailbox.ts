/** What an act of a signatory's session knows of its mailbox: under which counters it falls, the code that was typed, and that its browser is known from then on. */
import { knownCookie, knownSecret, putBrowser, shareOf } from '../identity/known-browser.store.ts';
import type { Request } from '../shared/page.ts';
import { codeIn } from '../shared/text.ts';
import { type CodeProof, isGuess, WRONG_TRIES_A_DAY } from './code.rules.ts';
import { countersOf } from './link.rules.ts';
import { countTry } from './link.store.ts';
import { codesOf, type Visited } from './visit.ts';

/** A browser that proved this mailbox before has counters of its own; every other falls under those of the link that it opened. */
export async function countedAs(request: Request, { visitor, round, officesTip }: Visited) {
  const { party, share, signer } = visitor;
  const known = await shareOf(request, signer.mailbox);
  const counters = countersOf(round, party, officesTip.state?.epoch ?? 0, known ?? share);
  return { round: round.id, party: counters, now: request.now };
}

/** The code of one request: a guess is counted before it is compared, and once, however often a lost race decides again. */
export function codeTyped(request: Request): (visited: Visited, mayAct: boolean) => Promise<CodeProof> {
  const given = codeIn(request.asSent.code ?? '');
  let triesLeft: boolean | undefined;
  return async (visited, mayAct) => {
    if (mayAct && isGuess(given))
      triesLeft ??= await countTry('tries', WRONG_TRIES_A_DAY, await countedAs(request, visited));
    return { codes: codesOf(visited), given, triesLeft: triesLeft ?? true };
  };
}

/** Whoever typed the code read the mail: their browser is known as one that signed in would be. */
export function browserProved(request: Request) {
  const secret = knownSecret(request);
  return {
    cookies: [knownCookie(secret)],
    kept: ({ visitor }: Visited) => putBrowser(secret, visitor.signer.mailbox, request.now),
  };
}
