/** To whom a mail goes within a party: the office that signs, its liaisons, or a reviewer; each kind has a letter of its own. */
import type { MailEffect } from '../shared/effects.ts';
import type { Instant } from '../shared/kernel.ts';
import { liaisonLetters } from './letters/liaison.ts';
import { isAboutOutside, outsideLetters } from './letters/outside.ts';
import { signatoryLetter } from './letters/signatory.ts';
import type { Outgoing } from './post.ts';

/** Who of a party, without a slash: the holder of the office that signs. */
const LETTERS: Record<string, (effect: MailEffect, party: string, now: Instant) => Promise<Outgoing[]>> = {
  signatory: async (...of) => some(await signatoryLetter(...of)),
  liaison: (effect, party) => (isAboutOutside(effect) ? outsideLetters : liaisonLetters)(effect, party),
};

const some = (letter: Outgoing | undefined): Outgoing[] => (letter ? [letter] : []);

/** None when events have overtaken the mail, or nobody is there to read it. */
export async function lettersFor(effect: MailEffect, recipient: string, now: Instant): Promise<Outgoing[]> {
  const [party = '', who = 'signatory'] = recipient.split('/');
  return (await LETTERS[who]?.(effect, party, now)) ?? [];
}
