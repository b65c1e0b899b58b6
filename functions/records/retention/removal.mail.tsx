/** The mails about a removal of words, to records officers: one waits for their decision, or theirs was decided. No mail tells the words. */
import {
  type AgreementLetter,
  agencyOf,
  BEHIND_SIGN_IN,
  called,
  footerOf,
  numberOf,
} from '../../agreements/domain/mail-words.ts';
import { contents } from '../../shared/mail.ts';
import type { MailContent } from '../../shared/mail-layout.tsx';

export interface RemovalLetter extends AgreementLetter {
  removal: string;
}

type Saying = Omit<MailContent, 'footer'>;
const at = ({ service, agreement }: RemovalLetter): string => `${service}/agreements/${agreement.id}`;

const ended = (letter: RemovalLetter, how: string, paragraphs: readonly string[]): Saying => ({
  subject: `The removal of words was ${how}: ${called(letter)}`,
  paragraphs: [
    `${agencyOf(letter)} asked for a removal of words from the record of ${numberOf(letter)}.`,
    ...paragraphs,
  ],
  link: { label: 'See the holds and removals', url: `${at(letter)}/keeping` },
});

const TEMPLATES: Record<string, (letter: RemovalLetter) => Saying> = {
  'removal-asked': (letter) => ({
    subject: `Decide about a removal of words: ${called(letter)}`,
    paragraphs: [
      `A records officer of another agency asks to remove words from the record of ${numberOf(letter)}. The request cites a law or an order.`,
      'A records officer of any other agency may decide, and the first decision counts. The page shows the words, the law and what a removal does. Nothing is removed until you confirm it there.',
    ],
    link: { label: 'See the words and decide', url: `${at(letter)}/removals/${letter.removal}` },
  }),
  'removal-approved': (letter) =>
    ended(letter, 'approved', [
      'A records officer of another agency approved it, and the words are gone. The event, its time and its hash stay on the record. The record says that words were removed.',
      'Executed copies that the agencies hold, and backups of the last 35 days, still have them.',
    ]),
  'removal-refused': (letter) =>
    ended(letter, 'refused', [
      'A records officer of another agency refused it, and the words stay. The reason is on the record.',
    ]),
};

export const REMOVAL_MAILS = contents(TEMPLATES, (letter: RemovalLetter, compose) => ({
  ...compose(letter),
  closing: [BEHIND_SIGN_IN],
  footer: footerOf(letter, [
    `You get this as a records officer of ${agencyOf(letter)}. Concord never asks for a password.`,
  ]),
}));
