/** GET and POST /find: a lost link is asked for; what is found out, the mailer finds out, and only the mailbox hears of it. */
import { page } from '../../shared/http/page.ts';
import { seeOther, show } from '../../shared/http/reply.ts';
import { countAsking, leaveRequest } from '../asking.store.ts';
import { authorize, STRANGER } from '../authorize.ts';
import { numberFrom } from '../domain/find.rules.ts';
import { mailboxFrom, mayAsk } from '../domain/sign-in.rules.ts';
import { shareOf } from '../known-browser.store.ts';
import { findPage, soughtPage } from '../pages/find.pages.tsx';

export const lookForLink = page(async (request) => {
  authorize(request, STRANGER);
  return show(request.query.asked === undefined ? findPage() : soughtPage);
});

export const askForLink = page(async (request) => {
  authorize(request, STRANGER);
  const { form: typed, asSent, source, now } = request;
  const sought = numberFrom(asSent.number);
  if (sought.refused) return show(findPage({ typed, refused: sought.refused }), 422);
  const by = mailboxFrom(asSent.mailbox);
  if (by.refused) return show(findPage({ typed, refused: by.refused }), 422);
  const { mailbox } = by;
  const share = await shareOf(request, mailbox);
  const may = mayAsk(await countAsking('find', { source, mailbox, share, now }));
  if (may.refused) return show(findPage({ typed, refused: may.refused }), 429);
  await leaveRequest('find', { mailbox, about: { number: sought.number }, share }, now);
  return seeOther('/find?asked=yes');
});
