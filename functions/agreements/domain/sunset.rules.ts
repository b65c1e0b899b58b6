/** Staying together is a choice that the parties owe at least every 18 months: the clause of an MOU, and when its review opens. */
import { type Calendar, endOfBusiness, isBusinessDay } from '../../shared/calendar/business-days.ts';
import { lawVersion } from '../../shared/calendar/law.ts';
import { addDays, addMonths, dayOf, hourOf } from '../../shared/days.ts';
import { DAY, type Instant, type PlainDay, type Refusal, say } from '../../shared/kernel.ts';
import type { Draft, Rule } from '../mou/domain/draft.rules.ts';
import type { Mou } from '../mou/domain/mou.schema.ts';

type Sunset = NonNullable<Draft['sunset']>;

const daysFrom = (from: PlainDay, to: PlainDay): number => (Date.parse(to) - Date.parse(from)) / DAY;

/** No stretch of months is shorter than the shorter one from these two days, in a year and before a year without a leap day. */
const FIRST_DAYS = ['2025-01-01', '2025-01-31'];

/** The fewest days that so many months can have. */
const fewestDays = (months: number): number =>
  Math.min(...FIRST_DAYS.map((first) => daysFrom(first, addMonths(first, months))));

/** Before its end, at most half of a term is review. */
export const longestLead = (months: number): number => Math.floor(fewestDays(months) / 2);

/** Where half of the term leaves room for it. */
const SHORTEST_LEAD = 90;

const theReviewHasItsTime = ({ months, opensDaysBefore }: Sunset): Refusal[] => {
  const most = longestLead(months);
  const field = 'sunset.opensDaysBefore';
  if (opensDaysBefore > most)
    return [
      say(
        'review-too-early',
        `The review opens ${opensDaysBefore} days before the end, which is more than half of ${months} months.`,
        `Write at most ${most} days in \`opensDaysBefore\`, half of the fewest days that so many months can have.`,
        field,
      ),
    ];
  return opensDaysBefore < Math.min(SHORTEST_LEAD, most)
    ? [
        say(
          'review-too-late',
          `The review opens ${opensDaysBefore} days before the end, which leaves it too little time.`,
          `Write at least ${Math.min(SHORTEST_LEAD, most)} days in \`opensDaysBefore\`.`,
          field,
        ),
      ]
    : [];
};

const onlyWhatGoesOnHasAnEndDay = ({ then, endsOn }: Sunset): Refusal[] =>
  then === 'ends' && endsOn !== undefined
    ? [
        say(
          'end-day-of-its-own',
          'The MOU ends after its months and names an end day as well.',
          'Leave `endsOn` out, or write `"then": "goes-on"`: then the MOU runs to that day, and its review stays owed.',
          'sunset.endsOn',
        ),
      ]
    : [];

const theEndComesAfterTheBeginning = ({ endsOn }: Sunset, { effective }: Draft): Refusal[] =>
  endsOn !== undefined && effective?.kind === 'on' && endsOn <= effective.day
    ? [
        say(
          'ends-before-it-begins',
          'The end day is not after the day on which the MOU takes effect.',
          'Correct `sunset.endsOn` or `effective.day`.',
          'sunset.endsOn',
        ),
      ]
    : [];

export const sunsetRules: Rule = (draft) => {
  const { sunset } = draft;
  const rules = [theReviewHasItsTime, onlyWhatGoesOnHasAnEndDay, theEndComesAfterTheBeginning];
  return sunset ? rules.flatMap((rule) => rule(sunset, draft)) : [];
};

/** An MOU that goes out on or after its end day could bind nobody. */
export const overBeforeItGoesOut = (
  { endsOn }: { endsOn?: PlainDay | undefined },
  zone: string,
  now: Instant,
): Refusal | undefined =>
  endsOn !== undefined && endsOn <= dayOf(zone, now)
    ? say(
        'end-day-over',
        `The MOU would end on ${endsOn}, and that day has come.`,
        'Write a later day, or leave `endsOn` out.',
        'sunset.endsOn',
      )
    : undefined;

export const beginsBeforeItIsSigned = (day: PlainDay | null, today: PlainDay): Refusal[] =>
  day === null || day >= today
    ? []
    : [
        say(
          'effective-day-passed',
          `It would take effect on ${day}, before anyone can sign it.`,
          'Write a day to come, or let it take effect with the last signature.',
          'effective.day',
        ),
      ];

type Days = Pick<Mou, 'sunset' | 'effective' | 'signing'> & { calendar: Pick<Mou['calendar'], 'zone'> };

/**
 * What a first text says of its days against those on which it is signed. A successor is signed under the end of the text that it
 * follows, and has rules of its own.
 */
export function daysBeforeItIsSigned(
  { sunset: { endsOn }, effective, signing, calendar }: Days,
  now: Instant,
): Refusal[] {
  const today = dayOf(calendar.zone, now);
  const signedBy = addDays(today, signing.periodDays);
  return [
    ...beginsBeforeItIsSigned(effective.kind === 'on' ? effective.day : null, today),
    ...(endsOn !== undefined && endsOn > today && endsOn <= signedBy
      ? [
          say(
            'end-day-before-signatures',
            `The MOU would end on ${endsOn}, and it could be signed until ${signedBy}.`,
            'Write a later day in `endsOn`, or fewer days in `signing.periodDays`.',
            'sunset.endsOn',
          ),
        ]
      : []),
  ];
}

/**
 * What stops a file at that moment, whatever its terms.
 *
 * @param first an MOU of its own, that follows no other and was signed nowhere else
 */
export function daysThatStop(mou: Days, now: Instant, first: boolean): Refusal[] {
  const over = overBeforeItGoesOut(mou.sunset, mou.calendar.zone, now);
  return [...(over ? [over] : []), ...(first ? daysBeforeItIsSigned(mou, now) : [])];
}

const OPENING_HOUR = 9;

/**
 * When the review opens: so many calendar days before the counted end day, whatever business day the end is moved to; where that day is
 * closed, on the business day before it; 9:00 in the zone.
 */
export function opensAt(calendar: Calendar, ends: PlainDay, daysBefore: number): Instant {
  let day = addDays(ends, -daysBefore);
  while (!isBusinessDay(calendar, day)) day = addDays(day, -1);
  return hourOf(calendar.zone, day, OPENING_HOUR);
}

/** The opening of the review and the end of a term, at hours when offices are open. */
export const sunsetOf = (
  calendar: Calendar,
  { sunset, ends }: { sunset: PlainDay; ends?: PlainDay | undefined },
  daysBefore: number,
) => ({
  sunsetAt: opensAt(calendar, sunset, daysBefore),
  ...(ends !== undefined && { endsAt: endOfBusiness(calendar, ends) }),
  calendar: lawVersion,
});
