/** How the record of one agreement is kept: which holds stand, and which removals wait for their second officer. Decision state only. */
import type { Instant } from '../../shared/kernel.ts';
import type { RemovalEvent } from './removal.events.ts';

export interface Removal {
  stream: string;
  seq: number;
  /** The agency whose records officer asked. */
  agency: string;
  askedAt: Instant;
}

export interface Keeping {
  /** Holds that stand, with the agency that placed each. */
  holds: Record<string, { agency: string; at: Instant }>;
  /** Those that wait; what was settled stands on the ledger. */
  removals: Record<string, Removal>;
}

export const NOTHING: Keeping = { holds: {}, removals: {} };

export function evolveKeeping(state: Keeping = NOTHING, event: RemovalEvent, at: Instant): Keeping {
  const { holds, removals } = state;
  switch (event.type) {
    case 'HoldPlaced':
      return { holds: { ...holds, [event.data.hold]: { agency: event.data.agency, at } }, removals };
    case 'HoldReleased':
      return { holds: without(holds, event.data.hold), removals };
    case 'RemovalAsked': {
      const { removal, ...of } = event.data;
      return { holds, removals: { ...removals, [removal]: { ...of, askedAt: at } } };
    }
    case 'RemovalApproved':
    case 'RemovalRefused':
      return { holds, removals: without(removals, event.data.removal) };
  }
}

const without = <T>(entries: Record<string, T>, name: string): Record<string, T> => {
  const { [name]: _, ...others } = entries;
  return others;
};
