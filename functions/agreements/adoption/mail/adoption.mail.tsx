/** The mails about an MOU that was signed elsewhere: to liaisons what is to be confirmed, to everyone that it is in force here. */
import { contents } from '../../../shared/mail.ts';
import { remindsOf } from '../../../shared/mail-days.ts';
import type { MailContent } from '../../../shared/mail-layout.tsx';
import { sayDay } from '../../../shared/time-words.ts';
import {
  type AgreementLetter,
  agencyOf,
  BEHIND_SIGN_IN,
  called,
  convenerOf,
  footerOf,
  named,
  nameOf,
} from '../../domain/mail-words.ts';

export interface AdoptionLetter extends AgreementLetter {
  /** `liaison`, or the title of the office that signs. */
  as: string;
}

type Words = Omit<MailContent, 'footer' | 'link'>;

const facts = ({ agreement }: AdoptionLetter): Pick<MailContent, 'facts'> =>
  agreement.adopted
    ? {
        facts: [
          ['Signed elsewhere', sayDay(agreement.adopted.signedOn)],
          ['In force since', sayDay(agreement.adopted.since)],
        ],
      }
    : {};

const toConfirm = (letter: AdoptionLetter): string =>
  `${convenerOf(letter)} has handed in the terms of ${named(letter)}, together with the signed original. ${agencyOf(letter)} signed it elsewhere.`;
const WHAT_TO_DO =
  'Compare the two. Confirm that this is what your agency signed, or refuse with a reason. It is in force here when every party has confirmed. Nobody signs anything.';

const TEMPLATES: Record<string, (letter: AdoptionLetter) => Words> = {
  confirm: (letter) => ({
    subject: `Confirm what your agency signed: ${called(letter)}`,
    paragraphs: [toConfirm(letter), WHAT_TO_DO],
    ...facts(letter),
  }),
  reminder: (letter) => ({
    subject: `Confirm what your agency signed (reminder): ${called(letter)}`,
    paragraphs: [
      toConfirm(letter),
      `That was a week ago, and ${agencyOf(letter)} has not answered yet.`,
      WHAT_TO_DO,
      'This is the only reminder. It is among your tasks until it is answered.',
    ],
    ...facts(letter),
    reminds: remindsOf('Confirm what your agency signed', undefined, letter.agreement.zone, called(letter)),
  }),
  refused: (letter) => ({
    subject: `Refused: ${called(letter)}`,
    paragraphs: [
      `${nameOf(letter, letter.agreement.adopted?.refusedBy ?? '')} has refused to take over ${named(letter)} as it was handed in here. It has given a reason.`,
      'It is not in force here, and nothing is left to confirm. What was signed elsewhere is untouched. The agency that organizes it can hand in what is right.',
    ],
  }),
  'in-force': (letter) => ({
    subject: `In force here: ${called(letter)}`,
    paragraphs: [
      `Every party has confirmed the terms of ${named(letter)}, which was signed elsewhere. It is in force here. Its reviews and its end are now kept track of.`,
      'There are no signatures here. They are on the signed original.',
    ],
    facts: [
      ...(facts(letter).facts ?? []),
      ...(letter.agreement.term ? [['Sunset review due', sayDay(letter.agreement.term.sunset)] as const] : []),
    ],
  }),
  voided: (letter) => ({
    subject: `Voided: ${called(letter)}`,
    paragraphs: [
      `${convenerOf(letter)} has taken back the terms of ${named(letter)} that it handed in here. It has given a reason.`,
      'Nothing is left to confirm. What was signed elsewhere is untouched.',
    ],
  }),
  found: (letter) => ({
    subject: `Your way to ${called(letter)}`,
    paragraphs: [
      `Somebody who gave your address, most likely you, looked for the way to ${named(letter)}. It was signed elsewhere.`,
    ],
  }),
  ended: (letter) => ({
    subject: `Ended: ${called(letter)}`,
    paragraphs: [
      `${named(letter)} has ended. Nobody renewed it, and silence never does.`,
      'Nothing can be raised or changed under it any more. A review that was open is closed. Its record, its text and the signed original stay.',
    ],
  }),
};

export const ADOPTION_MAILS = contents(TEMPLATES, (letter: AdoptionLetter, compose) => {
  const { service, agreement, as } = letter;
  return {
    ...compose(letter),
    link: { label: 'Sign in and look at it', url: `${service}/agreements/${agreement.id}/adoption` },
    closing: [BEHIND_SIGN_IN],
    footer: footerOf({ ...letter, saysElsewhere: true }, [
      `You get this as ${as} of ${agencyOf(letter)}. Concord never asks for a password.`,
    ]),
  };
});
