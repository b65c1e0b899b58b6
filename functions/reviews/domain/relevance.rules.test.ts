/** A mail of a review goes out while what it asks for is still to be done, and tells nothing that its end tells anew. */
import { describe, expect, it } from 'vitest';
import { answered, aReview, aStanding, closed, EARLIER, LATE, LEE, RENEW, revealed } from '../testing/a-review.ts';
import type { Standing } from './choosing.rules.ts';
import { type About, toReviewed } from './relevance.rules.ts';

const OPEN = aStanding(aReview());
const ANSWERED = aStanding(aReview(answered('air')));
const REVEALED = aStanding(aReview(revealed({ air: RENEW }, ['health'])));
const CLOSED = aStanding(aReview(closed()));
const PREPARED = aStanding(
  aReview({ type: 'AnswersPrepared', data: { party: 'air', prepared: 2 }, body: { by: LEE, answers: {} } }),
);

const goes = (template: string, standing: Standing, changes: Partial<About> = {}) =>
  toReviewed(template, { standing, party: 'air', act: {}, signed: false, now: EARLIER, ...changes }) !== undefined;

describe('A mail', () => {
  it.each<[string, string, Standing, Partial<About>, boolean]>([
    ['review-opened', 'while answers are sealed', OPEN, {}, true],
    ['review-opened', 'after the revealing', REVEALED, {}, false],
    ['answers-prepared', 'of what is prepared now', PREPARED, { act: { prepared: '2' } }, true],
    ['answers-prepared', 'of what was prepared before', PREPARED, { act: { prepared: '1' } }, false],
    ['answers-prepared', 'of a party that has left', { ...PREPARED, gone: ['air'] }, { act: { prepared: '2' } }, false],
    ['remind-answers', 'to whoever has not answered', OPEN, {}, true],
    ['remind-answers', 'to whoever has', ANSWERED, {}, false],
    ['remind-answers', 'after the revealing', REVEALED, { party: 'health' }, false],
    ['remind-unanswered', 'to whoever has not chosen', REVEALED, { party: 'health', now: LATE }, true],
    ['remind-unanswered', 'to whoever has', REVEALED, { now: LATE }, false],
    ['remind-signatures', 'to an office that has not signed', REVEALED, { now: LATE }, true],
    ['remind-signatures', 'to one that has', REVEALED, { signed: true, now: LATE }, false],
    ['answers-revealed', 'to everyone', REVEALED, { now: LATE }, true],
    ['code', 'while something can be chosen', OPEN, {}, true],
    ['code', 'when nothing can', aStanding(aReview(), { followed: 'signed' }), {}, false],
    ['long-code', 'likewise', OPEN, {}, true],
    ['drafting-taken-over', 'by whoever drafts now', REVEALED, { act: { party: 'health' } }, false],
    ['renewal-put-out', 'while it is out', { ...REVEALED, followed: 'out' }, {}, true],
    ['renewal-put-out', 'when it came back', REVEALED, {}, false],
    ['renewal-refused', 'while none is out', REVEALED, {}, true],
    ['renewal-refused', 'when one is', { ...REVEALED, followed: 'out' }, {}, false],
    ['review-closed', 'after its end', CLOSED, {}, true],
    ['chosen-openly', 'after its end', CLOSED, {}, false],
  ])('%s %s: %o', (template, _, standing, changes, expected) =>
    expect(goes(template, standing, changes)).toBe(expected),
  );
});
