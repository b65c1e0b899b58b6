/** The mails that ask for nothing new, to offices and liaisons: a round is over, or an agency has taken its signature back. */
import { copyTravels } from '../../agreements/domain/agreement.rules.ts';
import { called, convenerOf, isPublic, named } from '../../agreements/domain/mail-words.ts';
import { signersOf } from '../../agreements/domain/signed-mou.ts';
import { sayMoment } from '../../shared/mail-days.ts';
import { capital } from '../../shared/text.ts';
import { sayDay } from '../../shared/time-words.ts';
import { hasTakenBack } from '../domain/signature.rules.ts';
import { seatName, signatoriesThat } from '../pages/signatories.parts.tsx';
import { sayUntouched, sayVersion } from '../pages/version-words.parts.ts';
import { deadline, type Letter, linkTo, salutation, type Template } from './letter.ts';

const inFull = (letter: Letter): string => {
  const { version } = letter.agreement;
  return version === 1 ? named(letter) : `version ${version} of ${named(letter)}`;
};

/** From when a successor holds in the place of the text before it. */
function sayFrom({ agreement: { follows, term, zone } }: Letter): string {
  if (!follows || !term) return '';
  const { executedAt, effectiveAt } = term;
  return effectiveAt === executedAt
    ? ` It holds now. Version ${follows.version} stays on record.`
    : ` It takes the place of version ${follows.version} on ${sayMoment(effectiveAt, zone)}. Until then that one holds.`;
}

/** Of a text that came from a review: what that came to is told by no other email. */
const closesReview = ({ agreement: { follows } }: Letter): string[] =>
  follows?.kind === 'renewal' || follows?.review !== undefined ? ['A review that it settles closes with it.'] : [];

export const executed: Template = (letter) => {
  const { term } = letter.agreement;
  return {
    subject: `Executed: ${called(letter)}${sayVersion(letter.agreement)}`,
    paragraphs: [
      ...salutation(letter),
      `Every agency has signed ${inFull(letter)}. It is executed.${sayFrom(letter)}`,
      ...(term?.effectiveAt === term?.executedAt ? closesReview(letter) : []),
      copyTravels(letter.agreement)
        ? 'The executed copy is attached and sealed. It has the whole text, every signature, and how to check it without us. Keep it.'
        : `${letter.asLiaison ? 'Sign in' : 'Open the link'} to read and keep the executed copy, which is sealed.`,
    ],
    ...(term &&
      isPublic(letter) && {
        facts: [
          ['MOU number', letter.agreement.number],
          ['In force from', sayDay(term.effective)],
          ['Sunset review due', sayDay(term.sunset)],
        ],
      }),
    ...linkTo(letter, letter.asLiaison ? 'Sign in and read it' : 'Read the agreement and its record'),
  };
};

/** After the email with the copy came back for what it carried. */
export const executedLink: Template = (letter) => ({
  ...executed(letter),
  paragraphs: [
    ...salutation(letter),
    `Every agency has signed ${inFull(letter)}. It is executed.${sayFrom(letter)}`,
    `Our first email with the executed copy was refused on its way to you, for what it had attached. ${letter.asLiaison ? 'Sign in' : 'Open the link'} to read and keep it.`,
  ],
});

/** The word of the subject and the sentence of the mail, by how the round ended. */
const endOf = (letter: Letter): [word: string, sentence: string] => {
  const { agreement, round, text } = letter;
  const [decliner] = signatoriesThat(round, text, 'declined');
  if (agreement.status === 'voided')
    return ['Voided', `${convenerOf(letter)}, which organizes it, has voided it and given a reason.`];
  if (decliner !== undefined)
    return ['Declined', `${seatName(letter.text, decliner)} has declined to sign it and given a reason.`];
  return ['Lapsed', 'The signing period is over, and not every agency has signed.'];
};

export const closed: Template = (letter) => {
  const [word, sentence] = endOf(letter);
  return {
    subject: `${word}: ${called(letter)}${sayVersion(letter.agreement)}`,
    paragraphs: [
      ...salutation(letter),
      `${capital(inFull(letter))} will not be executed in this form. ${sentence}${sayUntouched(letter.agreement)}`,
      `${letter.asLiaison ? 'Nothing is left to prepare.' : 'You have nothing to sign.'} Signatures already given stay on record, and count for that text alone.`,
    ],
    ...linkTo(letter, letter.asLiaison ? 'Sign in and read what happened' : 'Read what happened'),
  };
};

/** A successor was signed earlier, and now holds. */
export const inEffect: Template = (letter) => {
  const { version, term } = letter.agreement;
  return {
    subject: `In effect: ${called(letter)}, version ${version}`,
    paragraphs: [
      ...salutation(letter),
      `Version ${version} of ${named(letter)} is in effect. The version before it stays on record, and no longer holds.`,
      ...closesReview(letter),
    ],
    ...(term && {
      facts: [
        ['In effect from', sayMoment(term.effectiveAt, letter.agreement.zone)],
        ...(term.ends === undefined ? [] : [['Last day', sayDay(term.ends)] as const]),
      ],
    }),
    ...linkTo(letter, letter.asLiaison ? 'Sign in and read it' : 'Read the agreement and its record'),
  };
};

/** Silence never renews: nobody had to do anything for this. */
export const ended: Template = (letter) => {
  const { term, zone } = letter.agreement;
  return {
    subject: `Ended: ${called(letter)}`,
    paragraphs: [
      ...salutation(letter),
      `${named(letter)} has ended${term?.endsAt ? ` on ${sayMoment(term.endsAt, zone)}` : ''}. Nobody renewed it, and silence never does.`,
      'Nothing can be raised or changed under it any more. A review that was open is closed. Its record, its text and the executed copies stay.',
    ],
    ...linkTo(letter, letter.asLiaison ? 'Sign in and read its record' : 'Read its record'),
  };
};

/** Goes to whoever took a signature back as well: nobody should find out later that someone did it in the office's name. */
export const takenBack: Template = (letter) => {
  const { round, text, seat } = letter;
  const others = signersOf(text).flatMap(({ key }) =>
    key !== seat && hasTakenBack(round, key) ? [seatName(text, key)] : [],
  );
  const mine = hasTakenBack(round, seat);
  return {
    subject: `Signature taken back: ${called(letter)}`,
    paragraphs: [
      ...salutation(letter),
      ...others.map((name) => `${name} has taken its signature to ${named(letter)} back and given a reason.`),
      ...(mine
        ? [
            `The signature of ${seatName(text, seat)} to ${named(letter)} was taken back. You may sign again, or decline, until the period ends. If you did not do this, call ${convenerOf(letter)}.`,
          ]
        : ['The signatures of the other agencies still count, and the round goes on.']),
    ],
    facts: deadline(letter),
    ...linkTo(letter, mine ? 'Read, then sign or decline' : 'Read the status of the agreement'),
  };
};
