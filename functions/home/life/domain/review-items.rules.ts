/** Reviews that have begun: each from its opening to what it came to, with the day on which answers are due and the moment at which they were revealed. */
import type { Agreement } from '../../../agreements/domain/agreement.state.ts';
import { stoodAt } from '../../../agreements/domain/in-force.rules.ts';
import { EARLY_DAYS } from '../../../agreements/domain/review-due.rules.ts';
import { endOf } from '../../../agreements/domain/term.rules.ts';
import { wholeIn } from '../../../agreements/domain/versions.rules.ts';
import type { ReviewEvent } from '../../../reviews/domain/review.events.ts';
import type { Review } from '../../../reviews/domain/review.state.ts';
import { windowsAt } from '../../../reviews/domain/windows.rules.ts';
import { DAY, type Instant, plus } from '../../../shared/kernel.ts';
import { type Facts, isTold } from './facts.ts';
import type { Item, Mark, MarkLook } from './item.ts';

const NAMES = { scheduled: 'Sunset review', early: 'Early review', renegotiation: 'Renegotiation' } as const;

type Outcome = Extract<ReviewEvent, { type: 'ReviewClosed' }>['data']['outcome'];
/** That the MOU ended is told by its end. */
const OUTCOMES: Record<Outcome, readonly [how: string, look?: MarkLook]> = {
  renewed: ['Renewed', 'good'],
  amended: ['Amended', 'good'],
  reaffirmed: ['Reaffirmed', 'good'],
  unsettled: ['Closed without a settlement', 'fell'],
  superseded: ['The review of the term took its place', 'fell'],
  ended: ['The MOU ended'],
};

type Of = Pick<Facts, 'told' | 'now' | 'zone' | 'agreement' | 'reviews' | 'suspensions'>;
type Began = { review: number; kind: keyof typeof NAMES; sunset?: string };
/** What every item of one review says alike. */
type Common = Pick<Item, 'lane' | 'page'> & { name: string };

const earlier = (one: Instant | undefined, other: Instant | undefined): Instant | undefined =>
  one !== undefined && (other === undefined || one < other) ? one : other;

function marksOf(
  { lane, page, name }: Common,
  { review: number, ...review }: Review,
  pauses: Of['suspensions']['pauses'],
): Mark[] {
  const { closed, revealedAt, leftOpenAt } = review;
  const mark = (id: string, look: MarkLook, at: Instant, what: string, how: string): Mark => ({
    ...{ id: `review ${number} ${id}`, lane, look, at, page, how },
    what: `${name}: ${what}`,
  });
  const due = revealedAt === undefined && !closed;
  const [how = '', look = undefined] = closed ? OUTCOMES[closed.outcome] : [];
  return [
    ...(due
      ? [mark('answers', 'ahead', windowsAt(review, pauses).answersBy, 'answers due', 'Revealed to all at once')]
      : []),
    ...(revealedAt === undefined ? [] : [mark('revealed', 'told', revealedAt, 'answers revealed', 'All read them')]),
    ...(leftOpenAt === undefined ? [] : [mark('left', 'poor', leftOpenAt, 'unanswered', 'Owed until all have chosen')]),
    ...(closed && look ? [mark('outcome', look, closed.at, 'its outcome', how)] : []),
  ];
}

function sayStanding(review: Review | undefined, isOver: boolean): string {
  if (review?.closed) return OUTCOMES[review.closed.outcome][0];
  if (isOver || !review) return isOver ? 'Over' : 'Open';
  if (review.leftOpenAt !== undefined) return 'Unanswered';
  return review.revealedAt === undefined ? 'Open' : 'Answers revealed';
}

/** Its last day: of one that is owed longer none, and never after the end of the MOU. */
function untilOf({ at, sunset }: { at: Instant } & Began, review: Review | undefined, whole: Agreement, zone: string) {
  const counted = sunset === undefined ? plus(at, EARLY_DAYS * DAY) : endOf(zone, sunset);
  const last = review?.closed?.at ?? (review?.leftOpenAt ? undefined : (review?.windows.closesAt ?? counted));
  return earlier(whole.endedAt, last);
}

/** Of a review whose stream was not read, no more than when it is. */
export function reviewItems({ told, now, zone, agreement, reviews, suspensions }: Of): Item[] {
  const signed = wholeIn(told);
  if (!signed) return [];
  const whole = stoodAt(signed, now);
  return told.filter(isTold('ReviewBegan')).flatMap(({ at, data }): Item[] => {
    const began = { at, ...data } as { at: Instant } & Began;
    const review = reviews.find((one) => one.review === began.review);
    const until = untilOf(began, review, whole, zone);
    const common: Common = {
      ...{ lane: 'term', page: `/agreements/${agreement}/reviews/${began.review}` },
      name: `${NAMES[began.kind]} ${began.review}`,
    };
    const { name, ...rest } = common;
    return [
      {
        ...{ id: `review ${began.review}`, look: 'hatch', at, ...rest, what: name },
        ...(until !== undefined && { until }),
        how: sayStanding(review, until !== undefined && until <= now),
      },
      ...(review ? marksOf(common, review, suspensions.pauses) : []),
    ];
  });
}
