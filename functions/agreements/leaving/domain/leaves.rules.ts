/** Who leaves an MOU, or has left it, in a word and a day: for lists and the head of every page. */
import { dayOf } from '../../../shared/days.ts';
import type { Instant, PlainDay } from '../../../shared/kernel.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import { inForce, stoodAt } from '../../domain/in-force.rules.ts';
import { isFixed, staysUntil } from './departures.rules.ts';
import { leftFrom } from './leaving.state.ts';

export interface Leaves {
  party: string;
  word: 'leaves' | 'leaves by' | 'left';
  on: PlainDay;
}

/** Those that have left first; of an MOU that is over nobody leaves any more. `by` says the latest day. */
export function leavesOf(agreement: Agreement, now: Instant): Leaves[] {
  if (agreement.leaving === undefined) return [];
  const { zone } = agreement;
  const stood = stoodAt(agreement, now);
  const left = leftFrom(stood).map(({ party, at }): Leaves => ({ party, word: 'left', on: dayOf(zone, at) }));
  if (!inForce(agreement, now)) return left;
  const open = (stood.leaving?.open ?? []).filter(({ party }) => stood.parties.includes(party));
  return [
    ...left,
    ...open.map(
      (one): Leaves => ({
        party: one.party,
        word: isFixed(one, now) ? 'leaves' : 'leaves by',
        on: dayOf(zone, staysUntil(stood, one)),
      }),
    ),
  ];
}
