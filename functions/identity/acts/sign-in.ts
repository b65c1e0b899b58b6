/** GET and POST /sign-in: whoever types a work email address leaves a request, and learns nothing about the address. */
import { page } from '../../shared/http/page.ts';
import { seeOther, show } from '../../shared/http/reply.ts';
import { countAsking, leaveRequest } from '../asking.store.ts';
import { authorize, STRANGER } from '../authorize.ts';
import { landing, mailboxFrom, mayAsk } from '../domain/sign-in.rules.ts';
import { shareOf } from '../known-browser.store.ts';
import { askedPage, askPage } from '../pages/sign-in.pages.tsx';
import { askerCookie, askerFrom, newAsker, nonceHash, numberHash } from './asker.ts';

export const lookAtSignIn = page(async (request) => {
  authorize(request, STRANGER);
  const { to, asked, ended } = request.query;
  const asker = askerFrom(request);
  if (asked !== undefined && asker) return show(askedPage(asker.number));
  return show(askPage({ to: landing(to), ...(ended !== undefined && { status: 'You are signed out.' }) }));
});

export const askToSignIn = page(async (request) => {
  authorize(request, STRANGER);
  const { now, source, form, asSent } = request;
  const to = landing(form._to);
  const { mailbox, refused } = { mailbox: undefined, ...mailboxFrom(asSent.mailbox) };
  if (refused) return show(askPage({ to, mailbox: form.mailbox, refused }), 422);
  const share = await shareOf(request, mailbox);
  const may = mayAsk(await countAsking('sign-in', { source, mailbox, share, now }));
  if (may.refused) return show(askPage({ to, mailbox, refused: may.refused }), 429);
  // One browser keeps one number while it asks again, so that the newest page and an older mail still fit.
  const by = askerFrom(request) ?? newAsker();
  const asker = nonceHash(by);
  const about = { asker, number: numberHash(asker, by.number), landing: to };
  await leaveRequest('sign-in', { mailbox, about, share }, now);
  return seeOther('/sign-in?asked=yes', [askerCookie(by)]);
});
