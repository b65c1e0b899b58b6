/** A stream as a whole: its events in order, and the bodies that still stand. */
import type { ChainedEvent, SaltedBody } from './chain.ts';
import { type Key, readPartition } from './table.ts';

export async function history(stream: string): Promise<{ events: ChainedEvent[]; bodies: Map<number, SaltedBody> }> {
  const [events, bodies] = await Promise.all([
    readPartition<ChainedEvent & Key>(`LEDGER#${stream}`),
    readPartition<SaltedBody & Key>(`BODY#${stream}`),
  ]);
  return {
    events: events.map(({ pk: _, sk: __, ...event }) => event),
    bodies: new Map(bodies.map(({ sk, salt, body }) => [Number(sk), { salt, body }])),
  };
}
