/** The mails of a signing round: who asks, for what, until when, and one link; above `public` handling only number, action, deadline and agencies. */

import { type Agreement, copyTravels } from '../agreements/agreement.rules.ts';
import type { SignedMou } from '../agreements/document.ts';
import { mouName } from '../agreements/mou-name.ts';
import type { Instant } from '../shared/kernel.ts';
import type { MailContent } from '../shared/mail-layout.tsx';
import { sayDay, sayDayOf, sayInstant, sayRemaining } from '../shared/time-words.ts';
import type { Round } from './round.state.ts';
import { signatoriesThat } from './signatories.tsx';
import { hasTakenBack } from './signature.rules.ts';
import { sayReplaced, sayVersion } from './version-words.ts';

export interface Letter {
  now: Instant;
  /** Public address of the service. */
  service: string;
  agreement: Agreement;
  round: Round;
  text: SignedMou;
  party: string;
  /** The office's title and its holder's name of today. */
  to: { title: string; name: string /** The head whose delegate this is. */; standsInFor?: string };
  /** The holder's agency signed the version before this one. */
  signedBefore?: boolean;
  link?: string | undefined;
  code?: string | undefined;
}

type Template = (letter: Letter) => Omit<MailContent, 'footer'>;

const nameOf = ({ text }: Letter, party: string): string =>
  text.parties.find(({ key }) => key === party)?.name ?? party;
const agencyOf = (letter: Letter): string => nameOf(letter, letter.party);
const convenerOf = (letter: Letter): string => nameOf(letter, letter.agreement.convener);

/** Every agency by its name, up to as many as someone reads. */
const MOST_NAMED = 12;
const namesOf = ({ text: { parties } }: Letter): string => {
  const names = parties.slice(0, MOST_NAMED).map(({ name }) => name);
  const rest = parties.length - names.length;
  return rest > 0 ? `${names.join(', ')} and ${rest} more` : new Intl.ListFormat('en-US').format(names);
};

/** A mail travels further than a page: above `public` it tells no title of an MOU and no name of a person. */
const isPublic = ({ agreement }: Letter): boolean => agreement.handling === 'public';
const numberOf = ({ agreement }: Letter): string => mouName(agreement.number);
const named = (letter: Letter): string =>
  isPublic(letter) ? `${numberOf(letter)} (“${letter.text.title}”)` : numberOf(letter);
const salutation = (letter: Letter): string[] => {
  const { name, title, standsInFor } = letter.to;
  if (!isPublic(letter))
    return standsInFor === undefined ? [] : ['This comes to you because you stand in for your agency’s head.'];
  return [
    standsInFor === undefined
      ? `To ${name}, ${title}:`
      : `To ${name}, for ${standsInFor}, ${title}, whom you stand in for:`,
  ];
};

const lastDay = ({ round }: Letter): string => sayDayOf(round.deadline, round.zone);
const deadline = (letter: Letter) => [
  ['MOU number', letter.agreement.number] as const,
  ['Your agency', agencyOf(letter)] as const,
  ['Sign or decline by', sayInstant(letter.round.deadline, letter.round.zone)] as const,
];

const linkTo = ({ link }: Letter, label: string) => (link ? { link: { label, url: link } } : {});

const request: Template = (letter) => ({
  subject: `For your signature: ${numberOf(letter)}${sayVersion(letter.agreement)}, by ${lastDay(letter)}`,
  paragraphs: [
    ...salutation(letter),
    letter.party === letter.agreement.convener
      ? `${named(letter)}, which your agency organizes, is ready for your signature for ${agencyOf(letter)}.`
      : `${convenerOf(letter)} asks you to sign ${named(letter)} for ${agencyOf(letter)}.`,
    ...sayReplaced(letter.agreement, letter.signedBefore),
    'Opening the link signs nothing. You read the whole agreement there; then you ask for a six-digit code, and sign or decline.',
  ],
  facts: deadline(letter),
  ...linkTo(letter, 'Read, then sign or decline'),
});

/** Whoever holds the office from today on is asked like the one before. */
const newHolder: Template = (letter) => ({
  ...request(letter),
  paragraphs: [
    ...request(letter).paragraphs,
    'Your agency’s liaison has named you for this office. The links in mails to its earlier holder have ended.',
  ],
});

const reminder: Template = (letter) => ({
  ...request(letter),
  subject: `Reminder: ${numberOf(letter)} waits for your signature`,
  paragraphs: [
    ...salutation(letter),
    `${named(letter)} still waits for your signature for ${agencyOf(letter)}. Declining, with a reason, is an answer too.`,
  ],
  closing: ['The links in our earlier mails work as well.'],
});

const ending: Template = (letter) => ({
  ...request(letter),
  subject: `${sayRemaining(letter.now, letter.round.deadline)} to sign ${numberOf(letter)}`,
  paragraphs: [
    ...salutation(letter),
    `The period for signing ${named(letter)} ends soon, and ${agencyOf(letter)} has not signed. If one signature is missing then, the agreement lapses for every agency.`,
  ],
});

const freshLink: Template = (letter) =>
  letter.round.signatories[letter.party]?.status === 'asked' && letter.round.status === 'open'
    ? {
        ...request(letter),
        subject: `Your new link for ${numberOf(letter)}`,
        paragraphs: [
          ...salutation(letter),
          `Here is the new link to ${named(letter)} that you or ${convenerOf(letter)} asked for. Links in earlier mails may have ended.`,
          'Opening it signs nothing. You read the whole agreement there; then you ask for a six-digit code, and sign or decline.',
        ],
      }
    : {
        subject: `Your new link for ${numberOf(letter)}`,
        paragraphs: [
          ...salutation(letter),
          `Here is the new link that lets you read ${named(letter)} and its record. Links in earlier mails may have ended.`,
        ],
        ...linkTo(letter, 'Read the agreement'),
      };

/** Asked for by whoever typed the number and the address: earlier links live on, so that nobody can end them this way. */
const found: Template = (letter) => {
  const subject = `Your link for ${numberOf(letter)}`;
  const asked = letter.round.signatories[letter.party]?.status === 'asked' && letter.round.status === 'open';
  const closing = ['The links in our earlier mails work as well. If you did not ask for this mail, do nothing.'];
  return asked
    ? { ...request(letter), subject, closing }
    : {
        subject,
        paragraphs: [...salutation(letter), `Here is a link to read ${named(letter)} and its record.`],
        ...linkTo(letter, 'Read the agreement'),
        closing,
      };
};

const code: Template = (letter) => ({
  subject: `Your code for ${numberOf(letter)}`,
  paragraphs: [...salutation(letter), 'Type this code on the page where you asked for it:'],
  ...(letter.code && { code: letter.code }),
  closing: [
    'It works for 30 minutes, once, for this agreement only.',
    'If you did not ask for a code, do nothing: without it nobody can sign for your agency.',
  ],
});

const executed: Template = (letter) => {
  const { term } = letter.agreement;
  return {
    subject: `Executed: ${numberOf(letter)}`,
    paragraphs: [
      ...salutation(letter),
      `Every agency has signed ${named(letter)}. It is executed.`,
      copyTravels(letter.agreement)
        ? 'The executed copy is attached, sealed: the whole text, every signature, and how to check it without us. Keep it.'
        : 'Open the link to read and keep the executed copy, which is sealed.',
    ],
    ...(term &&
      isPublic(letter) && {
        facts: [
          ['MOU number', letter.agreement.number],
          ['In force from', sayDay(term.effective)],
          ['Sunset review', sayDay(term.sunset)],
        ],
      }),
    ...linkTo(letter, 'Read the agreement and its record'),
  };
};

/** The word of the subject and the sentence of the mail, by how the round ended. */
const endOf = (letter: Letter): [word: string, sentence: string] => {
  const { agreement, round, text } = letter;
  const [decliner] = signatoriesThat(round, text, 'declined');
  if (agreement.status === 'voided')
    return ['Voided', `${convenerOf(letter)}, which organizes it, has voided it and given a reason.`];
  if (decliner !== undefined)
    return ['Declined', `${nameOf(letter, decliner)} has declined to sign it and given a reason.`];
  return ['Lapsed', 'The signing period is over, and not every agency has signed.'];
};

const closed: Template = (letter) => {
  const [word, sentence] = endOf(letter);
  return {
    subject: `${word}: ${numberOf(letter)}`,
    paragraphs: [
      ...salutation(letter),
      `${named(letter)} will not be executed in this form. ${sentence}`,
      'You have nothing to sign. Signatures already given stay on record for that text and count for nothing else.',
    ],
    ...linkTo(letter, 'Read what happened'),
  };
};

/** Goes to whoever took a signature back as well: nobody should find out later that someone did it in the office's name. */
const takenBack: Template = (letter) => {
  const { round, text, party } = letter;
  const others = text.parties.filter(({ key }) => key !== party && hasTakenBack(round, key)).map(({ name }) => name);
  const mine = hasTakenBack(round, party);
  return {
    subject: `Signature taken back: ${numberOf(letter)}`,
    paragraphs: [
      ...salutation(letter),
      ...others.map((name) => `${name} has taken its signature to ${named(letter)} back and given a reason.`),
      ...(mine
        ? [
            `The signature of ${agencyOf(letter)} to ${named(letter)} was taken back. You may sign again, or decline, until the period ends. If you did not do this, call ${convenerOf(letter)}.`,
          ]
        : ['The signatures of the other agencies stand, and the round goes on.']),
    ],
    facts: deadline(letter),
    ...linkTo(letter, mine ? 'Read, then sign or decline' : 'Read where the agreement stands'),
  };
};

const TEMPLATES: Record<string, Template> = {
  'signature-request': request,
  'new-holder': newHolder,
  reminder,
  ending,
  'fresh-link': freshLink,
  found,
  code,
  executed,
  'taken-back': takenBack,
  closed,
};

/** The content of one mail. Throws on a template that no release ever had. */
export function signingMail(template: string, letter: Letter): MailContent {
  const compose = TEMPLATES[template];
  if (!compose) throw new RangeError(`There is no mail called ${template}`);
  return {
    ...compose(letter),
    footer: [
      `${convenerOf(letter)} organizes this agreement through Concord. If you doubt this mail, call your counterpart there on a number you already know.`,
      `The agreement is between ${namesOf(letter)}.`,
      `Please do not forward it: the ${template === 'code' ? 'code' : 'link'} is for you alone. Concord never asks for a password.`,
      `Link not working? Go to ${letter.service}/find and enter ${letter.agreement.number} and your work address.`,
    ],
  };
}
