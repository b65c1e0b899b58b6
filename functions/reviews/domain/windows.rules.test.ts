/** The windows of a review: whole days in proportion, at the end of business, moved by suspensions, and never past the end. */
import { describe, expect, it } from 'vitest';
import { aReview, OPENED, WINDOWS } from '../testing/a-watched-review.ts';
import { windowsAt, windowsOf } from './windows.rules.ts';

const calendar = { zone: 'America/New_York', country: 'US' };

describe('The windows', () => {
  it('of 180 days are answers at -120, the text at -90 and the warning at -30, on business days', () =>
    expect(windowsOf(calendar, OPENED, '2028-02-29', 180)).toEqual(WINDOWS));

  it('of a term of six months are in proportion', () =>
    expect(windowsOf(calendar, '2026-06-04T13:00:00.000Z', '2026-09-02', 90)).toEqual({
      answersBy: '2026-07-06T21:00:00.000Z',
      textBy: '2026-07-20T21:00:00.000Z',
      warnAt: '2026-08-18T13:00:00.000Z',
      closesAt: '2026-09-02T21:00:00.000Z',
    }));

  it('of a review that opens on its last day are all that day', () => {
    const { closesAt, warnAt, ...others } = windowsOf(calendar, '2028-02-29T15:00:00.000Z', '2028-02-29', 180);
    expect([others.answersBy, others.textBy, closesAt]).toEqual(Array(3).fill('2028-02-29T22:00:00.000Z'));
    expect(warnAt <= closesAt).toBe(true);
  });
});

describe('A suspension', () => {
  const review = aReview();
  const pause = { from: '2027-10-18T15:00:00.000Z', until: '2027-10-25T15:00:00.000Z' };

  it('moves the inner windows by its business days, and the end by nothing', () => {
    const moved = windowsAt(review, [pause]);
    expect(moved).toEqual({
      answersBy: '2027-11-08T22:00:00.000Z',
      textBy: '2027-12-08T22:00:00.000Z',
      warnAt: expect.stringMatching(/^2028-02-0[78]T14:00/),
      closesAt: WINDOWS.closesAt,
    });
  });

  it('that lasts for months moves nothing past the end', () => {
    const { answersBy, textBy, warnAt, closesAt } = windowsAt(review, [
      { ...pause, until: '2028-02-25T15:00:00.000Z' },
    ]);
    expect([answersBy, textBy].every((at) => at <= closesAt)).toBe(true);
    expect([warnAt <= closesAt, closesAt]).toEqual([true, WINDOWS.closesAt]);
  });

  it('before the review opened moves nothing', () =>
    expect(windowsAt(review, [{ from: '2027-08-01T15:00:00.000Z', until: '2027-08-20T15:00:00.000Z' }])).toEqual(
      WINDOWS,
    ));
});
