/** The mail with a sign-in link: only here is it found out whether the mailbox is known; to all others nothing is sent. */
import { newSecret } from '../../shared/ids.ts';
import { plus } from '../../shared/kernel.ts';
import { defineFamily, type Reader, type Sending, type To } from '../../shared/mail.ts';
import { countSent } from '../asking.store.ts';
import { SIGN_IN_LIFE } from '../domain/sign-in.rules.ts';
import { readPerson } from '../person.store.ts';
import { keepSignIn } from '../sign-in.store.ts';
import { signInMail } from './sign-in.mail.tsx';

async function read({ about, to: [mailbox = ''], now }: Sending) {
  const { roles, agencies } = await readPerson(mailbox);
  // Counted for mailboxes that are known, and where nobody waits: the page has answered, the same as ever.
  return { known: roles.length + agencies.length > 0 && (await countSent('sign-in', mailbox, about.share, now)) };
}

type Facts = Awaited<ReturnType<typeof read>>;

async function mint({ sending: { about, now, service }, to: { name: mailbox } }: To<Facts>): Promise<string> {
  const token = newSecret();
  const { asker = '', number = '', landing = '/home' } = about;
  await keepSignIn(token, { mailbox, asker, number, to: landing, expiresAt: plus(now, SIGN_IN_LIFE), tries: 0 });
  return `${service}/sign-in/${token}`;
}

export const family = defineFamily({
  onRequest: true,
  read,
  choose: ({ facts, sending }) => (facts.known ? sending.template : undefined),
  readers: ({ to: { name: mailbox } }): Reader[] => [{ name: '', mailbox, tags: { kind: 'person', to: 'person' } }],
  mint,
  view: ({ sending: { service } }, _, link) => ({ service, link }),
  content: { 'sign-in': signInMail },
});
