/** The mails about a signature made outside, to liaisons: one waits for your answer, or yours was refused. */
import type { Agreement } from '../../agreements/agreement.rules.ts';
import type { SignedMou } from '../../agreements/document.ts';
import { mouName } from '../../agreements/mou-name.ts';
import type { MailContent } from '../../shared/mail-layout.tsx';
import { nameOf } from '../signatories.tsx';

export interface OutsideLetter {
  /** Public address of the service. */
  service: string;
  agreement: Agreement;
  text: SignedMou;
  /** The liaison's own party. */
  party: string;
  /** Whose signature it is about. */
  about: string;
}

const TEMPLATES: Record<string, (letter: OutsideLetter) => Omit<MailContent, 'footer' | 'link'>> = {
  'outside-offered': ({ agreement, text, about }) => ({
    subject: `A signature to confirm: ${mouName(agreement.number)}`,
    paragraphs: [
      `${nameOf(text, about)} has handed in a signature to ${mouName(agreement.number)} that was made outside the service, in ink or with a PIV card.`,
      'It counts when a liaison of another agency has opened the PDF and found the hash of the agreement and the signature on it. You may do so: the first answer is the answer.',
    ],
  }),
  'outside-refused': ({ agreement, text, party }) => ({
    subject: `A signature was not confirmed: ${mouName(agreement.number)}`,
    paragraphs: [
      `The signature made outside that ${nameOf(text, party)} handed in for ${mouName(agreement.number)} was not confirmed by another agency, which gave a reason.`,
      'The reason stands in the record. You may hand in another PDF, or your agency’s head may sign by the emailed link.',
    ],
  }),
};

/** Throws on a template that no release ever had. */
export function outsideMail(template: string, letter: OutsideLetter): MailContent {
  const { service, agreement, text, about } = letter;
  const compose = TEMPLATES[template];
  if (!compose) throw new RangeError(`There is no mail called ${template}`);
  return {
    ...compose(letter),
    link: { label: 'Look at it', url: `${service}/agreements/${agreement.id}/parties/${about}/outside` },
    closing: ['The link leads to the page where you sign in; by itself it opens nothing.'],
    footer: [
      `${nameOf(text, agreement.convener)} organizes this agreement through Concord. If you doubt this mail, call your counterpart there on a number you already know.`,
      `You get this as a liaison of ${nameOf(text, letter.party)}. Concord never asks for a password.`,
      `Link not working? Go to ${service}/find and enter ${agreement.number} and your work address.`,
    ],
  };
}
