/** GET and POST /sign-in/{token}: looking changes nothing; the press signs in once, in the browser that asked or with its number. */

import { Missing } from '../../shared/failures.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { notFound, seeOther, show } from '../../shared/http/reply.ts';
import { looksLikeSecret, newLoginId, newSecret } from '../../shared/ids.ts';
import { plus, type Refusal } from '../../shared/kernel.ts';
import { retryOnConflict } from '../../shared/ledger/retry-on-conflict.ts';
import { codeIn } from '../../shared/text.ts';
import { authorize, STRANGER } from '../authorize.ts';
import { LOGIN_LIFE, looksLikeNumber, numberHolds, type SignIn, stillWorks } from '../domain/sign-in.rules.ts';
import { knownCookie, knownSecret, putBrowser } from '../known-browser.store.ts';
import { endedPage, linkPage } from '../pages/sign-in.pages.tsx';
import { loginCookie } from '../person.reads.ts';
import { type Login, putLogin } from '../person.store.ts';
import { countNumber, readSignIn, useUp } from '../sign-in.store.ts';
import { askerFrom, forgetAsker, nonceHash, numberHash } from './asker.ts';

/** The link behind a token. Throws Missing for every token that was never minted. */
async function signInOf(request: Request) {
  // Some gateways and people write addresses in capitals; a token means the same in both.
  const token = (request.path.token ?? '').toLowerCase();
  const signIn = looksLikeSecret(token) ? await readSignIn(token) : undefined;
  if (!signIn) throw new Missing('No such link');
  const by = askerFrom(request);
  return { token, signIn, asker: by !== undefined && nonceHash(by) === signIn.asker };
}

const ended = ({ to, mailbox }: SignIn, refused: Refusal) => show(endedPage({ to, mailbox, refused }), 410);

export const lookAtLink = page(async (request) => {
  authorize(request, STRANGER);
  const { token, signIn, asker } = await signInOf(request);
  const works = stillWorks(signIn, request.now);
  return works.refused ? ended(signIn, works.refused) : show(linkPage({ token, asker }));
});

export const useLink = page(async (request) => {
  authorize(request, STRANGER);
  const { token, signIn, asker } = await signInOf(request);
  const works = stillWorks(signIn, request.now);
  if (works.refused) return ended(signIn, works.refused);
  if (!asker) {
    const given = codeIn(request.asSent.number ?? '');
    const counted = looksLikeNumber(given) && (await countNumber(token));
    const holds = numberHolds(signIn, { given, counted, hash: numberHash(signIn.asker, given) });
    if (holds.refused) return show(linkPage({ token, asker, refused: holds.refused }), 422);
  }
  const secret = newSecret();
  const known = knownSecret(request);
  const session = [...putLogin(secret, loginOf(request, signIn)), putBrowser(known, signIn.mailbox, request.now)];
  if (await retryOnConflict(() => useUp(token, request.now, session)))
    return seeOther(signIn.to, [loginCookie(secret, LOGIN_LIFE / 1000), knownCookie(known), forgetAsker()]);
  const late = stillWorks({ ...signIn, usedAt: request.now }, request.now);
  return late.refused ? ended(signIn, late.refused) : notFound();
});

const loginOf = ({ now, source, browser }: Request, { mailbox }: SignIn): Login => ({
  id: newLoginId(),
  mailbox,
  startedAt: now,
  expiresAt: plus(now, LOGIN_LIFE),
  source,
  browser,
});
