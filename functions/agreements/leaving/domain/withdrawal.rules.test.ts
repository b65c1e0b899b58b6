/** A party that gives notice is out on a day that everyone can reckon, whether or not every mailbox still takes mail. */
import { expect, it } from 'vitest';
import { type Notice, withdrawalEnds } from './withdrawal.rules.ts';

const CALENDAR = { zone: 'America/New_York', country: 'US' };
const notice = (changes: Partial<Notice>): Notice => ({
  ...{ days: 90, sentAt: '2027-10-01T14:00:00.000Z', delivered: [] },
  ...changes,
});

it.each<[string, Partial<Notice>, string]>([
  [
    'from the delivery to the last one (right value 6); a last day that is a holiday moves to the next business day',
    { delivered: ['2027-10-01T14:01:00.000Z', '2027-10-02T14:00:00.000Z'] },
    '2028-01-03T22:00:00.000Z',
  ],
  [
    'never past the MOU’s own end (right value 7)',
    { sentAt: '2027-12-15T14:00:00.000Z', delivered: ['2027-12-15T14:00:00.000Z'], endsAt: '2028-02-29T22:00:00.000Z' },
    '2028-02-29T22:00:00.000Z',
  ],
  [
    'from the fifth business day after it was sent, where a mailbox takes no mail (right value 12)',
    { delivered: ['2027-10-01T14:01:00.000Z', undefined] },
    '2028-01-06T22:00:00.000Z',
  ],
  [
    'and no later where the last delivery is later than that',
    { delivered: ['2027-10-29T14:00:00.000Z'] },
    '2028-01-06T22:00:00.000Z',
  ],
  [
    'by the day of the zone, not that of London',
    { days: 30, delivered: ['2027-10-02T03:30:00.000Z'] },
    '2027-11-01T21:00:00.000Z',
  ],
])('The days of a notice run %s', (_, changes, ends) => expect(withdrawalEnds(CALENDAR, notice(changes))).toBe(ends));
