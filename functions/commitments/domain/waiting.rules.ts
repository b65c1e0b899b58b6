/** What waits in the commitments of an MOU for whoever speaks for some of its parties. */
import type { Instant } from '../../shared/kernel.ts';
import type { Commitments } from './commitment.state.ts';
import { momentsOf } from './moments.rules.ts';
import { askedAt, isOpen, recipientsOf, runsOn } from './standing.rules.ts';

export interface Waits {
  /** The party that made it, and the one for which somebody acts. */
  made: string;
  party: string;
  key: string;
  what: 'deliver' | 'accept' | 'agree';
  dueAt?: Instant | undefined;
  since: Instant;
  /** Only named people may know more of it. */
  named?: true;
}

/** From a month before its day on a commitment waits to be delivered; one without a day waits for nobody. */
export function waitingFor(
  states: readonly Commitments[],
  mine: readonly string[],
  parties: readonly string[],
  now: Instant,
): Waits[] {
  return states.flatMap((state) =>
    Object.entries(state.commitments).flatMap(([key, one]): Waits[] => {
      const made = state.party;
      const { dueAt, named } = one;
      if (one.stayed || one.left || !runsOn(state, key, now)) return [];
      if (mine.includes(made)) {
        const [month] = momentsOf(state.calendar, one);
        return month && month[1] <= now && isOpen(one)
          ? [{ ...{ made, party: made, key, what: 'deliver', dueAt, ...(named && { named }) }, since: month[1] }]
          : [];
      }
      // Who serves several parties answers once for each.
      const to = recipientsOf(state, key, parties).filter((party) => mine.includes(party));
      const { delivery } = one;
      const asked = askedAt(one, now);
      return to.flatMap((party): Waits[] => {
        const of = { made, party, key, ...(named && { named }) };
        if (delivery && !delivery.answer) return [{ ...of, what: 'accept', since: delivery.at }];
        return asked && !asked.agreed.includes(party) ? [{ ...of, what: 'agree', dueAt, since: dueAt ?? now }] : [];
      });
    }),
  );
}
