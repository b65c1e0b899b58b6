/** The days an executed agreement runs: effective, sunset review and end, counted in the MOU's zone from the last signature. */

import { addMonths, dayOf, hourOf } from '../../shared/days.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { AgreementEvent } from './agreement.events.ts';
import type { Agreement } from './agreement.rules.ts';

type Term = Extract<AgreementEvent, { type: 'AgreementExecuted' }>['data'];

/** Deadlines of the last day end at 17:00; the workflow moves them to a business day. */
const CLOSING_HOUR = 17;

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
  if (before) return { ...signed, ...begins, sunset: before.sunset, ends: before.ends, endsAt: before.endsAt };
  const ends = addMonths(effective, agreement.termMonths);
  return {
    ...signed,
    ...begins,
    // A term that is shorter than the review's months is reviewed at its end: nothing ends unreviewed.
    sunset: addMonths(effective, Math.min(agreement.sunsetMonths, agreement.termMonths)),
    ends,
    endsAt: hourOf(zone, ends, CLOSING_HOUR),
  };
}

/** A renewal holds from the last moment of the text before it, and reckons from that text's own last day, not from the business day after it. */
function renewed(before: Term, { zone, termMonths, sunsetMonths }: Agreement) {
  const ends = addMonths(before.ends, termMonths);
  return {
    effective: dayOf(zone, before.endsAt),
    effectiveAt: before.endsAt,
    sunset: addMonths(before.ends, Math.min(sunsetMonths, termMonths)),
    ends,
    endsAt: hourOf(zone, ends, CLOSING_HOUR),
  };
}
