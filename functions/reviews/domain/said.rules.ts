/** What an agency says in a review: an answer to each question, a choice, and for an amendment its points and what it chooses without one. */
import { type Refusal, say } from '../../shared/kernel.ts';
import { textOf } from '../../shared/text.ts';
import { GRADED, GRADES, type Grade, QUESTIONS, type Question } from './questions.ts';
import type { Answered, Choice } from './review.events.ts';
import type { TermOf } from './terms.rules.ts';

export const LONGEST_ANSWER = 2_000;
export const LONGEST_POINT = 1_000;
export const MOST_POINTS = 12;
/** In the order in which they are shown. */
export const CHOICES_IN_ORDER = ['renew', 'amend', 'end'] as const;
export const FALLBACKS = ['renew', 'end'] as const;

/** As it was typed. */
export interface Typed {
  answers: Partial<Record<Question, { grade: string; says: string }>>;
  choice: string;
  fallback: string;
  /** Each by its row on the page. */
  points: readonly { row: number; term: string; says: string }[];
}

export type Said = Omit<Answered['body'], 'by'>;
/** What a liaison writes down may lack anything. */
export type Draft = Omit<Said, 'choice'> & { choice?: Choice };

const oneOf = <T extends string>(all: readonly T[], typed: string): T | undefined => all.find((one) => one === typed);

const answerOf = (question: Question, { grade, says }: { grade: string; says: string }, whole: boolean) => {
  const graded = GRADED.includes(question);
  const chosen = graded ? oneOf<Grade>(GRADES, grade) : undefined;
  const needsWords = whole && (graded ? chosen !== undefined && chosen !== 'yes' : true);
  const { text = '', refused } = textOf(says, {
    ...{ field: `answers.${question}.says`, max: LONGEST_ANSWER },
    ...(needsWords && {
      empty: [
        'answer-words-missing',
        'This answer has no words.',
        graded
          ? 'Say in a sentence what is no longer as it was agreed.'
          : 'Say in a sentence what your agency would need. If it needs nothing, say that.',
      ] as const,
    }),
  });
  const findings: Refusal[] = [
    ...(whole && graded && chosen === undefined
      ? [
          say(
            'answer-grade-missing',
            'This question is not answered.',
            'Choose yes, partly or no.',
            `answers.${question}.grade`,
          ),
        ]
      : []),
    ...(refused ? [refused] : []),
  ];
  const answer = { ...(chosen && { grade: chosen }), ...(text !== '' && { says: text }) };
  return { findings, answer };
};

const POINT_WORDS = [
  'point-words-missing',
  'This point does not say what your agency wants changed.',
  'Say it in a sentence, or empty the row.',
] as const;

function pointsOf(typed: Typed['points'], terms: readonly TermOf[]) {
  const rows = typed.filter(({ term, says }) => term !== '' || says.trim() !== '').slice(0, MOST_POINTS);
  const read = rows.map(({ row, term, says }) => {
    const { text = '', refused } = textOf(says, {
      field: `points.${row}.says`,
      max: LONGEST_POINT,
      empty: POINT_WORDS,
    });
    const unknown = term !== '' && !terms.some((one) => one.term === term);
    return {
      point: { ...(term !== '' && { term }), says: text },
      findings: [
        ...(refused ? [refused] : []),
        ...(unknown
          ? [
              say(
                'point-term-unknown',
                'The text in force has no such term.',
                'Choose a term of the list, or none.',
                `points.${row}.term`,
              ),
            ]
          : []),
      ],
    };
  });
  return { points: read.map(({ point }) => point), findings: read.flatMap(({ findings }) => findings) };
}

/** What whoever amends must say besides. */
const amendmentFindings = (points: readonly object[], fallback: string): Refusal[] => [
  ...(points.length === 0
    ? [
        say(
          'points-missing',
          'You chose to amend, and no point says what.',
          'Write at least one point: what your agency wants changed.',
          'points.0.says',
        ),
      ]
    : []),
  ...(oneOf(FALLBACKS, fallback) === undefined
    ? [
        say(
          'fallback-missing',
          'It does not say what your agency chooses if there is no amendment.',
          'Choose to renew the text as it is, or to end.',
          'fallback',
        ),
      ]
    : []),
];

function saidFrom(typed: Typed, terms: readonly TermOf[], whole: boolean): { findings: Refusal[]; said: Draft } {
  const each = QUESTIONS.map((question) => ({
    question,
    ...answerOf(question, typed.answers[question] ?? { grade: '', says: '' }, whole),
  }));
  const answers = Object.fromEntries(
    each.flatMap(({ question, answer }) => (Object.keys(answer).length > 0 ? [[question, answer]] : [])),
  );
  const choice = oneOf<Choice>(CHOICES_IN_ORDER, typed.choice);
  const fallback = oneOf(FALLBACKS, typed.fallback);
  // Points and what is chosen without them belong to an amendment: under another choice the page does not show them.
  const amends = whole ? choice === 'amend' : true;
  const { points, findings } = amends ? pointsOf(typed.points, terms) : { points: [], findings: [] };
  return {
    findings: [
      ...(whole && choice === undefined
        ? [say('choice-not-made', 'You have not chosen.', 'Choose to renew, to amend or to end.', 'choice')]
        : []),
      ...(whole && amends ? amendmentFindings(points, typed.fallback) : []),
      ...findings,
      ...each.flatMap((one) => one.findings),
    ],
    said: {
      answers,
      ...(choice && { choice }),
      ...(amends && fallback && { fallback }),
      ...(points.length > 0 && { points }),
    },
  };
}

/** What a liaison writes down, as far as it is known. */
export const draftIn = (typed: Typed, terms: readonly TermOf[]): { findings: Refusal[]; said: Draft } =>
  saidFrom(typed, terms, false);

/** What an office gives for its agency: every question answered, and a choice. */
export function saidIn(
  typed: Typed,
  terms: readonly TermOf[],
): { findings: readonly [Refusal, ...Refusal[]]; said?: undefined } | { findings?: undefined; said: Said } {
  const { findings, said } = saidFrom(typed, terms, true);
  const [first, ...more] = findings;
  if (first) return { findings: [first, ...more] };
  if (said.choice === undefined) throw new Error('A choice that is missing is a finding');
  return { said: { ...said, choice: said.choice } };
}
