/** The mails about a notice: to liaisons who may object, to those whose party gave it, and to all what became of it. No mail tells the words. */
import { contents } from '../../../shared/mail.ts';
import { sayMoment } from '../../../shared/mail-days.ts';
import type { MailContent } from '../../../shared/mail-layout.tsx';
import { sayShortDayOf } from '../../../shared/time-words.ts';
import {
  type AgreementLetter,
  agencyOf,
  BEHIND_SIGN_IN,
  called,
  footerOf,
  named,
  nameOf,
} from '../../domain/mail-words.ts';
import type { Noticed } from '../domain/changes-in.rules.ts';
import { sayKindOf } from '../pages/change-words.parts.ts';

export interface ChangeLetter extends AgreementLetter {
  notice: Noticed;
}

type Words = Omit<MailContent, 'footer' | 'link'> & { look: string };

const moment = ({ agreement }: ChangeLetter, at = ''): string => sayMoment(at, agreement.zone);

const what = (letter: ChangeLetter): string =>
  `${nameOf(letter, letter.notice.party)} ${sayKindOf(letter.notice.about)}`;

const TEMPLATES: Record<string, (letter: ChangeLetter) => Words> = {
  noticed: (letter) => ({
    subject: `Notice of a change, objections until ${sayShortDayOf(letter.notice.objectBy, letter.agreement.zone)}: ${called(letter)}`,
    paragraphs: [
      `By a notice under ${named(letter)}, ${what(letter)}. Nobody signs for that.`,
      `Nothing to do if you agree. It holds from ${moment(letter, letter.notice.objectBy)}.`,
      'If you do not agree, object before then, with a reason. The notice then changes nothing. A change takes an amendment.',
    ],
    facts: [['Objections until', moment(letter, letter.notice.objectBy)]],
    look: 'Sign in and read what changes',
  }),
  given: (letter) => ({
    subject: `Your agency gave notice of a change: ${called(letter)}`,
    paragraphs: [
      `By a notice under ${named(letter)}, ${what(letter)}. It holds from ${moment(letter, letter.notice.objectBy)}. A liaison of another party can object before then.`,
      'If this is a mistake, any liaison of your agency can take it back until then.',
    ],
    look: 'Sign in and look at the notice',
  }),
  held: (letter) => ({
    subject: `Changed by notice: ${called(letter)}`,
    paragraphs: [
      `Nobody objected to notice ${letter.notice.change} under ${named(letter)}. By that notice, ${what(letter)}. It holds since ${moment(letter, letter.notice.since)}.`,
      'The signed text stays as it was signed.',
    ],
    look: 'Sign in and look at it',
  }),
  objected: (letter) => ({
    subject: `Objected to: notice ${letter.notice.change} under ${called(letter)}`,
    paragraphs: [
      `${nameOf(letter, letter.notice.objection?.party ?? '')} has objected to notice ${letter.notice.change} under ${named(letter)}, and given a reason. By that notice, ${what(letter)}.`,
      'The notice changes nothing. What it was about takes an amendment now. Any party can put one out, and every party signs it.',
    ],
    look: 'Sign in, read the reason, and how to amend',
  }),
  'taken-back': (letter) => ({
    subject: `Taken back: notice ${letter.notice.change} under ${called(letter)}`,
    paragraphs: [
      `${nameOf(letter, letter.notice.party)} has taken back notice ${letter.notice.change} under ${named(letter)}. It changes nothing.`,
    ],
    look: 'Sign in and look at it',
  }),
  lapsed: (letter) => ({
    subject: `Lapsed: notice ${letter.notice.change} under ${called(letter)}`,
    paragraphs: [
      `Notice ${letter.notice.change} under ${named(letter)} has lapsed. By that notice, ${what(letter)}. The text that it was about gave way, or ended, on ${moment(letter, letter.notice.since)}. The time to object was not over.`,
      'It changes nothing. A text that follows says its own contacts and reporting offices.',
    ],
    look: 'Sign in and look at it',
  }),
};

export const CHANGE_MAILS = contents(TEMPLATES, (letter: ChangeLetter, compose) => {
  const { service, agreement, notice } = letter;
  const { look, ...words } = compose(letter);
  return {
    ...words,
    by: notice.objectBy,
    link: { label: look, url: `${service}/agreements/${agreement.id}/changes/${notice.change}` },
    closing: [BEHIND_SIGN_IN],
    footer: footerOf(letter, [`You get this as a liaison of ${agencyOf(letter)}. Concord never asks for a password.`]),
  };
});
