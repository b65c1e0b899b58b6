/** POST /home/link: a signed-in person's own link goes to the mailbox, by the same way as when it was lost. */
import { agreementTip } from '../../agreements/agreement.reads.ts';
import { countAsking, leaveRequest } from '../../identity/asking.store.ts';
import { authorize } from '../../identity/authorize.ts';
import { rolesOf } from '../../identity/domain/roles.rules.ts';
import { mayAsk } from '../../identity/domain/sign-in.rules.ts';
import { visitPerson } from '../../identity/person.reads.ts';
import { submittedBy } from '../../shared/http/form-keys.ts';
import { page } from '../../shared/http/page.ts';
import { notFound, seeOther, show } from '../../shared/http/reply.ts';
import { tipKey } from '../../shared/ledger/ledger.ts';
import { errorPage } from '../../shared/pages/error.pages.tsx';

export const sendLink = page(async (request) => {
  const { form, now, source } = request;
  const id = form._agreement ?? '';
  if (!/^mou_[0-9A-Z]{26}$/.test(id)) return notFound();
  const { person, found } = await visitPerson(request, [tipKey(id)]);
  authorize(request, rolesOf(person.actor));
  submittedBy({ secret: person.secret, scope: person.actor.id }, form, 'send-link');
  // Strangers who type this address use up nothing of what a signed-in person may ask for.
  const { mailbox, session: share } = person;
  const may = mayAsk(await countAsking('find', { source, mailbox, share, now }));
  if (may.refused) return show(errorPage(may.refused), 429);
  // Whether there is such an agreement, and a link for this mailbox, is found out when the mail goes out: the answer tells neither.
  const number = agreementTip(found, id).state?.number ?? '';
  await leaveRequest('find', { mailbox, about: { number }, share }, now);
  return seeOther('/home?link=sent');
});
