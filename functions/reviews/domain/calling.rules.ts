/** A party calls for an early review, or for a renegotiation where the MOU says one thing and the parties do another. */
import type { AgreementEvent } from '../../agreements/domain/agreement.events.ts';
import { calendarOf } from '../../agreements/domain/agreement.rules.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { inForce, textAt } from '../../agreements/domain/in-force.rules.ts';
import { reviewDue } from '../../agreements/domain/review-due.rules.ts';
import { addDays, dayOf } from '../../shared/days.ts';
import { DAY, type Instant, plus, type Refusal, say } from '../../shared/kernel.ts';
import { textOf } from '../../shared/text.ts';
import { sayDayOf } from '../../shared/time-words.ts';
import type { By } from './choosing.rules.ts';
import { numberOfNext, openedFrom } from './opening.rules.ts';
import type { ReviewEvent } from './review.events.ts';
import type { Review } from './review.state.ts';
import { LONGEST_POINT, MOST_POINTS } from './said.rules.ts';
import type { TermOf } from './terms.rules.ts';
import { EARLY_DAYS, windowsOf } from './windows.rules.ts';

export const LONGEST_REASON = 2_000;
/** So near to the opening of the scheduled review, nobody calls for another one. */
export const NEAR_DAYS = 30;

export interface Calling {
  party: string;
  by: By;
  kind: 'early' | 'renegotiation';
  reason: string;
  /** Of a renegotiation, each by its row on the page: the term, and how the parties act. */
  drift: readonly { row: number; term: string; acts: string }[];
}

/** Why no review can be called for now. */
export function mayCall(
  whole: Agreement,
  open: readonly Pick<Review, 'review' | 'closed'>[],
  now: Instant,
): Refusal | undefined {
  if (!inForce(whole, now))
    return say(
      'not-in-force',
      'This MOU is not in force.',
      'There is nothing to choose until every agency has signed one.',
    );
  const one = open.find(({ closed }) => !closed);
  if (one)
    return say(
      'review-open',
      `Review ${one.review} is open.`,
      'Say in it what your agency wants: renew, amend with points, or end.',
    );
  const text = textAt(whole, now);
  const due = reviewDue(text);
  return due !== undefined && due <= plus(now, NEAR_DAYS * DAY)
    ? say(
        'review-near',
        `The review of this term opens by itself on ${sayDayOf(due, text.zone)}.`,
        'Wait for it. It asks the same questions, and lasts longer.',
      )
    : undefined;
}

const NO_DRIFT = say(
  'drift-missing',
  'It does not say what the MOU says and how the parties act.',
  'Choose at least one term, and write how your agencies act.',
  'drift.0.term',
);

/** What the text says is taken from the text. */
function driftIn(typed: Calling['drift'], terms: readonly TermOf[]) {
  const rows = typed.filter(({ term, acts }) => term !== '' || acts.trim() !== '').slice(0, MOST_POINTS);
  const read = rows.map(({ row, term, acts }) => {
    const known = terms.find((one) => one.term === term);
    const { text = '', refused } = textOf(acts, {
      ...{ field: `drift.${row}.acts`, max: LONGEST_POINT },
      empty: ['drift-words-missing', 'It does not say how the parties act.', 'Say it in a sentence, or empty the row.'],
    });
    const findings: Refusal[] = [
      ...(known
        ? []
        : [
            say(
              'drift-term-missing',
              'It does not say which term of the MOU this is about.',
              'Choose a term of the list.',
              `drift.${row}.term`,
            ),
          ]),
      ...(refused ? [refused] : []),
    ];
    return { drift: { term, says: known?.says ?? '', acts: text }, findings };
  });
  return { drift: read.map(({ drift }) => drift), findings: read.flatMap(({ findings }) => findings) };
}

export type Called =
  | { findings: readonly [Refusal, ...Refusal[]]; began?: undefined; opened?: undefined }
  | {
      findings?: undefined;
      /** For the agreement. */
      began: AgreementEvent;
      /** For the review's own stream. */
      opened: Extract<ReviewEvent, { type: 'ReviewOpened' }>;
    };

/** The last day of it: so many days from now, never past the end of the MOU. */
const lastDay = ({ zone, term }: Agreement, now: Instant) => {
  const last = addDays(dayOf(zone, now), EARLY_DAYS);
  return term?.ends !== undefined && term.ends < last ? term.ends : last;
};

export function call(
  whole: Agreement,
  calling: Calling,
  { open, terms }: { open: readonly Pick<Review, 'review' | 'closed'>[]; terms: readonly TermOf[] },
  now: Instant,
): Called {
  const cannot = mayCall(whole, open, now);
  if (cannot) return { findings: [cannot] };
  const { party, by, kind } = calling;
  const why = textOf(calling.reason, {
    ...{ field: 'reason', max: LONGEST_REASON },
    empty: ['call-reason-missing', 'It does not say why.', 'Say in a sentence or two what has changed.'],
  });
  const { drift, findings: wrong } =
    kind === 'renegotiation' ? driftIn(calling.drift, terms) : { drift: [], findings: [] };
  const [first, ...more] = [
    ...(why.refused ? [why.refused] : []),
    ...(kind === 'renegotiation' && drift.length === 0 ? [NO_DRIFT] : []),
    ...wrong,
  ];
  if (first) return { findings: [first, ...more] };
  const text = textAt(whole, now);
  const review = numberOfNext(whole);
  return {
    began: { type: 'ReviewBegan', data: { review, kind } },
    opened: {
      type: 'ReviewOpened',
      data: {
        ...openedFrom(text, review),
        ...{ kind, party },
        windows: windowsOf(calendarOf(text), now, lastDay(text, now), EARLY_DAYS),
      },
      body: { by, reason: why.text ?? '', ...(drift.length > 0 && { drift }) },
    },
  };
}
