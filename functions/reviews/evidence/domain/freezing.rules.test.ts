/** Evidence is frozen once with the opening, and made anew once a day; every one of them stays. */
import { describe, expect, it } from 'vitest';
import { DAY, type Instant, plus } from '../../../shared/kernel.ts';
import type { ReviewEvent } from '../../domain/review.events.ts';
import { evolveReview, type Review } from '../../domain/review.state.ts';
import { freezeAgain, freezeFirst, type Made } from './freezing.rules.ts';

/** Five past midnight in New York. */
const OPENED = '2027-09-02T04:05:00.000Z';
const made = (letter: string, at: Instant = OPENED): Made => ({ hash: letter.repeat(64), at, streams: [] });
const having = (review: Review | undefined, events: readonly ReviewEvent[], at: Instant): Review =>
  events.reduce<Review | undefined>((before, event) => evolveReview(before, event, at), review) as Review;
const opened = having(
  undefined,
  [
    {
      type: 'ReviewOpened',
      data: {
        ...{ agreement: 'mou_1', review: 1, kind: 'early', version: 1, parties: ['air', 'health'] },
        ...{ zone: 'America/New_York', calendar: { country: 'US' }, then: 'ends', goesOnWithout: false },
        windows: { answersBy: OPENED, textBy: OPENED, warnAt: OPENED, closesAt: OPENED },
      },
    },
  ],
  OPENED,
);
const first = having(opened, freezeFirst(opened, made('a')), OPENED);
const code = (review: Review, now: Instant) => freezeAgain(review, made('b', now), now).refused?.code;

describe('Evidence', () => {
  it('is frozen once, whatever tries it again', () => {
    expect(freezeFirst(opened, made('a'))).toMatchObject([{ data: { evidence: 1, hash: 'a'.repeat(64), at: OPENED } }]);
    expect([freezeFirst(first, made('b')), freezeFirst(opened, undefined)]).toEqual([[], []]);
  });

  it('is made anew on another day of the MOU’s zone, under the next number', () => {
    expect(code(first, '2027-09-03T03:59:59.999Z')).toBe('evidence-made-today');
    const tomorrow = '2027-09-03T04:00:00.000Z';
    expect(freezeAgain(first, made('b', tomorrow), tomorrow).events).toMatchObject([{ data: { evidence: 2 } }]);
  });

  it('may be asked for before the first one is there', () => expect(code(opened, OPENED)).toBeUndefined());

  it('of a closed review stays', () => {
    const closed = having(first, [{ type: 'ReviewClosed', data: { outcome: 'ended' } }], OPENED);
    expect(code(closed, plus(OPENED, 30 * DAY))).toBe('evidence-of-closed-review');
  });

  it('says nothing of whether the workflow gets on', () => {
    const stalled = having(opened, [{ type: 'ReviewStalled', data: { error: 'x' } }], OPENED);
    expect(having(stalled, freezeFirst(stalled, made('a')), OPENED).stalled).toBe(true);
  });
});
