/** The days an executed agreement runs: effective, sunset review and end, counted in the MOU's zone from the last signature. */

import { addMonths, dayOf, hourOf } from '../../shared/days.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import type { AgreementEvent } from './agreement.events.ts';
import type { Agreement } from './agreement.state.ts';

type Term = Extract<AgreementEvent, { type: 'AgreementExecuted' }>['data'];

const CLOSING_HOUR = 17;

/** Deadlines of the last day end at 17:00; the calendar moves them to a business day. */
export const endOf = (zone: string, day: PlainDay): Instant => hourOf(zone, day, CLOSING_HOUR);

/** A first day that has passed by the last signature gives way to the day of that signature: no agreement binds backwards. */
export function termOf(
  agreement: Agreement,
  round: { id: string; signatories: object },
  now: Instant,
  whole: Agreement = agreement,
): Term {
  const { zone, follows } = agreement;
  const signed = { executedAt: now, signatures: Object.keys(round.signatories).length, round: round.id };
  const before = follows && whole.term;
  if (before && follows.kind === 'renewal') return { ...signed, ...renewed(before, agreement) };
  const today = dayOf(zone, now);
  const later = agreement.effectiveOn !== null && agreement.effectiveOn > today;
  const effective = later && agreement.effectiveOn ? agreement.effectiveOn : today;
  const begins = { effective, effectiveAt: later ? hourOf(zone, effective, 0) : now };
  // An amendment keeps the days of the text that it amends: else a typo a year would put off every review.
  if (before) return { ...signed, ...begins, ...daysOf(before) };
  return { ...signed, ...begins, ...daysFrom(effective, agreement) };
}

/** The last day of a term that is counted from that day; none of an MOU that goes on without one. */
export const lastDayOf = (
  { then, months, endsOn }: Pick<Agreement['sunset'], 'then' | 'months'> & { endsOn?: PlainDay | undefined },
  from: PlainDay,
): PlainDay | undefined => (then === 'ends' ? addMonths(from, months) : endsOn);

function daysFrom(first: PlainDay, { zone, sunset }: Agreement) {
  const chosenFor = addMonths(first, sunset.months);
  const ends = lastDayOf(sunset, first);
  return {
    // An MOU that goes on to an earlier day is reviewed before that day: nothing ends unreviewed.
    sunset: ends !== undefined && ends < chosenFor ? ends : chosenFor,
    ...(ends !== undefined && { ends, endsAt: endOf(zone, ends) }),
  };
}

const daysOf = ({ sunset, ends, endsAt }: Term) => ({
  sunset,
  ...(ends !== undefined && { ends }),
  ...(endsAt !== undefined && { endsAt }),
});

/** A renewal holds from the last moment of the text before it, and reckons from that text's own last day, not from the business day after it. */
function renewed({ ends: last, endsAt }: Term, agreement: Agreement) {
  if (last === undefined || endsAt === undefined) throw new Error('Only a text that ends is renewed');
  return { effective: dayOf(agreement.zone, endsAt), effectiveAt: endsAt, ...daysFrom(last, agreement) };
}
