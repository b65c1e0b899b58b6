/** What an export may hold: the words whose kind of event says so, and of a party's own events those that every agency may read. */

import { forNamedPeople, ofNamedPeople } from '../../disputes/docket/domain/named-people.rules.ts';
import { readByOthers } from '../../offices/domain/confidence.rules.ts';
import { isPartyId } from '../../shared/ids.ts';
import { type ChainedEvent, type ChainLink, isWithheld, type SaltedBody } from '../../shared/ledger/chain.ts';
import { RELEASE } from '../retention/retention.ts';
import { isSealed } from './sealed.ts';

/** To the parties, to whom an export belongs. What is for review waits until a records officer has looked; so does a kind that nobody has decided on. */
const released = (type: string): boolean => Object.hasOwn(RELEASE, type) && RELEASE[type] !== 'review';

export interface Released {
  /** An event that stays within its party, or among named people, is a link that shows its hash and nothing else. */
  events: ChainLink[];
  bodies: [number, SaltedBody][];
  /** Events that are kept back, or whose words are; the commitments to those words stay in the events. */
  withheld: number[];
}

/** An export travels: what stays within a party, or among named people, stays out of it, whoever asks. */
function shownOf(events: readonly ChainedEvent[]): ReadonlySet<ChainedEvent> {
  if (forNamedPeople(events)) return new Set();
  const named = ofNamedPeople(events);
  const others = named.size > 0 ? events.filter((event) => !named.has(event)) : events;
  return new Set(isPartyId(events[0]?.stream ?? '') ? readByOthers(others) : others);
}

export function releasedOf(events: readonly ChainedEvent[], bodies: ReadonlyMap<number, SaltedBody>): Released {
  const shown = shownOf(events);
  const links = events.map((event): ChainLink => {
    const { stream, seq, hash } = event;
    return shown.has(event) ? event : { stream, seq, hash, withheld: true };
  });
  const free = new Set(
    [...shown].filter((event) => released(event.type) && !isSealed(event, events)).map(({ seq }) => seq),
  );
  const keptBack = links.filter((link) => isWithheld(link) || (bodies.has(link.seq) && !free.has(link.seq)));
  return {
    events: links,
    bodies: [...bodies].filter(([seq]) => free.has(seq)),
    withheld: keptBack.map(({ seq }) => seq),
  };
}
