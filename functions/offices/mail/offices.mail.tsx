/** The mails before a head is asked: a liaison learns what is to be done, and a signatory's mailbox gets a word that proves it is read. */
import {
  type AgreementLetter,
  agencyOf,
  called,
  convenerOf,
  footerOf,
  forYouAlone,
  isPublic,
  named,
  trustOf,
} from '../../agreements/domain/mail-words.ts';
import type { Instant } from '../../shared/kernel.ts';
import { contents } from '../../shared/mail.ts';
import { actBy, remindsOf, sayMoment } from '../../shared/mail-days.ts';
import type { MailContent } from '../../shared/mail-layout.tsx';
import { sayReplaced, sayVersion } from '../../signing/pages/version-words.parts.ts';
import type { Lack } from '../domain/readiness.rules.ts';
import { LACKS } from '../pages/words.parts.ts';

export interface OfficesLetter extends AgreementLetter {
  /** When the signing period ends; it is not known before the round is open. */
  deadline: Instant | undefined;
  /** To whom it goes; a title only for an office. */
  to: { name: string; title?: string };
}

export const salutation = (letter: OfficesLetter): string[] => {
  const { name, title } = letter.to;
  return isPublic(letter) ? [`To ${name}${title === undefined ? '' : `, ${title}`}:`] : [];
};

export const facts = (letter: OfficesLetter) => [
  ['MOU number', letter.agreement.number] as const,
  ['Your agency', agencyOf(letter)] as const,
  ['Organized by', convenerOf(letter)] as const,
  ...(letter.deadline === undefined
    ? []
    : [['Signing ends', sayMoment(letter.deadline, letter.agreement.zone)] as const]),
];

export const partyPage = ({ service, agreement, party }: OfficesLetter): string =>
  `${service}/agreements/${agreement.id}/parties/${party}`;

/** The agency that organizes it is not asked by itself. */
const asks = (letter: OfficesLetter): string =>
  letter.agreement.follows?.leaving?.includes(letter.party)
    ? `${convenerOf(letter)} asks ${agencyOf(letter)} to agree that it leaves ${named(letter)} with version ${letter.agreement.version}.`
    : letter.party === letter.agreement.convener
      ? `${named(letter)}, which your agency organizes, is out for signature.`
      : `${convenerOf(letter)} asks ${agencyOf(letter)} to sign ${named(letter)}.`;

export interface PreparingLetter extends OfficesLetter {
  missing: readonly Lack[];
  /** What is wrong with the term of whoever would sign. */
  outOfTerm?: string | undefined;
}

type Saying = Pick<MailContent, 'subject' | 'paragraphs' | 'reminds'> & { label: string };

const whatIsMissing = ({ missing, outOfTerm }: PreparingLetter): string =>
  `Now: ${[
    ...missing.map((lack) => LACKS[lack]),
    ...(outOfTerm === undefined
      ? []
      : [`${outOfTerm} Nobody else can sign: name who holds the office now, or correct the term if it is wrong.`]),
  ].join(' ')}`;

/** Before the round is open there is no day. */
const prepareBy = (letter: PreparingLetter, hint = ''): string => {
  const { deadline, agreement } = letter;
  const act = deadline === undefined ? 'Prepare' : actBy('Prepare', deadline, agreement.zone);
  return `${act}${hint}: ${called(letter)}${sayVersion(agreement)}`;
};

const prepare = (letter: PreparingLetter): Saying => ({
  subject: prepareBy(letter),
  paragraphs: [
    `${asks(letter)} You confirm who holds your agency’s offices before its head gets a link.`,
    ...sayReplaced(letter.agreement),
    whatIsMissing(letter),
  ],
  label: 'Sign in and prepare it',
});

const reminder = (letter: PreparingLetter): Saying => ({
  subject: prepareBy(letter, ' (reminder)'),
  paragraphs: [
    `${named(letter)} cannot be signed by the head of ${agencyOf(letter)} before you have done your part.`,
    whatIsMissing(letter),
  ],
  label: 'Sign in and prepare it',
});

const reminding = (letter: PreparingLetter): Saying => ({
  ...reminder(letter),
  reminds: remindsOf('Prepare', letter.deadline, letter.agreement.zone, called(letter)),
});

/** To a liaison who looked for the page of the party, whatever is left to do there. */
const found = (letter: PreparingLetter): Saying => ({
  subject: `Your page as liaison: ${called(letter)}`,
  paragraphs: [
    `You asked for your link to ${named(letter)}. As liaison of ${agencyOf(letter)} you sign in to see its page.`,
  ],
  label: 'Sign in and open it',
});

/** To the liaison, who signs in behind the one link. */
export const PREPARING_MAILS = contents(
  { prepare, reminder: reminding, ending: reminder, found },
  (letter: PreparingLetter, compose) => {
    const { label, paragraphs, ...words } = compose(letter);
    return {
      ...words,
      ...(letter.deadline !== undefined && { by: letter.deadline }),
      paragraphs: [...salutation(letter), ...paragraphs],
      facts: facts(letter),
      link: { label, url: partyPage(letter) },
      footer: footerOf(letter, [forYouAlone('link')]),
    };
  },
);

/** To the mailbox of the office that signs: no link, nothing to sign, one word to pass on. */
export function noticeMail(letter: OfficesLetter, word: string): MailContent {
  return {
    subject: `A test of your mailbox: ${called(letter)}`,
    paragraphs: [
      ...salutation(letter),
      `${asks(letter)} The link to sign will come to this mailbox. This email only tests that email from us arrives here and is read.`,
      'Please tell your agency’s liaison the word below, by phone or in person. It has two parts.',
    ],
    code: word,
    closing: ['Nothing else is asked of you now, and there is nothing to open.'],
    facts: facts(letter),
    // The link to sign comes later: there is none yet that could be found again.
    footer: trustOf(letter, [forYouAlone('word')]),
  };
}
