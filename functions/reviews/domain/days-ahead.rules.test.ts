/** What an open review has ahead: answers, the text that follows, and the day by which it is settled. */
import { describe, expect, it } from 'vitest';
import { aReview, aStanding, closed, EARLIER, LATE, opened, RENEW, revealed, reviewOf } from '../testing/a-review.ts';
import type { Standing } from './choosing.rules.ts';
import { reviewDaysAhead } from './days-ahead.rules.ts';

const days = (standing: Standing, now = EARLIER) =>
  reviewDaysAhead(standing, now).map(({ is, at }) => `${is} ${at.slice(0, 10)}`);
const REVEALED = revealed({ air: RENEW, health: RENEW, forest: RENEW });

describe('A review has ahead', () => {
  it.each<[string, Standing, string, string[]]>([
    ['its answers and the text that follows', aStanding(aReview()), EARLIER, ['answers 2027-11-01', 'text 2027-12-01']],
    ['no answers once they are revealed', aStanding(aReview(REVEALED)), EARLIER, ['text 2027-12-01']],
    ['no text once one is out', aStanding(aReview(REVEALED), { followed: 'out' }), EARLIER, []],
    ['no day that has passed', aStanding(aReview()), LATE, ['text 2027-12-01']],
    [
      'a day by which it is settled, where the MOU does not end with it',
      aStanding(reviewOf(opened({ then: 'goes-on' }))),
      LATE,
      ['settled 2028-02-29'],
    ],
    ['nothing once it is closed', aStanding(aReview(REVEALED, closed())), EARLIER, []],
  ])('%s', (_, standing, now, expected) => expect(days(standing, now)).toEqual(expected));
});
