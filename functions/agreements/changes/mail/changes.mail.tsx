/** The mails about a notice: to liaisons who may object, to those whose party gave it, and to all what became of it. No mail tells the words. */
import { contents } from '../../../shared/mail.ts';
import type { MailContent } from '../../../shared/mail-layout.tsx';
import { sayInstant } from '../../../shared/time-words.ts';
import { type AgreementLetter, agencyOf, footerOf, named, nameOf, numberOf } from '../../domain/mail-words.ts';
import type { Noticed } from '../domain/changes-in.rules.ts';
import { sayKindOf } from '../pages/change-words.parts.ts';

export interface ChangeLetter extends AgreementLetter {
  notice: Noticed;
}

type Words = Omit<MailContent, 'footer' | 'link'> & { look: string };

const moment = ({ agreement }: ChangeLetter, at = ''): string => sayInstant(at, agreement.zone);

const what = (letter: ChangeLetter): string =>
  `${nameOf(letter, letter.notice.party)} ${sayKindOf(letter.notice.about)}`;

const TEMPLATES: Record<string, (letter: ChangeLetter) => Words> = {
  noticed: (letter) => ({
    subject: `Notice of a change: ${numberOf(letter)}`,
    paragraphs: [
      `By a notice under ${named(letter)}, ${what(letter)}. Nobody signs for that.`,
      `Nothing to do if you agree: it holds from ${moment(letter, letter.notice.objectBy)}.`,
      'If you do not agree, object before then, with a reason. The notice then changes nothing, and it takes an amendment.',
    ],
    facts: [['Objections until', moment(letter, letter.notice.objectBy)]],
    look: 'Sign in and read what changes',
  }),
  given: (letter) => ({
    subject: `Your agency gave notice of a change: ${numberOf(letter)}`,
    paragraphs: [
      `By a notice under ${named(letter)}, ${what(letter)}. It holds from ${moment(letter, letter.notice.objectBy)}, unless a liaison of another party objects before.`,
      'If this is a mistake, any liaison of your agency can take it back until then.',
    ],
    look: 'Sign in and look at the notice',
  }),
  held: (letter) => ({
    subject: `Changed by notice: ${numberOf(letter)}`,
    paragraphs: [
      `Nobody objected to notice ${letter.notice.change} under ${named(letter)}, by which ${what(letter)}. It holds since ${moment(letter, letter.notice.since)}.`,
      'The signed text stays as it was signed.',
    ],
    look: 'Sign in and look at it',
  }),
  objected: (letter) => ({
    subject: `Objected to: notice ${letter.notice.change} under ${numberOf(letter)}`,
    paragraphs: [
      `${nameOf(letter, letter.notice.objection?.party ?? '')} has objected to notice ${letter.notice.change} under ${named(letter)}, by which ${what(letter)}, and given a reason.`,
      'The notice changes nothing. What it was about takes an amendment now, which any party can put out and every party signs.',
    ],
    look: 'Sign in, read the reason, and how to amend',
  }),
  'taken-back': (letter) => ({
    subject: `Taken back: notice ${letter.notice.change} under ${numberOf(letter)}`,
    paragraphs: [
      `${nameOf(letter, letter.notice.party)} has taken back notice ${letter.notice.change} under ${named(letter)}. It changes nothing.`,
    ],
    look: 'Sign in and look at it',
  }),
  lapsed: (letter) => ({
    subject: `Lapsed: notice ${letter.notice.change} under ${numberOf(letter)}`,
    paragraphs: [
      `Notice ${letter.notice.change} under ${named(letter)}, by which ${what(letter)}, has lapsed: the text that it was about gave way, or ended, on ${moment(letter, letter.notice.since)}, before the time to object was over.`,
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
    link: { label: look, url: `${service}/agreements/${agreement.id}/changes/${notice.change}` },
    closing: ['The link leads to the page where you sign in; by itself it opens nothing.'],
    footer: footerOf(letter, [`You get this as a liaison of ${agencyOf(letter)}. Concord never asks for a password.`]),
  };
});
