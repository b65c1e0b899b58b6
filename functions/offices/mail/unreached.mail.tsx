/** Mails about mailboxes that take no email: to the liaisons whose act mends them, and of those liaisons to the agency that organizes the MOU. */
import {
  agencyOf,
  called,
  footerOf,
  forYouAlone,
  isPublic,
  named,
  nameOf,
} from '../../agreements/domain/mail-words.ts';
import { contents } from '../../shared/mail.ts';
import { actBy } from '../../shared/mail-days.ts';
import type { MailContent } from '../../shared/mail-layout.tsx';
import type { Unreached } from '../../signing/domain/unreached.rules.ts';
import { sayVersion } from '../../signing/pages/version-words.parts.ts';
import { WHY } from '../domain/mending.rules.ts';
import { kindInWords } from '../domain/review.rules.ts';
import { facts, type OfficesLetter, partyPage, salutation } from './offices.mail.tsx';

export interface UnreachedLetter extends OfficesLetter {
  /** Of the reader's own party, with the title of an office. */
  unreached: readonly (Unreached & { title?: string | undefined })[];
  /** The party whose liaisons are not reached, told to the one that organizes the MOU. */
  about: string;
}

type Saying = Pick<MailContent, 'subject' | 'paragraphs' | 'link'>;

const subject = (letter: UnreachedLetter, act: string): string => {
  const { agreement, deadline } = letter;
  const by = deadline === undefined ? act : actBy(act, deadline, agreement.zone);
  return `${by}: ${called(letter)}${sayVersion(agreement)}`;
};

/** Of an office, its title stands in the text, which only `public` handling lets an email tell. */
const whose = (letter: UnreachedLetter, { kind, title }: UnreachedLetter['unreached'][number]): string =>
  kind
    ? `${kindInWords(kind)} of ${agencyOf(letter)}`
    : title !== undefined && isPublic(letter)
      ? `the ${title} of ${agencyOf(letter)}`
      : `the office that signs for ${agencyOf(letter)}`;

const address = (letter: UnreachedLetter): Saying => {
  const { unreached } = letter;
  const cameBack = unreached.map((one) => `Our email to ${whose(letter, one)} ${WHY[one.trouble]}.`);
  return {
    subject: subject(
      letter,
      unreached.length === 1 ? 'Correct an email address' : `Correct ${unreached.length} email addresses`,
    ),
    paragraphs: [
      [...new Set(cameBack)].join(' '),
      `So ${named(letter)} waits there, perhaps without anyone knowing. Its signing period goes on meanwhile.`,
      'Ask there for the correct address, and type it in one field. Or name who does this now. We then send the email again.',
    ],
    link: { label: 'Sign in and correct it', url: partyPage(letter) },
  };
};

const liaison = (letter: UnreachedLetter): Saying => {
  const agency = nameOf(letter, letter.about);
  return {
    subject: subject(letter, 'Call an agency'),
    paragraphs: [
      `Our email to the liaison of ${agency} does not arrive. Nobody else there is told what ${named(letter)} asks of it.`,
      'Its signing period goes on meanwhile. Call the agency on a number you already know.',
      'The operator of this service can correct the address, or register another liaison for that agency.',
    ],
    link: { label: 'Sign in and see who has signed', url: `${letter.service}/agreements/${letter.agreement.id}` },
  };
};

export const UNREACHED_MAILS = contents({ address, liaison }, (letter: UnreachedLetter, compose) => {
  const { paragraphs, ...words } = compose(letter);
  return {
    ...words,
    ...(letter.deadline !== undefined && { by: letter.deadline }),
    paragraphs: [...salutation(letter), ...paragraphs],
    facts: facts(letter),
    footer: footerOf(letter, [forYouAlone('link')]),
  };
});
