/** What in the plan of a closing waits for a party: duties that others propose it shall take on. */
import { isPlanned } from '../../agreements/domain/after-end.rules.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { hasEnded } from '../../agreements/domain/in-force.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { Closing } from './closing.state.ts';
import { proposalsOf } from './proposal.rules.ts';

export interface Waits {
  duty: number;
  /** What is not agreed upon by then falls with the MOU, if it ends. */
  since: Instant;
}

export const dutiesWaiting = (whole: Agreement, closing: Closing | undefined, party: string, now: Instant): Waits[] =>
  hasEnded(whole, now) || !isPlanned(whole, now)
    ? []
    : proposalsOf({ whole, closing }, now)
        .filter((one) => !one.agreed && one.owner.party === party)
        .map(({ duty, at }) => ({ duty, since: at }));
