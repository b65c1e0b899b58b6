/** The mails about tokens: that one was made, and that one was revoked. None has a secret in it, and above `public` handling no name. */
import {
  type AgreementLetter,
  agencyOf,
  BEHIND_SIGN_IN,
  called,
  footerOf,
  isPublic,
  named,
} from '../../../agreements/domain/mail-words.ts';
import { contents } from '../../../shared/mail.ts';
import type { MailContent } from '../../../shared/mail-layout.tsx';

export interface TokenLetter extends AgreementLetter {
  said: { by: { name: string }; label?: string } | undefined;
}

type Words = Pick<MailContent, 'subject' | 'paragraphs'> & { look: string };

const who = (letter: TokenLetter): string =>
  isPublic(letter) && letter.said ? letter.said.by.name : `A liaison of ${agencyOf(letter)}`;

const TEMPLATES: Record<string, (letter: TokenLetter) => Words> = {
  'token-made': (letter) => ({
    subject: `A system may report your figures: ${called(letter)}`,
    paragraphs: [
      `${who(letter)} has made a token under ${named(letter)}. Whoever has it can report, correct and read the figures of ${agencyOf(letter)}. It opens nothing else.`,
      'Nothing to do if you expected it. If you did not, revoke it. From that moment on it is good for nothing.',
    ],
    look: 'Sign in and look at the tokens',
  }),
  'token-revoked': (letter) => ({
    subject: `A system may no longer report your figures: ${called(letter)}`,
    paragraphs: [
      `${who(letter)} has revoked a token under ${named(letter)}. Figures that were reported with it stay as they are.`,
    ],
    look: 'Sign in and look at the tokens',
  }),
};

export const TOKEN_MAILS = contents(TEMPLATES, (letter: TokenLetter, write): MailContent => {
  const { look, paragraphs, ...words } = write(letter);
  const { service, agreement, party, said } = letter;
  const label = isPublic(letter) ? said?.label : undefined;
  return {
    ...{ ...words, paragraphs },
    ...(label !== undefined && { facts: [['The system', label]] as const }),
    link: { label: look, url: `${service}/agreements/${agreement.id}/parties/${party}/figures/tokens` },
    closing: [BEHIND_SIGN_IN],
    footer: footerOf(letter, [`You get this as a liaison of ${agencyOf(letter)}. Concord never asks for a password.`]),
  };
});
