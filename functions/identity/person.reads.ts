/** Who is signed in: read from the session's cookie, together with whatever the act needs. */
import { SignedOut } from '../shared/failures.ts';
import { type FormOf, newFormKeys } from '../shared/http/form-keys.ts';
import type { Request } from '../shared/http/page.ts';
import { looksLikeSecret, secretHash } from '../shared/ids.ts';
import { batchGet, type Found, type Key } from '../shared/ledger/table.ts';
import { sameMailbox } from '../shared/mailbox.ts';
import type { SignedIn } from '../shared/pages/layout.tsx';
import { personId } from './agency.store.ts';
import type { Actor } from './domain/actor.ts';
import { loginFrom, loginKey } from './person.store.ts';

export const LOGIN_COOKIE = '__Host-concord';
export const loginCookie = (secret: string, seconds: number): string =>
  `${LOGIN_COOKIE}=${secret}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Lax`;

export interface Person {
  actor: Extract<Actor, { kind: 'person' }>;
  /** The session's secret, which proves its forms. */
  secret: string;
  /** Id of the session. */
  session: string;
  mailbox: string;
}

/** What the header of a signed-in page shows, and what its forms carry; a page that reads a register knows the name. */
export const headerOf = ({ mailbox, secret }: Person, name?: string): SignedIn => ({
  mailbox,
  name,
  form: newFormKeys(secret),
});

/** A form of a signed-in person: it belongs to one session, and to what is acted on. */
export function personForm({ cookies }: Request, on: string): FormOf {
  const secret = cookies[LOGIN_COOKIE] ?? '';
  return { secret, scope: `${secretHash(secret).slice(0, 24)}:${on}` };
}

/** Reads the session with the keys given, in one round trip. Throws SignedOut when there is none or it has ended. */
export async function visitPerson(
  request: Request,
  more: readonly Key[] = [],
): Promise<{ person: Person; found: Found }> {
  const secret = request.cookies[LOGIN_COOKIE] ?? '';
  if (!looksLikeSecret(secret)) throw new SignedOut('No session');
  const found = await batchGet([loginKey(secret), ...more]);
  const login = loginFrom(found, secret);
  if (!login || request.now >= login.expiresAt) throw new SignedOut('The session has ended');
  const mailbox = sameMailbox(login.mailbox);
  const actor: Person['actor'] = { kind: 'person', id: personId(mailbox), mailbox };
  return { person: { actor, secret, session: login.id, mailbox }, found };
}
