import { describe, expect, it } from 'vitest';
import { DAY, plus } from '../shared/kernel.ts';
import { goesAlone, MOST_ALONE, MOST_NEWS_ALONE, nextDaily, nextWeekly } from './week.rules.ts';

describe('The email of the week', () => {
  it.each([
    ['2026-11-30T12:59:59.999Z', '2026-11-30T13:00:00.000Z'],
    ['2026-11-30T13:00:00.000Z', '2026-12-07T13:00:00.000Z'],
    ['2026-12-03T15:00:00.000Z', '2026-12-07T13:00:00.000Z'],
    ['2026-12-06T23:59:00.000Z', '2026-12-07T13:00:00.000Z'],
  ])('after %s goes out at %s, a Monday', (now, at) => {
    expect(nextWeekly(now)).toBe(at);
    expect(new Date(at).getUTCDay()).toBe(1);
  });
});

describe('A reminder', () => {
  const weekly = '2026-12-07T13:00:00.000Z';
  const later = plus(weekly, 3 * DAY);
  const three = ['a', 'b', 'c'];

  it.each([
    ['one of the first three', { alone: ['a', 'b'], gathered: [] }, 'd', later, true],
    ['the fourth', { alone: three, gathered: [] }, 'd', later, false],
    ['the fourth, without a day', { alone: three, gathered: [] }, 'd', undefined, false],
    ['the fourth, due before it', { alone: three, gathered: [] }, 'd', plus(weekly, -1), true],
    ['the fourth, due on its day', { alone: three, gathered: [] }, 'd', plus(weekly, DAY - 1), true],
    ['the fourth, due a day after it', { alone: three, gathered: [] }, 'd', plus(weekly, DAY), false],
    ['one that went alone, tried again', { alone: three, gathered: ['d'] }, 'b', later, true],
    ['one that waits, tried again', { alone: ['a'], gathered: ['d'] }, 'd', later, false],
  ])('%s', (_, week, key, by, alone) => expect(goesAlone(week, key, by, weekly)).toBe(alone));

  it('of eighteen in three weeks brings nobody more than three emails a week and one', () => {
    const emails = [0, 1, 2].map((weeks) => {
      const at = plus(weekly, weeks * 7 * DAY);
      const week = { alone: [] as string[], gathered: [] as string[] };
      for (let nth = 0; nth < 6; nth++) {
        const key = String(nth);
        (goesAlone(week, key, plus(at, 5 * DAY), at) ? week.alone : week.gathered).push(key);
      }
      return week.alone.length + Math.min(1, week.gathered.length);
    });
    expect(emails).toEqual([MOST_ALONE + 1, MOST_ALONE + 1, MOST_ALONE + 1]);
  });
});

describe('The email of the next morning', () => {
  it.each([
    ['2026-11-30T12:59:59.999Z', '2026-11-30T13:00:00.000Z'],
    ['2026-11-30T13:00:00.000Z', '2026-12-01T13:00:00.000Z'],
    ['2026-12-31T23:59:00.000Z', '2027-01-01T13:00:00.000Z'],
  ])('after %s goes out at %s', (now, at) => expect(nextDaily(now)).toBe(at));

  it('has what comes after the twentieth of a day, unless it is due before', () => {
    const morning = '2026-12-01T13:00:00.000Z';
    const alone = Array.from({ length: MOST_NEWS_ALONE }, (_, nth) => String(nth));
    const goes = (by?: string) => goesAlone({ alone, gathered: [] }, 'next', by, morning, MOST_NEWS_ALONE);
    expect([goes(), goes(plus(morning, DAY)), goes(plus(morning, DAY - 1))]).toEqual([false, false, true]);
    expect(goesAlone({ alone: alone.slice(1), gathered: [] }, 'next', undefined, morning, MOST_NEWS_ALONE)).toBe(true);
  });
});
