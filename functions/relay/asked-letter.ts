/** A mail that someone asked for by typing an address: only here is it found out whether the mailbox is known; to all others nothing is sent. */
import { countSent } from '../identity/asking.store.ts';
import { readPerson } from '../identity/person.store.ts';
import { signInMail } from '../identity/sign-in.mail.tsx';
import { SIGN_IN_LIFE } from '../identity/sign-in.rules.ts';
import { keepSignIn } from '../identity/sign-in.store.ts';
import type { AskedEffect } from '../shared/effects.ts';
import { newSecret } from '../shared/ids.ts';
import { type Instant, plus } from '../shared/kernel.ts';
import { mail } from '../shared/mail-layout.tsx';
import { foundLetters } from './find-letters.ts';
import type { Outgoing } from './post.ts';

const service = (): string => process.env.SERVICE_URL ?? '';

async function signInLetter(asked: AskedEffect, now: Instant): Promise<Outgoing[]> {
  const { mailbox, data } = asked;
  const { roles, agencies } = await readPerson(mailbox);
  // Counted for mailboxes that are known, and where nobody waits: the page has answered, the same as ever.
  if (roles.length + agencies.length === 0 || !(await countSent(asked, now))) return [];
  const token = newSecret();
  const { asker = '', number = '', to = '/home' } = data;
  await keepSignIn(token, { mailbox, asker, number, to, expiresAt: plus(now, SIGN_IN_LIFE), tries: 0 });
  const content = signInMail({ link: `${service()}/sign-in/${token}`, service: service() });
  return [{ to: { name: '', address: mailbox }, ...mail(content), tags: { template: 'sign-in', to: 'person' } }];
}

/** Every mail that answers the request; none when there is nobody, or nothing, to write to. */
export const lettersAsked = (effect: AskedEffect, now: Instant): Promise<Outgoing[]> =>
  effect.template === 'find' ? foundLetters(effect, now) : signInLetter(effect, now);
