/** The mails before a head is asked: a liaison learns what is to be done, and a signatory's mailbox gets a word that proves it is read. */
import type { Agreement } from '../agreements/agreement.rules.ts';
import type { SignedMou } from '../agreements/document.ts';
import { mouName } from '../agreements/mou-name.ts';
import type { Instant } from '../shared/kernel.ts';
import type { MailContent } from '../shared/mail-layout.tsx';
import { sayInstant } from '../shared/time-words.ts';
import type { Lack } from './readiness.rules.ts';
import { LACKS } from './words.ts';

export interface OfficesLetter {
  /** Public address of the service. */
  service: string;
  agreement: Agreement;
  /** When the signing period ends; it is not known before the round is open. */
  deadline: Instant | undefined;
  text: SignedMou;
  party: string;
  /** To whom it goes; a title only for an office. */
  to: { name: string; title?: string };
}

const nameOf = ({ text }: OfficesLetter, party: string): string =>
  text.parties.find(({ key }) => key === party)?.name ?? party;
const agencyOf = (letter: OfficesLetter): string => nameOf(letter, letter.party);
const convenerOf = (letter: OfficesLetter): string => nameOf(letter, letter.agreement.convener);
const isPublic = ({ agreement }: OfficesLetter): boolean => agreement.handling === 'public';
const numberOf = ({ agreement }: OfficesLetter): string => mouName(agreement.number);
const named = (letter: OfficesLetter): string =>
  isPublic(letter) ? `${numberOf(letter)} (“${letter.text.title}”)` : numberOf(letter);
const salutation = ({ to, ...letter }: OfficesLetter): string[] =>
  letter.agreement.handling === 'public' ? [`To ${to.name}${to.title === undefined ? '' : `, ${to.title}`}:`] : [];

const facts = (letter: OfficesLetter) => [
  ['MOU number', letter.agreement.number] as const,
  ['Your agency', agencyOf(letter)] as const,
  ['Organized by', convenerOf(letter)] as const,
  ...(letter.deadline === undefined
    ? []
    : [['Signing ends', sayInstant(letter.deadline, letter.agreement.zone)] as const]),
];

const trust = (letter: OfficesLetter, secret: string): string[] => [
  `${convenerOf(letter)} organizes this agreement through Concord. If you doubt this mail, call your counterpart there on a number you already know.`,
  `Please do not forward it: the ${secret} is for you alone. Concord never asks for a password.`,
];

const footer = (letter: OfficesLetter): string[] => [
  ...trust(letter, 'link'),
  `Link not working? Go to ${letter.service}/find and enter ${letter.agreement.number} and your work address.`,
];

const partyPage = ({ service, agreement, party }: OfficesLetter): string =>
  `${service}/agreements/${agreement.id}/parties/${party}`;

/** To the liaison: what is missing, and one link, behind which the liaison signs in. */
export function liaisonMail(
  template: 'prepare' | 'reminder',
  letter: OfficesLetter,
  missing: readonly Lack[],
  outOfTerm?: string,
): MailContent {
  const isReminder = template === 'reminder';
  return {
    subject: isReminder
      ? `Reminder: ${numberOf(letter)} waits for you as liaison`
      : `To prepare as liaison: ${numberOf(letter)}`,
    paragraphs: [
      ...salutation(letter),
      isReminder
        ? `${named(letter)} cannot be signed by the head of ${agencyOf(letter)} before you have done your part.`
        : `${convenerOf(letter)} asks ${agencyOf(letter)} to sign ${named(letter)}. As liaison you vouch for your agency’s offices and mailboxes before its head gets a link.`,
      `Now: ${[
        ...missing.map((lack) => LACKS[lack]),
        ...(outOfTerm === undefined
          ? []
          : [`${outOfTerm} Nobody else can sign: name who holds the office now, or correct the term if it is wrong.`]),
      ].join(' ')}`,
    ],
    facts: facts(letter),
    link: { label: 'Sign in and prepare it', url: partyPage(letter) },
    footer: footer(letter),
  };
}

/** To a liaison who looked for it: the page of the party, whatever is left to do there. */
export const foundByLiaisonMail = (letter: OfficesLetter): MailContent => ({
  subject: `Your page as liaison: ${numberOf(letter)}`,
  paragraphs: [
    ...salutation(letter),
    `You asked for your link to ${named(letter)}. As liaison of ${agencyOf(letter)} you sign in to see its page.`,
  ],
  facts: facts(letter),
  link: { label: 'Sign in and open it', url: partyPage(letter) },
  footer: footer(letter),
});

/** To the mailbox of the office that signs: no link, nothing to sign, one word to pass on. */
export function noticeMail(letter: OfficesLetter, word: string): MailContent {
  return {
    subject: `A test of your mailbox: ${numberOf(letter)}`,
    paragraphs: [
      ...salutation(letter),
      `${convenerOf(letter)} asks ${agencyOf(letter)} to sign ${named(letter)}. The link to sign will come to this mailbox. This mail only tests that mail from us arrives here and is read.`,
      'Please tell your agency’s liaison this word, by phone or in person:',
    ],
    code: word,
    closing: ['Nothing else is asked of you now, and there is nothing to open.'],
    facts: facts(letter),
    // The link to sign comes later: there is none yet that could be found again.
    footer: trust(letter, 'word'),
  };
}
