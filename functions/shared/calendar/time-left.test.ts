/** The time until a deadline is said in whole business days, and in hours on its last day. */
import { describe, expect, it } from 'vitest';
import type { Calendar } from './business-days.ts';
import { sayTimeLeft } from './time-left.ts';

const eastern: Calendar = { zone: 'America/New_York', country: 'US' };
/** Wednesday, Dec 2, 2026, 17:00. */
const DUE = '2026-12-02T22:00:00.000Z';

describe('Until Wednesday at five in the afternoon', () => {
  it.each([
    [
      '2026-11-24T14:00:00.000Z',
      '6 business days left',
      'Tuesday at nine of the week before, with Thanksgiving between',
    ],
    ['2026-11-27T22:00:00.000Z', '3 business days left', 'Friday at five'],
    ['2026-11-29T17:00:00.000Z', '3 business days left', 'Sunday'],
    ['2026-12-01T14:00:00.000Z', '2 business days left', 'Tuesday at nine'],
    ['2026-12-01T14:00:01.000Z', '1 business day left', 'a second later: nobody is promised time they lack'],
    ['2026-12-01T22:00:00.000Z', '1 business day left', 'Tuesday at five'],
    ['2026-12-01T22:00:01.000Z', '23 hours left', 'a second later'],
    ['2026-12-02T14:00:00.000Z', '8 hours left', 'Wednesday at nine'],
    ['2026-12-02T21:59:00.000Z', '1 minute left', 'a minute before'],
    ['2026-12-02T22:00:00.000Z', 'ended', 'at that moment'],
    ['2026-12-04T14:00:00.000Z', 'ended', 'days later'],
  ])('at %s: %s, %s', (now, said) => expect(sayTimeLeft(eastern, now, DUE)).toBe(said));
});

it('Where no whole business day is left, hours are said, over a weekend as well', () =>
  expect(sayTimeLeft(eastern, '2026-12-04T15:00:00.000Z', '2026-12-07T15:00:00.000Z')).toBe('72 hours left'));
