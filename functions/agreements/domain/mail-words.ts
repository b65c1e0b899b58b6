/** How every mail about an agreement names it and its agencies, and what stands below it; above `public` handling no mail tells a title. */
import { nobodyReads } from '../../shared/mail.ts';
import { sayDay } from '../../shared/time-words.ts';
import type { Agreement } from './agreement.state.ts';
import { mouName } from './mou-name.ts';
import { partyOf } from './seats.rules.ts';
import { type SignedMou, signersOf } from './signed-mou.ts';

/** What each mail about an agreement is made from, whoever it goes to. */
export interface AgreementLetter {
  /** Public address of the service. */
  service: string;
  agreement: Agreement;
  text: SignedMou;
  /** The party to whose people it goes. */
  party: string;
  /** Set where the mail says by itself that it was signed elsewhere. */
  saysElsewhere?: true;
}

export const nameOf = ({ text }: AgreementLetter, party: string): string =>
  signersOf(text).find(({ key }) => key === partyOf(party))?.name ?? party;
export const agencyOf = (letter: AgreementLetter): string => nameOf(letter, letter.party);
export const convenerOf = (letter: AgreementLetter): string => nameOf(letter, letter.agreement.convener);
/** With its registered mail domain: a name alone can be like another. */
const convenerInFull = (letter: AgreementLetter): string => `${convenerOf(letter)} (${letter.agreement.organization})`;

/** A mail travels further than a page: above `public` it tells no title of an MOU and no name of a person. */
export const isPublic = ({ agreement }: AgreementLetter): boolean => agreement.handling === 'public';
export const numberOf = ({ agreement }: AgreementLetter): string => mouName(agreement.number);
/** In a subject: `wildfire smoke MOU (MOU-2026-014)`, where its organizer has given it a name for emails. */
export const called = (letter: AgreementLetter): string =>
  letter.text.emailName === undefined ? numberOf(letter) : `${letter.text.emailName} (${numberOf(letter)})`;
/** In a sentence: with its title where that is public, else with its name for emails. */
export const named = (letter: AgreementLetter): string => {
  const { title, emailName } = letter.text;
  if (isPublic(letter)) return `${numberOf(letter)} (“${title}”)`;
  return emailName === undefined ? numberOf(letter) : `${numberOf(letter)} (${emailName})`;
};

/** Below a link to a page for people who are signed in. */
export const BEHIND_SIGN_IN = 'The link leads to the page where you sign in. By itself it opens nothing.';

export const forYouAlone = (what: 'link' | 'code' | 'word'): string =>
  `Please do not forward it. The ${what} is for you alone. Concord never asks for a password.`;

/** Nobody looks for signatures here that were given on paper. */
const elsewhere = (letter: AgreementLetter): string[] => {
  const { adopted } = letter.agreement;
  return adopted && isPublic(letter) && !letter.saysElsewhere
    ? [`All parties signed this agreement elsewhere, on ${sayDay(adopted.signedOn)}.`]
    : [];
};

type InDoubt = 'your counterpart there' | 'your agency’s liaison';

/** Who is behind it, whom to call in doubt, where it was signed if not here, and what this email says besides. */
export const trustOf = (
  letter: AgreementLetter,
  besides: readonly string[],
  inDoubt: InDoubt = 'your counterpart there',
): string[] => [
  `${convenerInFull(letter)} organizes this agreement through Concord. If you doubt this email, call ${inDoubt} on a number you already know. ${nobodyReads(inDoubt)}`,
  ...elsewhere(letter),
  ...besides,
];

/** The same, and the way back in. */
export const footerOf = (letter: AgreementLetter, besides: readonly string[], inDoubt?: InDoubt): string[] => [
  ...trustOf(letter, besides, inDoubt),
  `Link not working? Go to ${letter.service}/find and enter ${letter.agreement.number} and your work email address.`,
];
