/** The mails about a signature made outside, to liaisons: one waits for your answer, or yours was refused. */
import {
  type AgreementLetter,
  agencyOf,
  called,
  footerOf,
  nameOf,
  numberOf,
} from '../../../agreements/domain/mail-words.ts';
import type { Instant } from '../../../shared/kernel.ts';
import { contents } from '../../../shared/mail.ts';
import { actBy } from '../../../shared/mail-days.ts';
import type { MailContent } from '../../../shared/mail-layout.tsx';

/** The party is the liaison's own. */
export interface OutsideLetter extends AgreementLetter {
  /** The seat whose signature it is about. */
  about: string;
  /** When the round ends. */
  deadline: Instant;
}

const TEMPLATES: Record<string, (letter: OutsideLetter) => Omit<MailContent, 'footer' | 'link'>> = {
  'outside-offered': (letter) => ({
    subject: `${actBy('Confirm', letter.deadline, letter.agreement.zone)}: a signature, ${called(letter)}`,
    paragraphs: [
      `${nameOf(letter, letter.about)} has handed in a signature to ${numberOf(letter)}. It was made outside the service, in ink or with a PIV card.`,
      'It counts once a liaison of another agency has opened the PDF, and found the agreement’s hash and the signature on it. You may do so. The first answer counts.',
    ],
  }),
  'outside-refused': (letter) => ({
    subject: `A signature was not confirmed: ${called(letter)}`,
    paragraphs: [
      `The signature made outside that ${agencyOf(letter)} handed in for ${numberOf(letter)} was not confirmed. Another agency gave the reason.`,
      'The reason is in the record. You may hand in another PDF, or your agency’s head may sign by the emailed link.',
    ],
  }),
};

export const OUTSIDE_MAILS = contents(TEMPLATES, (letter: OutsideLetter, compose) => {
  const { service, agreement, about } = letter;
  return {
    ...compose(letter),
    by: letter.deadline,
    link: { label: 'Look at it', url: `${service}/agreements/${agreement.id}/parties/${about}/outside` },
    closing: ['The link leads to the page where you sign in; by itself it opens nothing.'],
    footer: footerOf(letter, [`You get this as a liaison of ${agencyOf(letter)}. Concord never asks for a password.`]),
  };
});
