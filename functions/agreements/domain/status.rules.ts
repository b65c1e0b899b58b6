/** Where an MOU stands in one word or two, and the days that matter next: from the agreement, the moment, and its round where that is known. */
import { dayOf } from '../../shared/days.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import { endOf } from '../leaving/domain/departures.rules.ts';
import type { Agreement } from './agreement.state.ts';
import { inForce } from './in-force.rules.ts';

export const STATUSES = [
  'Preparing',
  'Being confirmed',
  'Out for signature',
  'Signed',
  'In force',
  'Review due',
  'Left',
  'Closing',
  'Ended',
  'Refused',
  'Declined',
  'Lapsed',
  'Voided',
] as const;
export type Status = (typeof STATUSES)[number];

/** The round of the text that is out, as far as it says where the MOU stands. */
export interface Signing {
  status: string;
  deadline: Instant;
  signatories: Readonly<Record<string, { status: string }>>;
}

/** An MOU that every agency has signed: before its first day, in force, or after its last, first while its closing duties run. */
function executedStatus(agreement: Agreement, now: Instant): Status {
  const { term, sunsetAt, closedAt } = agreement;
  if (!inForce(agreement, now)) {
    if (term && now < term.effectiveAt) return 'Signed';
    return closedAt === undefined ? 'Closing' : 'Ended';
  }
  return sunsetAt !== undefined && sunsetAt <= now ? 'Review due' : 'In force';
}

/** Until the first head is asked, agencies prepare; a round that was not read is taken for one that is out. */
const openStatus = (round: Signing | undefined): Status =>
  round && Object.values(round.signatories).every(({ status }) => status === 'waiting')
    ? 'Preparing'
    : 'Out for signature';

export function statusOf(agreement: Agreement, now: Instant, round?: Signing): Status {
  switch (agreement.status) {
    case 'executed':
      return executedStatus(agreement, now);
    case 'out for signature':
      return openStatus(round);
    case 'being confirmed':
      return 'Being confirmed';
    case 'voided':
      return 'Voided';
    case 'returned':
      if (agreement.adopted) return 'Refused';
      return round?.status === 'declined' ? 'Declined' : 'Lapsed';
  }
}

export interface KeyDate {
  what:
    | 'Signing ends'
    | 'In force from'
    | 'Review opens'
    | 'Review opened'
    | 'Ends'
    | 'Closing until'
    | 'Ended'
    | 'Left';
  on: PlainDay;
}

/** What comes next first; what is past is left out where it changes nothing any more. */
export function keyDatesOf(agreement: Agreement, now: Instant, round?: Signing): KeyDate[] {
  const { term, zone, status, closesBy } = agreement;
  if (status === 'out for signature' && round?.status === 'open')
    return [{ what: 'Signing ends', on: dayOf(zone, round.deadline) }];
  if (status !== 'executed' || !term) return [];
  const endsAt = endOf(agreement);
  const ends = (what: 'Ends' | 'Ended'): KeyDate[] => (endsAt === undefined ? [] : [{ what, on: dayOf(zone, endsAt) }]);
  const review = agreement.sunsetAt === undefined ? term.sunset : dayOf(zone, agreement.sunsetAt);
  switch (statusOf(agreement, now)) {
    case 'Closing':
      return [
        ...ends('Ended'),
        ...(closesBy === undefined ? [] : [{ what: 'Closing until', on: dayOf(zone, closesBy) } as const]),
      ];
    case 'Ended':
      return ends('Ended');
    case 'Signed':
      return [{ what: 'In force from', on: term.effective }, { what: 'Review opens', on: review }, ...ends('Ends')];
    case 'Review due':
      return [...ends('Ends'), { what: 'Review opened', on: review }];
    default:
      return [{ what: 'Review opens', on: review }, ...ends('Ends')];
  }
}
