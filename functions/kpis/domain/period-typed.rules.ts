/** A period is typed as its first month; a quarter or year by number may mean several, so it is asked and not guessed. */
import { beginsIn } from '../../agreements/mou/domain/kpis.rules.ts';
import { type Refusal, say } from '../../shared/kernel.ts';
import { isMonth, nextPeriod, type PeriodKey, periodHolding, type Rhythm } from './period.rules.ts';
import { calendarLabel, FEDERAL } from './period-label.rules.ts';

/** What a typed period may mean. */
export interface Reading {
  /** `calendar`, `federal`, or `July years`. */
  by: string;
  period: PeriodKey;
  label: string;
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];
const STATES = 7;
const wayOf = (startsIn: number): string =>
  startsIn === 1 ? 'calendar' : startsIn === FEDERAL.startsIn ? FEDERAL.whose : `years from ${MONTHS[startsIn - 1]}`;

/** `2027-Q1`, `Q1 2027`, `FY27 Q1`, `FY2027`, `2027` */
const NUMBERED = /^(?:FY\s*)?(20\d\d|\d\d)[\s-]*(?:Q\s*([1-4]))?$|^Q\s*([1-4])[\s-]*(?:FY\s*)?(20\d\d|\d\d)$/i;

const monthText = (year: number, month: number): PeriodKey => `${year}-${String(month).padStart(2, '0')}`;

/** A fiscal year begins in the calendar year before the one whose number it has, unless it begins in January. */
const yearBegins = (year: number, startsIn: number): PeriodKey => monthText(startsIn === 1 ? year : year - 1, startsIn);

/** What a quarter or a year by its number may mean: by the calendar, by federal and July years, and by those of the KPI. */
export function readingsOf(rhythm: Rhythm, typed: string): Reading[] {
  const [, before, quarter, other = quarter, after = before] = NUMBERED.exec(typed) ?? [];
  if (after === undefined || (rhythm.frequency === 'quarter') !== (other !== undefined)) return [];
  if (rhythm.frequency === 'month') return [];
  const year = Number(after.length === 2 ? `20${after}` : after);
  const starts = [...new Set([1, FEDERAL.startsIn, STATES, rhythm.yearStartsIn])];
  return starts.map((startsIn) => {
    const parts = { frequency: rhythm.frequency, yearStartsIn: startsIn };
    let period = yearBegins(year, startsIn);
    for (let at = 1; at < Number(other ?? 1); at += 1) period = nextPeriod(parts, period);
    return { by: wayOf(startsIn), period, label: calendarLabel(parts, period) };
  });
}

const between = (rhythm: Rhythm, month: PeriodKey): Refusal => {
  const own = periodHolding(rhythm, month);
  return say(
    'period-between',
    `No ${rhythm.frequency} of this KPI begins in ${month}.`,
    `Write ${own} for ${calendarLabel(rhythm, own)}, the ${rhythm.frequency} in which it lies.`,
  );
};

const EXAMPLE = 'Write the first month of the period, such as 2027-01.';

const unread = (rhythm: Rhythm, typed: string): Refusal => {
  if (typed === '') return say('period-missing', 'There is no period.', EXAMPLE);
  const readings = readingsOf(rhythm, typed);
  if (readings.length > 0) {
    const meanings = readings.map(({ by, label }) => `${label} (${by})`).join(', ');
    const keys = readings.map(({ period, label }) => `${period} for ${label}`).join(', ');
    return say('period-ambiguous', `“${typed}” may mean ${meanings}.`, `Write the first month: ${keys}.`);
  }
  return say('period-unreadable', `“${typed.slice(0, 40)}” is not the first month of a period.`, EXAMPLE);
};

export type TypedPeriod = { period: PeriodKey; refused?: undefined } | { refused: Refusal; period?: undefined };

/** With the label behind it, as in our own sheets: a spreadsheet makes a date of the month alone. */
const LABELED = /^(\S+)\s*\(([^()]*)\)$/;

/** Longer than any period with its label: what stands behind is not looked at, and no period ends there. */
const LONGEST = 60;

/** The period that was typed, if the KPI has one that begins so. */
export function periodTyped(rhythm: Rhythm, typed: string): TypedPeriod {
  const text = typed.trim().slice(0, LONGEST);
  const [, month = text, label] = LABELED.exec(text) ?? [];
  if (!isMonth(month)) return { refused: unread(rhythm, month) };
  if (!beginsIn(rhythm, month)) return { refused: between(rhythm, month) };
  const right = calendarLabel(rhythm, month);
  if (label === undefined || label === right) return { period: month };
  return {
    refused: say(
      'period-label-differs',
      `${month} is ${right}, and “${label.slice(0, 40)}” follows it.`,
      `Write ${month} alone if ${right} is meant, or the first month of the other period.`,
    ),
  };
}

/** As our own sheets write it. */
export const periodCell = (rhythm: Rhythm, period: PeriodKey): string => `${period} (${calendarLabel(rhythm, period)})`;
