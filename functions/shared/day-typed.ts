/** A day as people type it: 12/15/2026 and the other usual forms. What can be read in two ways, or is on no calendar, is refused in words. */
import { weekdayOf } from './days.ts';
import { type PlainDay, type Refusal, say } from './kernel.ts';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
] as const;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

const YEARS = { first: 1900, last: 2100 };
/** Longer than any day in words, `Wednesday, September 30th, 2026`. */
export const LONGEST_DAY = 40;

type Read = { day: PlainDay; flaw?: undefined } | { day?: undefined; flaw: Refusal };

const two = (number: number): string => String(number).padStart(2, '0');
const short = (month: number): string => MONTHS[month - 1]?.slice(0, 3) ?? '';
const lastOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const EXAMPLE = 'Write it like this: 12/15/2026.';
const UNREAD = { flaw: say('not-a-day', 'We cannot read this as a date.', EXAMPLE) };

/** The calendar has the last word. */
function real(year: number, month: number, day: number): Read {
  if (year < YEARS.first || year > YEARS.last)
    return {
      flaw: say('not-a-day', `The year ${year} is not from ${YEARS.first} to ${YEARS.last}.`, 'Correct the year.'),
    };
  if (month < 1 || month > 12) {
    const turned = month <= 31 && day >= 1 && day <= 12;
    const remedy = turned ? `Write the month first: ${day}/${month}/${year}.` : 'Correct the month.';
    return { flaw: say('not-a-day', `There is no month ${month}.`, remedy) };
  }
  if (day < 1 || day > lastOf(year, month))
    return { flaw: say('not-a-day', `${MONTHS[month - 1]} ${year} has no day ${day}.`, 'Correct the day.') };
  return { day: `${year}-${two(month)}-${two(day)}` };
}

/** Month first, as people in the US write it. */
function monthFirst(month: number, day: number, year: string): Read {
  if (year.length === 4) return real(Number(year), month, day);
  return { flaw: say('not-a-day', 'The year has two digits.', `Write all four: ${month}/${day}/20${year}.`) };
}

/** Written with dots, the day often comes first: where both may be meant, neither is guessed. */
function withDots(one: number, other: number, year: number): Read {
  if (one > 12) return real(year, other, one);
  if (other > 12 || one === other) return real(year, one, other);
  const [usual, turned] = [`${short(one)} ${other}`, `${short(other)} ${one}`];
  const remedy = `Write the month in letters: ${usual}, ${year}, or ${turned}, ${year}.`;
  return { flaw: say('day-ambiguous', `This can be ${usual} or ${turned}.`, remedy) };
}

/** By at least three letters, or the four of `Sept`. */
const startOf = (names: readonly string[], letters: string): number =>
  letters.length < 3 ? -1 : names.findIndex((name) => name.toLowerCase().startsWith(letters));

function withMonth(month: number, day: number, year: number, weekday: string | undefined): Read {
  const found = real(year, month, day);
  if (found.flaw || weekday === undefined) return found;
  const [said, is] = [startOf(WEEKDAYS, weekday), weekdayOf(found.day)];
  if (said < 0) return UNREAD;
  if (said === is) return found;
  return {
    flaw: say(
      'day-contradicts-weekday',
      `${short(month)} ${day}, ${year} is a ${WEEKDAYS[is]}.`,
      'Correct the day, or leave out the weekday.',
    ),
  };
}

const DIGITS = /^(\d{1,2}) ?([/-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$/;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const DOTS = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/;
const WORDS =
  /^(?:([a-z]+) )?(?:([a-z]+) (\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?([a-z]+))(?:[ -](\d{4}))?$/;

function inWords(text: string): Read {
  const words = WORDS.exec(text.replaceAll(/[,.]/g, ' ').replaceAll(/\s+/g, ' ').trim());
  if (!words) return UNREAD;
  const [, weekday, monthBefore, dayAfter, dayBefore, monthAfter, year] = words;
  const [letters, day] = [monthBefore ?? monthAfter ?? '', Number(dayAfter ?? dayBefore)];
  const month = startOf(MONTHS, letters) + 1;
  if (month === 0) return UNREAD;
  if (year === undefined)
    return {
      flaw: say('not-a-day', 'The year is missing.', `Write it behind the day, as in ${short(month)} ${day}, 2026.`),
    };
  return withMonth(month, day, Number(year), weekday);
}

function read(typed: string): Read {
  if (typed.length > LONGEST_DAY) return UNREAD;
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (text === '') return { flaw: say('not-a-day', 'There is no date yet.', EXAMPLE) };
  const [, month, , day, year] = DIGITS.exec(text) ?? [];
  if (year !== undefined) return monthFirst(Number(month), Number(day), year);
  const [yearFirst, dots] = [YEAR_FIRST.exec(text), DOTS.exec(text)];
  if (yearFirst) return real(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
  if (dots) return withDots(Number(dots[1]), Number(dots[2]), Number(dots[3]));
  return inWords(text);
}

/** A day that the calendar knows, as the record has it: 2027-02-30 is none. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** The day that was typed, as the record has it; what is none stays as it was typed, and the rules refuse it (`notADay`). */
export const dayTyped = (typed = ''): string => read(typed).day ?? typed.trim();

/** Why this is no day, for whoever typed it. */
export const notADay = (typed: string, field: string): Refusal => ({ ...(read(typed).flaw ?? UNREAD.flaw), field });

/** `12/15/2026`, as a field shows a day that stands on record. */
export function dayForField(day: PlainDay): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${month}/${date}/${year}`;
}
