/** To whom a mail goes within a party: the office that signs, an office of a ladder, its liaisons, or a reviewer; each kind has a letter of its own. */
import { REVIEWER_KINDS, type ReviewerKind } from '../offices/reviewer-kinds.ts';
import type { DocketEffect, EffectItem, MailEffect } from '../shared/effects.ts';
import type { Instant } from '../shared/kernel.ts';
import { digestLetters } from './letters/digest.ts';
import { docketLetters } from './letters/docket.ts';
import { endedLetters, isAboutTheEnd } from './letters/ended.ts';
import { liaisonLetters } from './letters/liaison.ts';
import { isAboutOutside, outsideLetters } from './letters/outside.ts';
import { isAboutRemoval, removalLetters } from './letters/removal.ts';
import { returnedLetters } from './letters/returned.ts';
import { reviewerLetter } from './letters/reviewer.ts';
import { signatoryLetter } from './letters/signatory.ts';
import type { Outgoing } from './post.ts';

type Letters = (effect: MailEffect, party: string, now: Instant) => Promise<Outgoing[]>;

const some = (letter: Outgoing | undefined): Outgoing[] => (letter ? [letter] : []);

const reviewerLetters =
  (kind: ReviewerKind): Letters =>
  async (...of) =>
    some(await reviewerLetter(kind, ...of));

/** Who of a party, without a slash: the holder of the office that signs. */
const LETTERS: Record<string, Letters> = {
  signatory: async (...of) => some(await signatoryLetter(...of)),
  liaison: (effect, party, now) => {
    if (effect.template === 'review-returned') return returnedLetters(effect, party);
    if (isAboutTheEnd(effect)) return endedLetters(effect, party, now);
    return isAboutOutside(effect) ? outsideLetters(effect, party) : liaisonLetters(effect, party, now);
  },
  ...Object.fromEntries(REVIEWER_KINDS.map((kind) => [kind, reviewerLetters(kind)])),
};

/** None when events have overtaken the mail, or nobody is there to read it. */
export async function lettersFor(effect: MailEffect, recipient: string, now: Instant): Promise<Outgoing[]> {
  const [party = '', who = 'signatory'] = recipient.split('/');
  return (await LETTERS[who]?.(effect, party, now)) ?? [];
}

/** The same for a mail of either kind, with the event that asked for it; what all its recipients are told is read once. */
export function lettersOf(
  { effect, stream, seq }: Pick<EffectItem, 'stream' | 'seq'> & { effect: MailEffect | DocketEffect },
  now: Instant,
): (recipient: string) => Promise<Outgoing[]> {
  if (effect.kind === 'mail')
    return isAboutRemoval(effect)
      ? (recipient) => removalLetters({ effect, stream, seq }, recipient.split('/')[0] ?? '')
      : (recipient) => lettersFor(effect, recipient, now);
  return effect.template === 'board-digest'
    ? digestLetters(effect, now)
    : (recipient) => docketLetters({ effect, stream, seq }, recipient, now);
}
