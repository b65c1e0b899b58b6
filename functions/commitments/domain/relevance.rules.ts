/** Which mail about commitments is still needed when it goes out: what asks for an answer lapses with the need for it. */
import type { Instant } from '../../shared/kernel.ts';
import type { Commitments } from './commitment.state.ts';
import { askedAt } from './standing.rules.ts';

/** Undefined where events have overtaken it. */
export function toCommitted(
  template: string,
  { state, key, party }: { state: Commitments | undefined; key: string; party: string },
  now: Instant,
): string | undefined {
  const one = state?.commitments[key];
  if (template === 'delivered') return one?.delivery && !one.delivery.answer ? template : undefined;
  if (template !== 'asked') return template;
  const asked = one && askedAt(one, now);
  return asked && !asked.agreed.includes(party) ? template : undefined;
}
