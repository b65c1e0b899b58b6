/** The mails of a review: what is asked of whom by when, what was revealed and chosen, and what it came to. */
import {
  type AgreementLetter,
  agencyOf,
  BEHIND_SIGN_IN,
  called,
  footerOf,
  forYouAlone,
  isPublic,
  named,
  nameOf,
} from '../../agreements/domain/mail-words.ts';
import { type Code, inFours } from '../../identity/domain/code.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import { contents } from '../../shared/mail.ts';
import { actBy, remindsOf, sayMoment } from '../../shared/mail-days.ts';
import type { MailContent } from '../../shared/mail-layout.tsx';
import { type Standing, settled } from '../domain/choosing.rules.ts';
import type { Line } from '../evidence/pages/ten-lines.parts.tsx';
import { choiceName, reviewName, sayAgainst, sayOutcome, saySettlement } from '../pages/review-words.parts.ts';

export interface ReviewLetter extends AgreementLetter {
  standing: Standing;
  /** The party whose act the mail tells of. */
  by: string | undefined;
  /** Who prepares, who answers for the party, and whoever else only hears of it: a further office that signs, one above. */
  reader: 'liaison' | 'office' | 'further';
  now: Instant;
  code?: Code | undefined;
  /** The evidence in ten lines, where the mail may tell it. */
  lines?: readonly Line[] | undefined;
}

type Words = Omit<MailContent, 'footer' | 'link'> & {
  /** The label of the link, and where it leads within the review. */
  look?: readonly [label: string, path: '' | '/answers' | '/choice'];
};

const at = ({ agreement }: ReviewLetter, moment: Instant): string => sayMoment(moment, agreement.zone);
const by = (act: string, { agreement }: ReviewLetter, moment: Instant): string => actBy(act, moment, agreement.zone);
const which = ({ standing }: ReviewLetter): string => reviewName(standing.review);

/** Until when something can be said, sealed or openly. */
const until = ({ standing: { review, windows } }: ReviewLetter): Instant =>
  review.revealedAt === undefined ? windows.answersBy : windows.closesAt;

/** Who does what next: a liaison prepares, the first office that signs chooses. */
const OWN: Record<ReviewLetter['reader'], NonNullable<Words['look']>> = {
  liaison: ['Sign in and prepare the answers', '/answers'],
  office: ['Sign in and choose', '/choice'],
  further: ['Sign in and look at it', ''],
};
const own = ({ reader }: ReviewLetter): NonNullable<Words['look']> => OWN[reader];

const ASKED: Record<ReviewLetter['reader'], readonly [subject: string, what: string]> = {
  liaison: [
    'Prepare',
    'Write down what the office that signs for your agency might say. It reads that on the page on which it chooses.',
  ],
  office: [
    'Choose',
    'Your liaison prepares the answers. You choose on one page, with a code that we send you. You can renew, amend with points, or end.',
  ],
  further: ['Your agency chooses', 'The office that signs first for your agency answers and chooses for it.'],
};

const SEALED =
  'What your agency answers is sealed. The others see that it has answered, and not what. All answers are revealed in one moment.';

/** The emails about the renewal stand for the one about the revealing. */
const ALL_ANSWERS = 'All answers are revealed. What every agency answered and chose is on the page of the review.';

const ends = (letter: ReviewLetter): readonly [string, string] => {
  const { review, windows } = letter.standing;
  return [
    review.then === 'ends' && review.kind === 'scheduled' ? 'The MOU ends' : 'To be settled by',
    at(letter, windows.closesAt),
  ];
};

/** What whoever is asked reads before it opens anything. */
const record = ({ lines }: ReviewLetter): Pick<Words, 'table'> =>
  lines ? { table: { head: ['What the record says'], rows: lines.map(({ says }) => [says]) } } : {};

const TEMPLATES: Readonly<Record<string, (letter: ReviewLetter) => Words>> = {
  'review-opened': (letter) => ({
    subject: `${by(ASKED[letter.reader][0], letter, until(letter))}: the review of ${called(letter)}`,
    paragraphs: [
      `${which(letter)} of ${named(letter)} is open. Every agency answers six questions and chooses again to renew, amend or end.`,
      ASKED[letter.reader][1],
      SEALED,
      'What the record says of the term is put together now. It is on the page of the review within minutes.',
      ...(letter.standing.review.then === 'ends' ? ['Silence never renews.'] : []),
    ],
    facts: [['Answers are due', at(letter, letter.standing.windows.answersBy)], ends(letter)],
    look: own(letter),
  }),
  'answers-prepared': (letter) => ({
    subject: `${by('Choose', letter, until(letter))}: your people have prepared ${called(letter)}`,
    paragraphs: [
      `Your agency’s liaison has prepared answers in the review of ${named(letter)}. You read them on the page on which you choose, and may change them.`,
    ],
    facts: [['Choose by', at(letter, until(letter))]],
    ...record(letter),
    look: ['Sign in and choose', '/choice'],
  }),
  'remind-answers': (letter) => ({
    subject: `${by(ASKED[letter.reader][0], letter, until(letter))}${letter.reader === 'further' ? '' : ' (reminder)'}: the review of ${called(letter)}`,
    paragraphs: [
      `Your agency has not answered in the review of ${named(letter)}. After that day all answers are revealed. Your agency then counts as silent until it chooses, openly.`,
      'Silence never renews.',
    ],
    facts: [['Answers are due', at(letter, letter.standing.windows.answersBy)], ends(letter)],
    reminds: remindsOf(ASKED[letter.reader][0], until(letter), letter.agreement.zone, called(letter), 'the review'),
    ...record(letter),
    look: own(letter),
  }),
  'answers-revealed': (letter) => {
    const settlement = settled(letter.standing);
    const silent = !letter.standing.review.choices[letter.party];
    return {
      subject: `All answers are revealed: the review of ${called(letter)}`,
      paragraphs: [
        `What every agency answered and chose in the review of ${named(letter)} is on its page now.`,
        ...(isPublic(letter) && settlement
          ? saySettlement(letter.standing.review, settlement, (party) => nameOf(letter, party))
          : []),
        ...(silent ? ['Your agency has said nothing. It may still choose, openly. Silence never renews.'] : []),
      ],
      facts: [['The text that follows is out by', at(letter, letter.standing.windows.textBy)], ends(letter)],
      look:
        silent && letter.reader === 'office' ? ['Sign in and choose', '/choice'] : ['Sign in and read the answers', ''],
    };
  },
  'chosen-openly': (letter) => {
    const chosen = letter.standing.review.choices[letter.by ?? ''];
    return {
      subject: `An agency has chosen, openly: the review of ${called(letter)}`,
      paragraphs: [
        isPublic(letter) && chosen
          ? `${nameOf(letter, letter.by ?? '')} has chosen in the review of ${named(letter)}: ${choiceName(letter.standing.review, chosen.choice)}.`
          : `An agency has chosen in the review of ${named(letter)}, after the answers were revealed.`,
      ],
      look: ['Sign in and read what it comes to', ''],
    };
  },
  'drafting-taken-over': (letter) => ({
    subject: `Another agency drafts the amendment: ${called(letter)}`,
    paragraphs: [
      isPublic(letter)
        ? `${nameOf(letter, letter.by ?? '')} drafts the amendment of ${named(letter)} that the parties chose.`
        : `Another agency than the organizing one drafts the amendment of ${named(letter)} that the parties chose.`,
    ],
    facts: [['The text is out by', at(letter, letter.standing.windows.textBy)]],
    look: ['Sign in and read the points', ''],
  }),
  'renewal-put-out': (letter) => {
    const { without = [] } = letter.standing.review.renewal ?? {};
    const others = without.filter((party) => party !== letter.party);
    return {
      subject: `The renewal is out for signature: ${called(letter)}`,
      paragraphs: [
        `The agencies chose to renew ${named(letter)}. The same terms are out for signature, for another term.`,
        ALL_ANSWERS,
        ...(letter.standing.gone.includes(letter.party)
          ? [
              'Your agency is not in it, because its notice of withdrawal is in force. It stays a party to its last day.',
            ]
          : without.includes(letter.party)
            ? [
                'Your agency is not in it, because it has not chosen to renew. The signed text lets the others go on. It stays a party until the last day. It can join by amendment once the renewal is in effect.',
              ]
            : [
                letter.reader === 'liaison'
                  ? 'Each office that signs gets an email of its own with the link, as soon as your agency has prepared it.'
                  : 'You get an email of its own with the link to sign. If one agency does not sign by the last day, the MOU ends. Nothing bridges.',
              ]),
        ...(others.length > 0
          ? [
              isPublic(letter)
                ? `It goes on without ${others.map((party) => nameOf(letter, party)).join(', ')}.`
                : 'It goes on without agencies that have not chosen to renew.',
            ]
          : []),
      ],
      facts: [ends(letter)],
      look: ['Sign in and read the review', ''],
    };
  },
  'renewal-refused': (letter) => {
    const { codes = [] } = letter.standing.review.refused ?? {};
    return {
      subject: `The renewal cannot go out yet: ${called(letter)}`,
      paragraphs: [
        `The agencies chose to renew ${named(letter)}. The text cannot be put out for signature yet.`,
        ...(isPublic(letter) ? [`${sayAgainst(codes)}.`] : ['The page of the review says what is in the way.']),
        'It is tried again every week. The last day does not move.',
        ALL_ANSWERS,
      ],
      facts: [ends(letter)],
      look: ['Sign in and see what is in the way', ''],
    };
  },
  'remind-signatures': (letter) => ({
    subject: `${by(letter.reader === 'liaison' ? 'Your agency signs' : 'Sign', letter, letter.standing.windows.closesAt)}: the new text of ${called(letter)}`,
    paragraphs: [
      `The parties of ${named(letter)} chose to go on. Your agency has not signed the text that is out for signature.`,
      'If one agency does not sign by the last day, the MOU ends. Nothing bridges.',
      ...(letter.reader === 'liaison'
        ? []
        : ['You sign by the link in the email that asked you to. Home sends you another one.']),
    ],
    facts: [ends(letter)],
    look: ['Sign in and look at it', ''],
  }),
  'remind-unanswered': (letter) => ({
    subject: `Choose now, the day has passed: the review of ${called(letter)}`,
    paragraphs: [
      `The day of the review of ${named(letter)} has passed, and your agency has not chosen. The MOU goes on. The choice stays owed, and is shown as unanswered.`,
    ],
    ...record(letter),
    look: own(letter),
  }),
  'review-left-open': (letter) => ({
    subject: `Unanswered: the review of ${called(letter)}`,
    paragraphs: [
      `The day of the review of ${named(letter)} has passed, and not every agency has chosen to go on. The MOU goes on. The review is shown as unanswered until everyone has chosen.`,
    ],
    look: ['Sign in and look at it', ''],
  }),
  'review-closed': (letter) => {
    const { closed } = letter.standing.review;
    return {
      subject: `The review is closed: ${called(letter)}`,
      paragraphs: [
        `${which(letter)} of ${named(letter)} is closed.`,
        ...(closed && isPublic(letter) ? [`${sayOutcome(closed)}.`] : []),
        ...(closed?.outcome === 'superseded'
          ? ['The review of the term has opened and asks the same. Choose there. What was sealed in this one stays so.']
          : []),
      ],
      look: ['Sign in and read what it came to', ''],
    };
  },
  'nobody-reached': (letter) => ({
    subject: `Email to your agency comes back: the review of ${called(letter)}`,
    paragraphs: [
      `${agencyOf(letter)} is asked to choose in the review of ${named(letter)}. Every mailbox that we know of its liaisons, and of its office that signs, refuses our email.`,
      'Tell them, and have your liaison correct the addresses. The days go on, and silence never renews.',
    ],
    facts: [['Choose by', at(letter, until(letter))], ends(letter)],
    look: ['Sign in and look at it', ''],
  }),
  code: (letter) => ({
    subject: `Your code for the review: ${called(letter)}`,
    paragraphs: ['Type this code on the page where you asked for it, or copy it there:'],
    ...(letter.code && { code: inFours(letter.code.code) }),
    closing: [
      `It works until ${letter.code ? at(letter, letter.code.expiresAt) : ''}, once, for this review only.`,
      'If you did not ask for a code, do nothing. Without it nobody can choose for your agency.',
    ],
  }),
};

/** After too many guesses, or as the last one of a day: said, because it looks unlike the others. */
const longCode = (letter: ReviewLetter): Words => {
  const words = TEMPLATES.code?.(letter);
  if (!words) throw new Error('There is an email with a code');
  return {
    ...words,
    paragraphs: [
      ...words.paragraphs,
      'It is longer than usual, because many codes were asked for or wrong ones typed today. It works in spite of them.',
    ],
  };
};

export const REVIEW_MAILS = contents({ ...TEMPLATES, 'long-code': longCode }, (letter: ReviewLetter, compose) => {
  const { service, agreement, standing, party } = letter;
  const { look, ...words } = compose(letter);
  const page = `${service}/agreements/${agreement.id}/reviews/${standing.review.review}`;
  const closing = [BEHIND_SIGN_IN];
  return {
    ...words,
    ...(look && {
      link: { label: look[0], url: `${page}${look[1]}${look[1] === '' ? '' : `?as=${party}`}` },
      closing: [...(words.closing ?? []), ...closing],
    }),
    footer: footerOf(letter, [
      letter.code
        ? forYouAlone('code')
        : `You get this because you speak for ${agencyOf(letter)}. Concord never asks for a password.`,
    ]),
  };
});
