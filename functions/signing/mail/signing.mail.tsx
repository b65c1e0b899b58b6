/** The mails of a signing round: who asks, for what, until when, and one link; above `public` handling only number, action, deadline and agencies. */

import { calendarOf } from '../../agreements/domain/agreement.rules.ts';
import { agencyOf, called, convenerOf, footerOf, forYouAlone, named } from '../../agreements/domain/mail-words.ts';
import { inFours } from '../../identity/domain/code.rules.ts';
import { sayTimeLeft } from '../../shared/calendar/time-left.ts';
import { contents } from '../../shared/mail.ts';
import { sayMoment } from '../../shared/mail-days.ts';
import { besides, officeOf, seatName } from '../pages/signatories.parts.tsx';
import { sayReplaced, sayUntouched, sayWhy } from '../pages/version-words.parts.ts';
import { closed, ended, executed, executedLink, inEffect, takenBack } from './ended.mail.tsx';
import { deadline, type Letter, linkTo, salutation, signBy, type Template } from './letter.ts';

/** Every agency by its name, up to as many as someone reads. */
const MOST_NAMED = 12;
const namesOf = ({ text: { parties } }: Letter): string => {
  const names = parties.slice(0, MOST_NAMED).map(({ name }) => name);
  const rest = parties.length - names.length;
  return rest > 0 ? `${names.join(', ')} and ${rest} more` : new Intl.ListFormat('en-US').format(names);
};

/** Where several offices sign for the agency, each learns which others do. */
const sayBesides = ({ text, seat }: Letter): string[] => {
  const others = besides(text, seat).map((one) => `the ${officeOf(text, one)}`);
  return others.length === 0
    ? []
    : [
        `You sign as ${officeOf(text, seat)}. Your agency also signs through ${new Intl.ListFormat('en-US').format(others)}. It takes the signatures of all of them.`,
      ];
};

/** A party that the version leaves out signs that it leaves. */
function asks(letter: Letter): string {
  const { agreement, party } = letter;
  const agency = agencyOf(letter);
  if (agreement.follows?.leaving?.includes(party))
    return `${convenerOf(letter)} asks you to agree, for ${agency}, that it leaves ${named(letter)} with version ${agreement.version}.`;
  return party === agreement.convener
    ? `${named(letter)}, which your agency organizes, is ready for your signature for ${agency}.`
    : `${convenerOf(letter)} asks you to sign ${named(letter)} for ${agency}.`;
}

const request: Template = (letter) => ({
  subject: signBy(letter),
  paragraphs: [
    ...salutation(letter),
    asks(letter),
    ...sayBesides(letter),
    ...sayReplaced(letter.agreement, letter.signedBefore),
    'Opening the link signs nothing. You read the whole agreement there. Then you ask for a code, and sign or decline.',
  ],
  facts: deadline(letter),
  ...linkTo(letter, 'Read, then sign or decline'),
});

/** Whoever holds the office from today on is asked like the one before. */
const newHolder: Template = (letter) => ({
  ...request(letter),
  paragraphs: [
    ...request(letter).paragraphs,
    'Your agency’s liaison has named you for this office. The links in emails to its earlier holder have ended.',
  ],
});

const reminder: Template = (letter) => ({
  ...request(letter),
  subject: signBy(letter, ' (reminder)'),
  paragraphs: [
    ...salutation(letter),
    `${named(letter)} still waits for your signature for ${agencyOf(letter)}. Declining, with a reason, is an answer too.`,
    ...sayWhy(letter.agreement),
  ],
  closing: ['The links in our earlier emails work as well.'],
});

const ending: Template = (letter) => ({
  ...request(letter),
  subject: signBy(letter, ` (${sayTimeLeft(calendarOf(letter.agreement), letter.now, letter.round.deadline)})`),
  paragraphs: [
    ...salutation(letter),
    `The period for signing ${named(letter)} ends soon, and ${seatName(letter.text, letter.seat)} has not signed. If one signature is missing then, it lapses for every agency.${sayUntouched(letter.agreement)}`,
    ...sayWhy(letter.agreement),
  ],
});

const freshLink: Template = (letter) =>
  letter.round.signatories[letter.seat]?.status === 'asked' && letter.round.status === 'open'
    ? {
        ...request(letter),
        subject: `Your new link: ${called(letter)}`,
        paragraphs: [
          ...salutation(letter),
          `Here is the new link to ${named(letter)} that you or ${convenerOf(letter)} asked for. Links in earlier emails may have ended.`,
          'Opening it signs nothing. You read the whole agreement there. Then you ask for a code, and sign or decline.',
        ],
      }
    : {
        subject: `Your new link: ${called(letter)}`,
        paragraphs: [
          ...salutation(letter),
          `Here is the new link that lets you read ${named(letter)} and its record. Links in earlier emails may have ended.`,
        ],
        ...linkTo(letter, 'Read the agreement'),
      };

/** Asked for by whoever typed the number and the address: earlier links live on, so that nobody can end them this way. */
const found: Template = (letter) => {
  const subject = `Your link: ${called(letter)}`;
  const asked = letter.round.signatories[letter.seat]?.status === 'asked' && letter.round.status === 'open';
  const closing = ['The links in our earlier emails work as well. If you did not ask for this email, do nothing.'];
  return asked
    ? { ...request(letter), subject, closing }
    : {
        subject,
        paragraphs: [...salutation(letter), `Here is a link to read ${named(letter)} and its record.`],
        ...linkTo(letter, 'Read the agreement'),
        closing,
      };
};

/** The liaison's wish ends no link: whoever reads the mailbox keeps what it has. */
const liaisonLink: Template = (letter) => ({
  ...request(letter),
  subject: `Your new link: ${called(letter)}`,
  paragraphs: [
    ...salutation(letter),
    `Your agency’s liaison asked us to send you another link to ${named(letter)}. The links in our earlier emails work as well.`,
    'Opening it signs nothing. You read the whole agreement there. Then you ask for a code, and sign or decline.',
  ],
});

const code: Template = (letter) => ({
  subject: `Your code: ${called(letter)}`,
  paragraphs: [...salutation(letter), 'Type this code on the page where you asked for it, or copy it there:'],
  ...(letter.code && { code: inFours(letter.code.code) }),
  closing: [
    `It works until ${letter.code ? sayMoment(letter.code.expiresAt, letter.round.zone) : ''}, once, for this agreement only.`,
    'If you did not ask for a code, do nothing. Without it nobody can sign, decline or take a signature back for your agency.',
  ],
});

/** After too many guesses, or as the last one of a day: said, because it looks unlike the others. */
const longCode: Template = (letter) => ({
  ...code(letter),
  paragraphs: [
    ...code(letter).paragraphs,
    'It is longer than usual, because many codes were asked for or wrong ones typed today. It works in spite of them.',
  ],
});

const TEMPLATES: Readonly<Record<string, Template>> = {
  'signature-request': request,
  'new-holder': newHolder,
  reminder,
  ending,
  'fresh-link': freshLink,
  'liaison-link': liaisonLink,
  found,
  code,
  'long-code': longCode,
  executed,
  'executed-link': executedLink,
  'taken-back': takenBack,
  closed,
  'in-effect': inEffect,
  ended,
};

export const SIGNING_MAILS = contents(TEMPLATES, (letter: Letter, compose: Template) => {
  const besides = [`The agreement is between ${namesOf(letter)}.`, forYouAlone(letter.code ? 'code' : 'link')];
  return { ...compose(letter), footer: footerOf(letter, besides) };
});
