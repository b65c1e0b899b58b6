/** The days an executed agreement runs: effective, sunset review and end, counted in the MOU's zone from the last signature. */

import { addMonths, dayOf, hourOf } from '../../shared/days.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { AgreementEvent } from './agreement.events.ts';
import type { Agreement } from './agreement.rules.ts';

type Term = Extract<AgreementEvent, { type: 'AgreementExecuted' }>['data'];

/** Deadlines of the last day end at 17:00; the workflow moves them to a business day. */
const CLOSING_HOUR = 17;

/** A first day that has passed by the last signature gives way to the day of that signature: no agreement binds backwards. */
export function termOf(agreement: Agreement, round: { id: string; signatories: object }, now: Instant): Term {
  const { zone } = agreement;
  const today = dayOf(zone, now);
  const later = agreement.effectiveOn !== null && agreement.effectiveOn > today;
  const effective = later && agreement.effectiveOn ? agreement.effectiveOn : today;
  const { months, then, endsOn } = agreement.sunset;
  const chosenFor = addMonths(effective, months);
  const ends = then === 'ends' ? chosenFor : endsOn;
  return {
    executedAt: now,
    effective,
    effectiveAt: later ? hourOf(zone, effective, 0) : now,
    // An MOU that goes on to an earlier day is reviewed before that day: nothing ends unreviewed.
    sunset: ends !== undefined && ends < chosenFor ? ends : chosenFor,
    ...(ends !== undefined && { ends, endsAt: hourOf(zone, ends, CLOSING_HOUR) }),
    signatures: Object.keys(round.signatories).length,
    round: round.id,
  };
}
