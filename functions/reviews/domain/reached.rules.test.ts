/** Where every mailbox of a party refuses the mail of a review, others of that party are told, once. */
import { describe, expect, it } from 'vitest';
import { aReview, EARLIER } from '../testing/a-review.ts';
import { liaisonAt, reported } from './reached.rules.ts';
import { reviewEffects } from './review.effects.ts';
import { evolveReview, type Review } from './review.state.ts';

type Report = 'delivered' | 'bounced' | 'suppressed';
const data = (to: string, report: Report) => ({
  party: 'air',
  to,
  report,
  template: 'review-opened',
  messageId: 'm-1',
});

/** Whom each report has told. */
function told(...reports: (readonly [to: string, report: Report])[]): string[] {
  let review: Review = aReview();
  return reports.flatMap(([to, report]) => {
    const events = reported(review, data(to, report));
    return events.flatMap((event) => {
      review = evolveReview(review, event, EARLIER);
      return reviewEffects(event, review, { round: 'sig_1', further: ['air_cfo'], stream: 'srv_1' }).flatMap(
        (effect) => (effect.kind === 'mail' ? effect.to : []),
      );
    });
  });
}
const [first, second] = [liaisonAt(0, 2), liaisonAt(1, 2)];

describe('The offices above', () => {
  it.each<[string, Parameters<typeof told>, string[]]>([
    [
      'are told with the last mailbox that refuses',
      [
        [first, 'bounced'],
        ['air', 'bounced'],
        ['air_cfo', 'suppressed'],
        [second, 'bounced'],
      ],
      ['air/above'],
    ],
    [
      'are not while one of two liaisons can be reached',
      [
        [first, 'bounced'],
        ['air', 'bounced'],
        ['air_cfo', 'bounced'],
      ],
      [],
    ],
    [
      'are not told twice of the same',
      [
        [first, 'bounced'],
        [second, 'bounced'],
        ['air_cfo', 'bounced'],
        ['air', 'bounced'],
        ['air', 'bounced'],
      ],
      ['air/above'],
    ],
    [
      'are told again when a mailbox was mended and lost anew',
      [
        [first, 'bounced'],
        [second, 'bounced'],
        ['air_cfo', 'bounced'],
        ['air', 'bounced'],
        ['air', 'delivered'],
        ['air', 'bounced'],
      ],
      ['air/above', 'air/above'],
    ],
  ])('%s', (_, reports, to) => expect(told(...reports)).toEqual(to));
});

it('That mail arrived is recorded only where it had come back', () => {
  expect(reported(aReview(), data('air', 'delivered'))).toEqual([]);
  expect(reported(aReview(), data('air', 'bounced'))).toHaveLength(1);
});
