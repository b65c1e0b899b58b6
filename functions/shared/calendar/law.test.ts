import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { plainDay, weekdayOf } from './day-number.ts';
import { expand } from './expand.ts';
import { FEDERAL } from './federal.ts';
import { closedDays, knows, lawVersion, REGIONS } from './law.ts';
import { beyondFederal, closedWeekdays, FEDERAL_OFFICES, isWeekday, offices, regions } from './testing/expanded.ts';
import { VERSIONS } from './testing/versions.ts';

const FIRST = 2025;
const LAST = 2060;

/** 5 USC 6103(a), asked of a single day; nothing of the rules is used. */
const isLegalHoliday = (day: Date): boolean => {
  const [month, of, weekday] = [day.getUTCMonth() + 1, day.getUTCDate(), day.getUTCDay()];
  const week = Math.ceil(of / 7);
  const lastOfMay = month === 5 && of > 24;
  const fixed = ['1/1', '6/19', '7/4', '11/11', '12/25'].includes(`${month}/${of}`);
  const monday = weekday === 1 && (['1/3', '2/3', '9/1', '10/2'].includes(`${month}/${week}`) || lastOfMay);
  return fixed || monday || (weekday === 4 && month === 11 && week === 4);
};

const DAY = 86_400_000;
/** Subsection (b)(1) and E.O. 11582: a day is closed for itself, for a Saturday that follows it, or for a Sunday before it. */
const closesFederalOffices = (at: number): boolean => {
  const [before, day, next] = [at - DAY, at, at + DAY].map((one) => new Date(one)) as [Date, Date, Date];
  if (isLegalHoliday(day)) return true;
  return (next.getUTCDay() === 6 && isLegalHoliday(next)) || (before.getUTCDay() === 0 && isLegalHoliday(before));
};

describe('The federal calendar is that of 5 USC 6103', () => {
  it('on every weekday from 2025 to 2060', () => {
    const closed = closedWeekdays(FEDERAL_OFFICES, FIRST, LAST);
    const wrong: string[] = [];
    let weekdays = 0;
    for (let at = Date.UTC(FIRST, 0, 1); at < Date.UTC(LAST + 1, 0, 1); at += DAY) {
      const day = new Date(at).toISOString().slice(0, 10);
      if (!isWeekday(day)) continue;
      weekdays += 1;
      if (closed.has(day) !== closesFederalOffices(at)) wrong.push(day);
    }
    expect(wrong).toEqual([]);
    expect(weekdays).toBe(9393);
  });

  it.each([
    ['2028-11-10', '2034-11-10', '2045-11-10', '2051-11-10', '2056-11-10'],
    ['2029-11-12', '2035-11-12', '2040-11-12', '2046-11-12', '2057-11-12'],
  ])('closes for Veterans Day on a weekend: %s, %s, %s, %s, %s', (...days) => {
    for (const day of days)
      expect(closedDays(FEDERAL_OFFICES, Number(day.slice(0, 4))).get(day)).toBe('Veterans Day, observed');
  });

  it('closes the last day of a year for a New Year’s Day on Saturday', () => {
    expect(closedDays(FEDERAL_OFFICES, 2027).get('2027-12-31')).toBe('New Year’s Day, observed');
    expect(closedDays(FEDERAL_OFFICES, 2028).get('2028-01-01')).toBe('New Year’s Day');
  });
});

describe('A region closes its own days and the federal ones', () => {
  it.each([
    ['AK', '2026-10-19', 'Alaska Day, observed'],
    ['CA', '2027-03-31', 'Farmworkers Day'],
    ['CA', '2029-11-12', 'Veterans Day, observed'],
    ['DC', '2041-01-21', 'Birthday of Martin Luther King, Jr.'],
    ['DC', '2033-01-20', 'Inauguration Day'],
    ['GA', '2026-12-24', 'Washington’s Birthday, observed'],
    ['KY', '2028-11-07', 'Presidential Election Day'],
    ['LA', '2027-02-09', 'Mardi Gras'],
    ['NV', '2026-10-30', 'Nevada Day'],
    ['RI', '2026-07-03', 'Independence Day, observed'],
    ['RI', '2026-07-06', 'Independence Day, observed'],
    ['SC', '2026-05-11', 'Confederate Memorial Day, observed'],
    ['SC', '2026-12-28', 'Day after Christmas, observed'],
    ['UT', '2026-06-15', 'Juneteenth National Freedom Day, observed'],
    ['VA', '2026-11-27', 'Day after Thanksgiving'],
    ['VA', '2027-11-02', 'Election Day'],
    ['WA', '2026-11-27', 'Native American Heritage Day'],
    ['CA', '2029-03-30', undefined],
    ['KY', '2026-11-03', undefined],
    ['OH', '2026-11-27', undefined],
    ['TX', '2027-04-21', undefined],
    ['UT', '2026-04-03', undefined],
    ['WV', '2027-05-11', undefined],
  ])('%s %s: %s', (region, day, name) =>
    expect(closedDays(offices(region), Number(day.slice(0, 4))).get(day)).toBe(name),
  );

  it('never opens a day that closes federal offices', () => {
    const federal = [...closedWeekdays(FEDERAL_OFFICES, FIRST, LAST).keys()];
    for (const region of regions) {
      const closed = closedWeekdays(offices(region), FIRST, LAST);
      expect(federal.filter((day) => !closed.has(day))).toEqual([]);
    }
  });

  it('knows the fifty states, the District of Columbia and five territories, and nothing else', () => {
    expect(regions).toHaveLength(56);
    expect(knows({ country: 'US' })).toBe(true);
    for (const region of regions) expect(knows(offices(region))).toBe(true);
    for (const of of [
      offices('XX'),
      offices('or'),
      offices('toString'),
      { country: 'CA' },
      { country: 'CA', region: 'ON' },
    ]) {
      expect(knows(of)).toBe(false);
      expect(() => closedDays(of, 2026)).toThrow(RangeError);
    }
  });
});

describe('Every rule', () => {
  const every = Object.entries({ US: FEDERAL, ...REGIONS }).flatMap(([region, rules]) =>
    rules.map((rule) => ({ region, rule, beside: [...FEDERAL, ...rules].filter((one) => one !== rule) })),
  );
  const years = Array.from({ length: LAST - FIRST + 1 }, (_, at) => FIRST + at);

  it.each(every)('closes a weekday that nothing else closes: $region $rule.name', ({ rule, beside }) => {
    const adds = years.some((year) => {
      const others = expand(beside, year);
      return [...expand([rule], year).keys()].some((day) => isWeekday(day) && !others.has(day));
    });
    expect(adds).toBe(true);
  });

  it('cites its law, and holds its day in the year it is asked for', () => {
    for (const { rule } of every) {
      expect(rule.law).toMatch(/\S/);
      for (const year of years) expect(plainDay(rule.day(year)).slice(0, 4)).toBe(String(year));
    }
  });

  it('observes no holiday on a weekend', () => {
    for (const { rule } of every)
      for (const year of years) {
        const moved = rule.observed?.[weekdayOf(rule.day(year))];
        if (moved) expect(isWeekday(plainDay(rule.day(year) + moved))).toBe(true);
      }
  });
});

describe('A change of the law shows', () => {
  /** A line for each region and year, of the days that close more than federal offices. */
  const written = regions.flatMap((region) => {
    const days = [...beyondFederal(region, 2025, 2031)];
    return Object.entries(Object.groupBy(days, ([day]) => day.slice(0, 4))).map(
      ([year, closed = []]) =>
        `${region} ${year}: ${closed.map(([day, name]) => `${day.slice(5)} ${name}`).join('; ')}\n`,
    );
  });

  it('in the days written out', async () => {
    await expect(written.join('')).toMatchFileSnapshot('testing/closed-days.txt');
  });

  it('in its version: add a line to testing/versions.ts when a day changes', () => {
    const days = ['', ...regions].map((region) => [
      region,
      ...closedWeekdays(region ? offices(region) : FEDERAL_OFFICES, FIRST, LAST).keys(),
    ]);
    const digest = createHash('sha256').update(JSON.stringify(days)).digest('hex');
    expect({ [lawVersion]: digest }).toEqual({ [lawVersion]: VERSIONS[lawVersion] });
    expect(new Set(Object.values(VERSIONS)).size).toBe(Object.keys(VERSIONS).length);
  });
});
