import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayForField, dayTyped, isDay, notADay } from './day-typed.ts';

describe('A day is taken as people in the US write it', () => {
  it.each([
    '12/15/2026',
    '12-15-2026',
    ' 12/15/2026 ',
    '12 / 15 / 2026',
    'Dec 15, 2026',
    'Dec. 15, 2026',
    'dec 15 2026',
    'December 15 2026',
    'December 15th, 2026',
    'Tue, Dec 15, 2026',
    'Tuesday, December 15, 2026',
    '15 December 2026',
    '15 DEC 2026',
    '15-Dec-2026',
    '15th of December 2026',
    '15.12.2026',
    '12.15.2026',
    '2026-12-15',
    '2026/12/15',
    '１２/１５/２０２６',
  ])('"%s" is 2026-12-15', (typed) => expect(dayTyped(typed)).toBe('2026-12-15'));

  it.each([
    ['12/5/2026', '2026-12-05'],
    ['1/2/2027', '2027-01-02'],
    ['01/02/2027', '2027-01-02'],
    ['Sept 5, 2026', '2026-09-05'],
    ['5.5.2026', '2026-05-05'],
    ['2/29/2028', '2028-02-29'],
    ['May 1, 2026', '2026-05-01'],
  ])('"%s" is %s', (typed, day) => expect(dayTyped(typed)).toBe(day));
});

describe('What is no day is refused in words that say what to do, and stays as it was typed', () => {
  it.each([
    ['', 'There is no date yet.', 'Write it like this: 12/15/2026.'],
    ['last week', 'We cannot read this as a date.', 'Write it like this: 12/15/2026.'],
    ['12/15', 'We cannot read this as a date.', 'Write it like this: 12/15/2026.'],
    ['Ma 5, 2026', 'We cannot read this as a date.', 'Write it like this: 12/15/2026.'],
    ['Dexember 5, 2026', 'We cannot read this as a date.', 'Write it like this: 12/15/2026.'],
    ['2026-12-15T00:00', 'We cannot read this as a date.', 'Write it like this: 12/15/2026.'],
    [`${'1'.repeat(9_000)}/1/2026`, 'We cannot read this as a date.', 'Write it like this: 12/15/2026.'],
    ['15/12/2026', 'There is no month 15.', 'Write the month first: 12/15/2026.'],
    ['40/12/2026', 'There is no month 40.', 'Correct the month.'],
    ['2/30/2027', 'February 2027 has no day 30.', 'Correct the day.'],
    ['2027-02-29', 'February 2027 has no day 29.', 'Correct the day.'],
    ['April 31, 2027', 'April 2027 has no day 31.', 'Correct the day.'],
    ['12/0/2026', 'December 2026 has no day 0.', 'Correct the day.'],
    ['12/15/26', 'The year has two digits.', 'Write all four: 12/15/2026.'],
    ['12/15/9999', 'The year 9999 is not from 1900 to 2100.', 'Correct the year.'],
    ['Dec 15', 'The year is missing.', 'Write it behind the day, as in Dec 15, 2026.'],
    ['5.12.2026', 'This can be May 12 or Dec 5.', 'Write the month in letters: May 12, 2026, or Dec 5, 2026.'],
    ['Mon, Dec 15, 2026', 'Dec 15, 2026 is a Tuesday.', 'Correct the day, or leave out the weekday.'],
  ])('"%.40s": %s', (typed, wrong, remedy) => {
    expect(dayTyped(typed)).toBe(typed);
    expect(notADay(typed, 'by')).toMatchObject({ wrong, remedy, field: 'by' });
  });
});

const aDay = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('A day that stands on record', () => {
  it('is read again as its field shows it', () => {
    fc.assert(fc.property(aDay, (day) => void expect(dayTyped(dayForField(day))).toBe(day)));
    expect(dayForField('2026-12-05')).toBe('12/5/2026');
  });

  it('is the only text that counts as a day', () => {
    fc.assert(fc.property(aDay, (day) => void expect(isDay(day)).toBe(true)));
  });

  it.each(['', '2027-02-29', '2027-02-30', '2027-13-01', '2027-3-1', '2027-03-01T00:00', 'soon', '12/15/2026'])(
    '"%s" is none',
    (text) => expect(isDay(text)).toBe(false),
  );
});

it('Whatever is typed is a day or refused, and never both', () => {
  const pieces = fc.array(
    fc.constantFrom('12', '5', '2026', '26', '0', '/', '-', '.', ' ', ',', 'Dec', 'May', 'th', 'Tue'),
  );
  fc.assert(
    fc.property(
      pieces.map((some) => some.join('')),
      (typed) => {
        const day = dayTyped(typed);
        expect(isDay(day) || day === typed.trim()).toBe(true);
        if (!isDay(day)) expect(notADay(typed, 'day').remedy).toMatch(/^[A-Z].*\.$/);
      },
    ),
  );
});
