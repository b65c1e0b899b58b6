/** The mails of a signing round: who asks, for what, until when, and one link; above `public` handling a mail names the MOU by its number only. */

import type { Agreement } from '../agreements/agreement.rules.ts';
import type { SignedMou } from '../agreements/document.ts';
import { mouName } from '../agreements/mou-name.ts';
import type { Instant } from '../shared/kernel.ts';
import type { MailContent } from '../shared/mail-layout.tsx';
import { sayDay, sayInstant, sayRemaining } from '../shared/time-words.ts';
import type { Round } from './round.state.ts';

export interface Letter {
  now: Instant;
  agreement: Agreement;
  round: Round;
  text: SignedMou;
  party: string;
  /** The office's title and its holder's name of today. */
  to: { title: string; name: string };
  link?: string | undefined;
  code?: string | undefined;
}

type Template = (letter: Letter) => Omit<MailContent, 'footer'>;

const nameOf = ({ text }: Letter, party: string): string =>
  text.parties.find(({ key }) => key === party)?.name ?? party;
const agencyOf = (letter: Letter): string => nameOf(letter, letter.party);
const convenerOf = (letter: Letter): string => nameOf(letter, letter.agreement.convener);

/** How the agreement may be named in a mail, which travels further than a page. */
const named = ({ agreement, text }: Letter): string =>
  agreement.handling === 'public' ? `${mouName(agreement.number)}, “${text.title}”` : `${mouName(agreement.number)}`;

const deadlineFacts = (letter: Letter): MailContent['facts'] => [
  ['MOU number', letter.agreement.number],
  ['Asked of', `${letter.to.title}, ${agencyOf(letter)}`],
  ['Sign or decline by', sayInstant(letter.round.deadline, letter.round.zone)],
];

const readLink = ({ link }: Letter, label: string) => (link ? { link: { label, url: link } } : {});

const request: Template = (letter) => ({
  subject: `For your signature: ${mouName(letter.agreement.number)} (${agencyOf(letter)})`,
  paragraphs: [
    `${letter.to.name}, ${convenerOf(letter)} asks you to sign ${named(letter)} for ${agencyOf(letter)}.`,
    'Open the link to read the whole agreement. Nothing is signed by opening it: you ask for a six-digit code there, and sign or decline.',
  ],
  facts: deadlineFacts(letter) ?? [],
  ...readLink(letter, 'Read and sign'),
});

const reminder: Template = (letter) => ({
  ...request(letter),
  subject: `Reminder: ${mouName(letter.agreement.number)} waits for your signature (${agencyOf(letter)})`,
  paragraphs: [
    `${letter.to.name}, ${named(letter)} still waits for your signature for ${agencyOf(letter)}. Declining is an answer too.`,
    'The links in our earlier mails work as well.',
  ],
});

const ending: Template = (letter) => ({
  ...request(letter),
  subject: `${sayRemaining(letter.now, letter.round.deadline)} to sign ${mouName(letter.agreement.number)} (${agencyOf(letter)})`,
  paragraphs: [
    `${letter.to.name}, the period for signing ${named(letter)} ends soon. If one signature is missing then, the agreement lapses for every agency.`,
  ],
});

const freshLink: Template = (letter) =>
  letter.round.signatories[letter.party]?.status === 'asked' && letter.round.status === 'open'
    ? {
        ...request(letter),
        subject: `Your new link for ${mouName(letter.agreement.number)} (${agencyOf(letter)})`,
        paragraphs: [
          `${letter.to.name}, here is the new link you or ${convenerOf(letter)} asked for. The links in earlier mails have ended.`,
          'Open it to read the whole agreement; you sign or decline there.',
        ],
      }
    : {
        subject: `Your new link for ${mouName(letter.agreement.number)} (${agencyOf(letter)})`,
        paragraphs: [`${letter.to.name}, this link lets you read ${named(letter)} and its record.`],
        ...readLink(letter, 'Read the agreement'),
      };

const code: Template = (letter) => ({
  subject: `Your code for ${mouName(letter.agreement.number)}`,
  paragraphs: [
    `${letter.to.name}, type this code on the page where you asked for it. It works for 30 minutes, once, for this agreement only.`,
    'If you did not ask for a code, do nothing: without it nobody can sign for your agency.',
  ],
  ...(letter.code && { code: letter.code }),
});

const executed: Template = (letter) => {
  const term = letter.agreement.term;
  return {
    subject: `Executed: ${mouName(letter.agreement.number)}`,
    paragraphs: [
      `${letter.to.name}, every agency has signed ${named(letter)}. It is executed.`,
      letter.agreement.handling === 'named'
        ? 'Open the link to read and keep the executed copy.'
        : 'The executed copy is attached: the whole text, every signature, and the hash by which the record can be checked.',
    ],
    facts: term
      ? [
          ['MOU number', letter.agreement.number],
          ['In force from', sayDay(term.effective)],
          ['Sunset review', sayDay(term.sunset)],
        ]
      : [],
    ...readLink(letter, 'Read the agreement and its record'),
  };
};

const ENDINGS = {
  declined: ['Declined', 'An agency has declined to sign it, with its reason.'],
  voided: ['Voided', 'The agency that organizes it has taken it back, with its reason.'],
  lapsed: ['Lapsed', 'The signing period is over and not every agency has signed.'],
} as const;

const closed: Template = (letter) => {
  const ending = letter.agreement.status === 'voided' ? 'voided' : letter.round.status;
  const [word, sentence] = ending === 'open' || ending === 'executed' ? ENDINGS.lapsed : ENDINGS[ending];
  return {
    subject: `${word}: ${mouName(letter.agreement.number)}`,
    paragraphs: [
      `${letter.to.name}, ${named(letter)} will not be executed in this form. ${sentence}`,
      'Signatures already given stay on record for that text and count for nothing else. Nothing is to be signed.',
    ],
    ...readLink(letter, 'Read what happened'),
  };
};

const TEMPLATES: Record<string, Template> = {
  'signature-request': request,
  reminder,
  ending,
  'fresh-link': freshLink,
  code,
  executed,
  closed,
};

/** The content of one mail. Throws on a template that no release ever had. */
export function signingMail(template: string, letter: Letter): MailContent {
  const compose = TEMPLATES[template];
  if (!compose) throw new RangeError(`There is no mail called ${template}`);
  return {
    ...compose(letter),
    footer: [
      `This mail concerns an agreement that ${convenerOf(letter)} organizes through Concord. If you doubt it, call your counterpart there on a number you know.`,
      'Please do not forward it: the link is for you. Concord never asks for a password.',
    ],
  };
}
