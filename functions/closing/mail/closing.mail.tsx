/** The mails about a closing: what would be added to its plan, what runs from the end on, what is left to do, and the report. */
import {
  type AgreementLetter,
  agencyOf,
  BEHIND_SIGN_IN,
  called,
  footerOf,
  isPublic,
  named,
  nameOf,
} from '../../agreements/domain/mail-words.ts';
import type { Commitments } from '../../commitments/domain/commitment.state.ts';
import { shortly } from '../../commitments/pages/commitment-words.parts.ts';
import { contents } from '../../shared/mail.ts';
import { actBy, sayMoment } from '../../shared/mail-days.ts';
import type { MailContent } from '../../shared/mail-layout.tsx';
import { sayShortDayOf } from '../../shared/time-words.ts';
import type { DataOf } from '../domain/closing.events.ts';
import type { Closing } from '../domain/closing.state.ts';
import { leftOf, outcomesOf } from '../domain/standing.rules.ts';
import type { DutySays } from '../duties.reads.ts';

export interface ClosingLetter extends AgreementLetter {
  closing: Closing;
  commitments: readonly Commitments[];
  /** What the duties say, by their keys. */
  said: ReadonlyMap<string, DutySays>;
  /** Parties for which this reader reads. */
  mine: readonly string[];
  /** Of a mail about one that is proposed: its number, who acted, and its words, as far as they still stand. */
  about: { duty: string | undefined; party: string; does: string | undefined };
}

type Words = Omit<MailContent, 'footer' | 'link'> & { look: string; path: string };
type Duty = DataOf<'ClosingBegan'>['duties'][number];

const beganOf = ({ closing }: ClosingLetter): NonNullable<Closing['began']> => {
  if (!closing.began) throw new Error('The closing has not begun');
  return closing.began;
};
const moment = (letter: ClosingLetter, at: string): string => sayMoment(at, letter.agreement.zone);

/** Above `public` a mail tells nothing of what the text says. */
const which = (letter: ClosingLetter, key: string): string => {
  const does = letter.said.get(key)?.does;
  return isPublic(letter) && does !== undefined ? `“${shortly(does)}”` : 'A closing duty';
};

const listed = (letter: ClosingLetter, duties: readonly Duty[]): NonNullable<Words['facts']> =>
  duties.map(
    ({ key, owner, dueAt }) =>
      [`${nameOf(letter, owner.party)}: ${which(letter, key)}`, `due ${moment(letter, dueAt)}`] as const,
  );

const ofMine = ({ mine }: ClosingLetter, duties: readonly Duty[]): Duty[] =>
  duties.filter(({ owner }) => mine.includes(owner.party));

/** By the first day of what its agency owes. */
const deliverBy = (letter: ClosingLetter, duties: readonly Duty[]): string => {
  const [first = ''] = duties.map(({ dueAt }) => dueAt).sort();
  const what = duties.length === 1 ? 'a closing duty' : `${duties.length} closing duties`;
  return `${actBy('Deliver', first, letter.agreement.zone)}: ${what}, ${called(letter)}`;
};

const proposal = (letter: ClosingLetter): NonNullable<Words['facts']> =>
  isPublic(letter) && letter.about.does !== undefined ? [['Duty', shortly(letter.about.does)]] : [];

const duty = (letter: ClosingLetter): string => `/closing/duties/${letter.about.duty}`;

const TEMPLATES: Record<string, (letter: ClosingLetter) => Words> = {
  'duty-proposed': (letter) => ({
    subject: `Proposed for the closing: ${called(letter)}`,
    paragraphs: [
      `${nameOf(letter, letter.about.party)} proposes what shall be done if ${named(letter)} ends, besides what its text says.`,
      'It becomes a duty when the agency that would do it has agreed and nobody has objected before the end.',
    ],
    facts: proposal(letter),
    look: 'Sign in and answer',
    path: duty(letter),
  }),
  'duty-agreed': (letter) => ({
    subject: `Agreed for the closing: ${called(letter)}`,
    paragraphs: [
      `${nameOf(letter, letter.about.party)} takes on what was proposed for the closing of ${named(letter)}. It is in the plan unless somebody objects before the end.`,
    ],
    facts: proposal(letter),
    look: 'Sign in and look at the plan',
    path: '/closing',
  }),
  'duty-objected': (letter) => ({
    subject: `Objected to for the closing: ${called(letter)}`,
    paragraphs: [
      `${nameOf(letter, letter.about.party)} has objected to what was proposed for the closing of ${named(letter)}, and given a reason. It is not in the plan any more.`,
    ],
    look: 'Sign in and look at the plan',
    path: '/closing',
  }),
  'duty-taken-back': (letter) => ({
    subject: `Taken back for the closing: ${called(letter)}`,
    paragraphs: [
      `${nameOf(letter, letter.about.party)} has taken back what it proposed for the closing of ${named(letter)}.`,
    ],
    look: 'Sign in and look at the plan',
    path: '/closing',
  }),
  begun: (letter) => {
    const { duties, until, endedAt } = beganOf(letter);
    const own = ofMine(letter, duties);
    return {
      subject: own.length > 0 ? deliverBy(letter, own) : `Closing has begun: ${called(letter)}`,
      paragraphs: [
        `${named(letter)} ended on ${moment(letter, endedAt)}. From now on only its closing duties run. Nothing runs longer than to ${moment(letter, until)}.`,
        'Nothing can be raised or changed under it any more. A review that was open is closed. Its record, its text and the executed copies stay.',
        ...(own.length > 0
          ? ['Say on its page when your agency has done one of them. The others accept it, or say what is missing.']
          : []),
      ],
      facts: [
        ...listed(letter, own),
        ...listed(
          letter,
          duties.filter((one) => !own.includes(one)),
        ),
      ],
      look: 'Sign in and look at the closing',
      path: '/closing',
    };
  },
  reminder: (letter) => {
    const { duties, until } = beganOf(letter);
    const stateOf = (party: string) => letter.commitments.find((one) => one.party === party);
    const left = leftOf(outcomesOf(letter.closing, stateOf));
    const open = duties.filter(({ key }) => left.includes(key));
    return {
      subject:
        ofMine(letter, open).length > 0
          ? deliverBy(letter, ofMine(letter, open))
          : `The closing ends ${sayShortDayOf(until, letter.agreement.zone)}: ${called(letter)}`,
      paragraphs: [
        `The closing of ${named(letter)} ends on ${moment(letter, until)}. What nobody has delivered by then is reported as left undone.`,
        'If your agency owes one of these, say on its page when it is done. If one was delivered, accept it or say what is missing.',
      ],
      facts: listed(letter, open),
      look: 'Sign in and look at the closing',
      path: '/closing',
    };
  },
  report: (letter) => {
    const { duties = {} } = letter.closing.reported ?? {};
    const count = (...which: string[]) => Object.values(duties).filter((is) => which.includes(is)).length;
    return {
      subject: `Closed, with its report: ${called(letter)}`,
      paragraphs: [
        `${named(letter)} is closed. The closing report says what was achieved, what was done in the closing, what was left undone, and what still binds.`,
        'From now on its record is only kept. Nothing is added to it.',
      ],
      facts: [
        ...(Object.keys(duties).length > 0
          ? ([
              ['Closing duties done', String(count('accepted', 'delivered'))],
              ['Left undone', String(count('undone'))],
            ] as const)
          : []),
        ['Obligations that survive', String(beganOf(letter).survivors.length)],
      ],
      look: 'Sign in and read the report',
      path: '/closing',
    };
  },
};

export const CLOSING_MAILS = contents(TEMPLATES, (letter: ClosingLetter, compose) => {
  const { service, agreement } = letter;
  const { look, path, ...words } = compose(letter);
  return {
    ...words,
    link: { label: look, url: `${service}/agreements/${agreement.id}${path}` },
    closing: [BEHIND_SIGN_IN],
    footer: footerOf(letter, [
      `You get this for ${agencyOf(letter)}, which is a party of this MOU. Concord never asks for a password.`,
    ]),
  };
});
