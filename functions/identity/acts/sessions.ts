/** GET /sessions and the ways to end one: a person sees where the mailbox is signed in, and ends what is not theirs. */
import { submittedBy } from '../../shared/http/form-keys.ts';
import { page } from '../../shared/http/page.ts';
import { seeOther, show } from '../../shared/http/reply.ts';
import { authorize } from '../authorize.ts';
import { rolesOf } from '../domain/roles.rules.ts';
import { sessionsPage } from '../pages/sessions.pages.tsx';
import { headerOf, loginCookie, visitPerson } from '../person.reads.ts';
import { endLogin, readPerson } from '../person.store.ts';

export const listSessions = page(async (request) => {
  const { person } = await visitPerson(request);
  authorize(request, rolesOf(person.actor));
  const { logins } = await readPerson(person.mailbox);
  const alive = logins.filter(({ expiresAt }) => request.now < expiresAt);
  return show(sessionsPage({ person: headerOf(person), sessions: alive, own: person.session, now: request.now }));
});

/** POST /sessions/{session}/end. A session that is not this person's, or has ended, is nothing to end. */
export const endSession = page(async (request) => {
  const { person } = await visitPerson(request);
  authorize(request, rolesOf(person.actor));
  submittedBy({ secret: person.secret, scope: person.actor.id }, request.form, 'end-session');
  const session = request.path.session ?? '';
  await endLogin(person.mailbox, session);
  return session === person.session ? signedOut() : seeOther('/sessions');
});

/** POST /sign-out. */
export const signOut = page(async (request) => {
  const { person } = await visitPerson(request);
  authorize(request, rolesOf(person.actor));
  submittedBy({ secret: person.secret, scope: person.actor.id }, request.form, 'sign-out');
  await endLogin(person.mailbox, person.session);
  return signedOut();
});

const signedOut = () => seeOther('/sign-in?ended=yes', [loginCookie('', 0)]);
