/** The mails about commitments: days that come near or have passed, deliveries and what is said of them, and other days that are asked for. */
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
import { contents } from '../../shared/mail.ts';
import { actBy, remindsOf, sayMoment } from '../../shared/mail-days.ts';
import type { MailContent } from '../../shared/mail-layout.tsx';
import { capital } from '../../shared/text.ts';
import type { Commitment } from '../domain/commitment.state.ts';
import type { Named, TellsOf } from '../domain/days-told.rules.ts';
import { shortly } from '../pages/commitment-words.parts.ts';

/** A commitment as a mail may tell it. */
export interface Told extends Named {
  /** Absent where only named people may know it, and where the words were removed by law. */
  does: string | undefined;
  one: Commitment | undefined;
}

export interface CommitmentLetter extends AgreementLetter {
  /** Of mails about days; everything that is told to this reader, in one mail. */
  days: Record<keyof TellsOf, readonly Told[]>;
  /** Of the others. */
  about: Told | undefined;
}

type Words = Omit<MailContent, 'footer' | 'link'> & { look: string };

const due = ({ agreement }: CommitmentLetter, { one }: Told): string =>
  one?.dueAt === undefined ? 'no day agreed' : sayMoment(one.dueAt, agreement.zone);

/** Above `public` a mail tells nothing of what the text says, and nowhere what only named people may know. */
const which = (letter: CommitmentLetter, { does }: Told): string =>
  isPublic(letter) && does !== undefined ? `“${shortly(does)}”` : 'A commitment';

const whose = (letter: CommitmentLetter, { one }: Told, party: string): string =>
  one?.named ? 'another agency' : nameOf(letter, party);

const many = (count: number, one: string, more: string): string => (count === 1 ? one : `${count} ${more}`);

/** What is late has happened; what comes near is asked for by its first day. */
function daysSubject(letter: CommitmentLetter, over: readonly Told[], near: readonly Told[]): string {
  const soon = near.length > 0 ? `, ${near.length} due soon` : '';
  if (over.length > 0) return `${many(over.length, 'A commitment is late', 'commitments are late')}${soon}`;
  const first = firstOf(near);
  const act = first === undefined ? 'Deliver' : actBy('Deliver', first, letter.agreement.zone);
  return `${act}: ${many(near.length, 'a commitment', 'commitments')}`;
}

const firstOf = (told: readonly Told[]): string | undefined => told.flatMap(({ one }) => one?.dueAt ?? []).sort()[0];

const daysRemind = (letter: CommitmentLetter, near: readonly Told[]) =>
  remindsOf(
    'Deliver',
    firstOf(near),
    letter.agreement.zone,
    called(letter),
    many(near.length, 'a commitment', 'commitments'),
  );

function daysTold(letter: CommitmentLetter): Words {
  const { month, week, late, lateForUs } = letter.days;
  const near = [...month, ...week];
  const over = [...late, ...lateForUs];
  return {
    subject: `${daysSubject(letter, over, near)}: ${called(letter)}`,
    ...(over.length === 0 && { reminds: daysRemind(letter, near) }),
    paragraphs: [
      `This is about ${named(letter)}.`,
      ...(late.length > 0
        ? ['The day of what your agency has promised has passed. Say on its page when you have delivered it.']
        : []),
      ...(lateForUs.length > 0 ? ['The day of what was promised to your agency has passed.'] : []),
      ...(near.length > 0
        ? [
            'If you cannot keep a day, ask for another one before it. Afterwards it is late, and stays so on the record.',
          ]
        : []),
    ],
    facts: [
      ...late.map((one) => [`Late: ${which(letter, one)}`, `was due ${due(letter, one)}`] as const),
      ...lateForUs.map(
        (one) =>
          [
            `Late, from ${whose(letter, one, one.party)}: ${which(letter, one)}`,
            `was due ${due(letter, one)}`,
          ] as const,
      ),
      ...week.map((one) => [`Due within a week: ${which(letter, one)}`, due(letter, one)] as const),
      ...month.map((one) => [`Due within a month: ${which(letter, one)}`, due(letter, one)] as const),
    ],
    look: 'Sign in and look at the commitments',
  };
}

/** What a mail about one commitment says. */
const ofOne =
  (words: (letter: CommitmentLetter, told: Told) => Words) =>
  (letter: CommitmentLetter): Words => {
    if (!letter.about) throw new Error('The email is about a commitment');
    return words(letter, letter.about);
  };

const day = (letter: CommitmentLetter, told: Told): NonNullable<Words['facts']> => [
  ...(isPublic(letter) && told.does !== undefined ? [['Commitment', shortly(told.does)] as const] : []),
  ['Due', due(letter, told)],
];

const TEMPLATES: Record<string, (letter: CommitmentLetter) => Words> = {
  days: daysTold,
  delivered: ofOne((letter, told) => ({
    subject: `Delivered, please look: ${called(letter)}`,
    paragraphs: [
      `${capital(whose(letter, told, told.party))} says that it has delivered what it promised to your agency under ${named(letter)}.`,
      'Accept it, or say what is missing.',
    ],
    facts: day(letter, told),
    look: 'Sign in and answer',
  })),
  accepted: ofOne((letter, told) => ({
    subject: `Accepted: ${called(letter)}`,
    paragraphs: [
      `What your agency delivered under ${named(letter)} was accepted by ${whose(letter, told, told.one?.delivery?.answer?.party ?? '')}.`,
    ],
    facts: day(letter, told),
    look: 'Sign in and look at it',
  })),
  disputed: ofOne((letter, told) => ({
    subject: `Something is missing: ${called(letter)}`,
    paragraphs: [
      `${capital(whose(letter, told, told.one?.delivery?.answer?.party ?? ''))} disputes what your agency delivered under ${named(letter)}, and says what is missing.`,
      'The commitment is open again.',
    ],
    facts: day(letter, told),
    look: 'Sign in and read what is missing',
  })),
  asked: ofOne((letter, told) => ({
    subject: `Another day or measure is asked for: ${called(letter)}`,
    paragraphs: [
      `${capital(whose(letter, told, told.party))} asks to change a commitment under ${named(letter)} that was promised to your agency.`,
      'Agree, or refuse with a reason. Without an answer everything stays as it is.',
    ],
    facts: day(letter, told),
    look: 'Sign in and answer',
  })),
  changed: ofOne((letter, told) => ({
    subject: `Agreed, another day or measure: ${called(letter)}`,
    paragraphs: [
      `Everyone to whom it was promised has agreed to what ${whose(letter, told, told.party)} asked for under ${named(letter)}. What was signed or decided stays as it was. Both are shown.`,
    ],
    facts: day(letter, told),
    look: 'Sign in and look at it',
  })),
  refused: ofOne((letter, told) => ({
    subject: `Not agreed: ${called(letter)}`,
    paragraphs: [
      `What ${whose(letter, told, told.party)} asked for under ${named(letter)} was refused, with a reason. Everything stays as it was.`,
    ],
    facts: day(letter, told),
    look: 'Sign in and read the reason',
  })),
  'taken-back': ofOne((letter, told) => ({
    subject: `Taken back: ${called(letter)}`,
    paragraphs: [
      `${capital(whose(letter, told, told.party))} has taken back what it asked for under ${named(letter)}. Everything stays as it was, and nothing is to be answered.`,
    ],
    facts: day(letter, told),
    look: 'Sign in and look at it',
  })),
};

export const COMMITMENT_MAILS = contents(TEMPLATES, (letter: CommitmentLetter, compose) => {
  const { service, agreement, about } = letter;
  const { look, ...words } = compose(letter);
  const list = `${service}/agreements/${agreement.id}/commitments`;
  return {
    ...words,
    link: { label: look, url: about ? `${list}/${about.key}` : list },
    closing: [BEHIND_SIGN_IN],
    footer: footerOf(letter, [
      `You get this because you speak for ${agencyOf(letter)}. Concord never asks for a password.`,
    ]),
  };
});
