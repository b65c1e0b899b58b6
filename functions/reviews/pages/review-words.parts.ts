/** What a review, its questions and its choices are called on pages and in mails. */
import type { Grade, Question } from '../domain/questions.ts';
import type { Choice } from '../domain/review.events.ts';
import type { Review } from '../domain/review.state.ts';
import type { Settlement } from '../domain/settlement.rules.ts';
import type { TermKind } from '../domain/terms.rules.ts';

/** Each asked so that “yes” is that nothing stands against going on. */
export const ASKED: Record<Question, string> = {
  problem: 'Does the problem that brought the agencies together still exist?',
  instead: 'Is this MOU still needed, given other agreements and laws?',
  need: 'Do the agencies still need each other for it?',
  share: 'Are power, credit and burden shared as the agencies agreed?',
  stay: 'What would your agency need to stay?',
  authority: 'Are the law, the authority and the offices that sign unchanged?',
};

export const GRADE_WORDS: Record<Grade, string> = { yes: 'Yes', partly: 'Partly', no: 'No' };

export const TERM_KIND_WORDS: Record<TermKind, string> = {
  'decision-right': 'Who decides',
  commitment: 'Commitment',
  kpi: 'KPI',
  'public-credit': 'Public credit',
  section: 'Section',
  'closing-duty': 'Closing duty',
  surviving: 'What survives the end',
};

type Of = Pick<Review, 'kind' | 'then'>;

const NAMES = { scheduled: 'Sunset review', early: 'Early review', renegotiation: 'Renegotiation' } as const;

/** `Sunset review 1` */
export const reviewName = ({ kind, review }: Pick<Review, 'kind' | 'review'>): string => `${NAMES[kind]} ${review}`;

/** Where the text does not end with the term, nothing has to be signed to go on. */
const renews = ({ kind, then }: Of): boolean => kind === 'scheduled' && then === 'ends';

export const choiceName = (review: Of, choice: Choice): string => {
  if (choice === 'amend') return 'Amend';
  if (choice === 'end') return 'End';
  return renews(review) ? 'Renew' : 'Go on as it is';
};

/** The choice with what follows from it. */
export const choiceInFull = (review: Of, choice: Choice): string => {
  switch (choice) {
    case 'renew':
      return renews(review)
        ? 'Renew: the same terms for another term, signed again by every agency'
        : 'Go on as it is: the text stays as it was signed';
    case 'amend':
      return 'Amend: go on, with changes that you write down';
    case 'end':
      return renews(review)
        ? 'End: the MOU ends on its last day'
        : 'End: your agency does not want to go on. To leave, it must give notice as the MOU says';
  }
};

/** What they do if no amendment comes about. */
export const fallbackName = (review: Of, fallback: 'renew' | 'end'): string => choiceName(review, fallback);

const list = (names: readonly string[]): string =>
  names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;

/** What the choices come to as they stand. */
export function saySettlement(review: Of, settlement: Settlement, nameOf: (party: string) => string): string[] {
  const named = (parties: readonly string[]) => list(parties.map(nameOf));
  const without = (parties: readonly string[]): string[] =>
    parties.length === 0 ? [] : [`Without ${named(parties)}: the signed text lets the others go on.`];
  switch (settlement.is) {
    case 'renew':
      return [
        renews(review)
          ? 'The agencies renew: the same terms go out to be signed again.'
          : 'The agencies go on: the text stays as it was signed.',
        ...without(settlement.without),
      ];
    case 'amend':
      return [`The agencies amend, with the points of ${named(settlement.points)}.`, ...without(settlement.without)];
    case 'end':
      return [
        review.then === 'ends' && review.kind === 'scheduled'
          ? 'By the choices so far, the MOU ends on its last day.'
          : 'By the choices so far, not all parties go on.',
        ...(settlement.leaving.length > 0 ? [`Chose to end: ${named(settlement.leaving)}.`] : []),
        ...(settlement.silent.length > 0
          ? [`Has not chosen: ${named(settlement.silent)}. Silence never renews. A choice can still be made, openly.`]
          : []),
      ];
  }
}

/** What may stand against a renewal, by the code of its refusal. */
const AGAINST: Readonly<Record<string, string>> = {
  'successor-under-way': 'another text is out for signature, or is signed to follow',
  'party-in-dispute': 'an agency that it leaves out has an open dispute',
  'before-last-day': 'an agency that it leaves out stays a party beyond its first day',
  'office-key-changed': 'an office has moved to another agency since',
  'renewal-too-early': 'it is not time for it yet',
  'renewals-used-up': 'the text in force allows no further renewal',
  'renewal-too-long': 'the text in force allows no renewal of that length',
};

export const sayAgainst = (codes: readonly string[]): string =>
  `What prevents it: ${list(codes.map((code) => AGAINST[code] ?? `the service refuses it as “${code}”`))}`;

const OUTCOMES = {
  renewed: 'Renewed: the text was signed again',
  amended: 'Amended: another text was signed',
  ended: 'Ended',
  reaffirmed: 'Reaffirmed: every agency chose to go on',
  unsettled: 'Closed without a settlement',
  superseded: 'Replaced by the review of the term',
} as const;

export const sayOutcome = ({ outcome, by }: Pick<NonNullable<Review['closed']>, 'outcome' | 'by'>): string =>
  `${OUTCOMES[outcome]}${by === undefined ? '' : `: review ${by}`}`;

/** Where a review stands, in a few words. */
export const sayStanding = ({ closed, revealedAt, leftOpenAt, answered, parties }: Review): string => {
  if (closed) return sayOutcome(closed);
  if (leftOpenAt !== undefined) return 'Unanswered: open until everyone has chosen';
  if (revealedAt !== undefined) return 'Answers revealed';
  return `${Object.keys(answered).length} of ${parties.length} agencies have answered`;
};
