/** What every mail of a signing round is made from, how it greets, and the facts that it gives. */
import { type AgreementLetter, agencyOf, called, isPublic } from '../../agreements/domain/mail-words.ts';
import type { Code } from '../../identity/domain/code.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import { actBy, sayMoment } from '../../shared/mail-days.ts';
import type { MailContent } from '../../shared/mail-layout.tsx';
import type { Round } from '../domain/round.state.ts';
import { sayVersion } from '../pages/version-words.parts.ts';

export interface Letter extends AgreementLetter {
  now: Instant;
  round: Round;
  /** Of the party's offices that sign, the one that it goes to; to a liaison, the first. */
  seat: string;
  /** The office's title and its holder's name of today. */
  to: { title: string; name: string /** The head whose delegate this is. */; standsInFor?: string };
  /** It goes to a liaison, who signs nothing. */
  asLiaison?: boolean;
  /** The holder's agency signed the version before this one. */
  signedBefore?: boolean;
  link?: string | undefined;
  code?: Pick<Code, 'code' | 'expiresAt'> | undefined;
}

export type Template = (letter: Letter) => Omit<MailContent, 'footer'>;

export const salutation = (letter: Letter): string[] => {
  const { name, title, standsInFor } = letter.to;
  if (!isPublic(letter))
    return standsInFor === undefined ? [] : ['This comes to you because you stand in for your agency’s head.'];
  return [
    standsInFor === undefined
      ? `To ${name}, ${title}:`
      : `To ${name}, for ${standsInFor}, ${title}, whom you stand in for:`,
  ];
};

/** `Sign by Tue, Dec 29: wildfire smoke MOU (MOU-2026-014), version 2`; `hint` says what else there is to know of the day. */
export const signBy = (letter: Letter, hint = ''): string =>
  `${actBy('Sign', letter.round.deadline, letter.round.zone)}${hint}: ${called(letter)}${sayVersion(letter.agreement)}`;

export const deadline = (letter: Letter) => [
  ['MOU number', letter.agreement.number] as const,
  ['Your agency', agencyOf(letter)] as const,
  ['Sign or decline by', sayMoment(letter.round.deadline, letter.round.zone)] as const,
];

export const linkTo = ({ link }: Letter, label: string) => (link ? { link: { label, url: link } } : {});
