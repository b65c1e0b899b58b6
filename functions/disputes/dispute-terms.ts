/** What an MOU says that a dispute depends on: its ladder, its terms, and the offices of the sides. */
import { inForce } from '../agreements/domain/in-force.rules.ts';
import type { Instant } from '../shared/kernel.ts';
import type { VisitedDocket } from './dispute-access.reads.ts';
import type { Ground } from './domain/raise.rules.ts';

export function groundOf(
  { agreement, register, terms }: Pick<VisitedDocket, 'agreement' | 'register' | 'terms'>,
  sides: readonly string[],
  now: Instant,
): Ground {
  const among = register.filter(({ party }) => sides.includes(party));
  return {
    agreement: agreement.id,
    version: agreement.version,
    inForce: inForce(agreement, now),
    zone: agreement.zone,
    jurisdiction: agreement.calendar,
    parties: agreement.parties,
    ladder: agreement.ladder,
    terms,
    offices: Object.fromEntries(among.map(({ party, levels }) => [party, levels])),
    known: Object.fromEntries(register.map((one) => [one.party, Object.keys(one.offices)])),
    vetoers: register.filter(({ mayVeto, left }) => mayVeto && left === undefined).map(({ party }) => party),
  };
}
