/** Which words an export may hold: those whose kind of event says so. A kind that nobody has decided on is kept back. */
import { release as ofAgreements } from '../agreements/agreement.events.ts';
import { release as ofParties } from '../offices/party.events.ts';
import type { ChainedEvent, SaltedBody } from '../shared/chain.ts';
import { release as ofRounds } from '../signing/round.events.ts';

const RELEASE: Readonly<Record<string, 'public' | 'parties' | 'review'>> = {
  ...ofAgreements,
  ...ofParties,
  ...ofRounds,
};

/** To the parties, to whom an export belongs. What is for review waits until a records officer has looked. */
const released = (type: string): boolean => Object.hasOwn(RELEASE, type) && RELEASE[type] !== 'review';

export interface Released {
  events: ChainedEvent[];
  bodies: [number, SaltedBody][];
  /** Events whose words stand in the table and are kept back; the commitments to them stay in the events. */
  withheld: number[];
}

export function releasedOf(events: ChainedEvent[], bodies: ReadonlyMap<number, SaltedBody>): Released {
  const free = new Set(events.filter(({ type }) => released(type)).map(({ seq }) => seq));
  return {
    events,
    bodies: [...bodies].filter(([seq]) => free.has(seq)),
    withheld: [...bodies.keys()].filter((seq) => !free.has(seq)),
  };
}
