/** A stream as a whole: its events in order, and the bodies that still stand. */
import type { ChainedEvent, SaltedBody } from './chain.ts';
import { type Key, readPartition } from './table.ts';

type Stored = ChainedEvent & Key;

/** Its events alone, for whoever asks for no words. */
export async function eventsOf(stream: string): Promise<ChainedEvent[]> {
  return (await readPartition<Stored>(`LEDGER#${stream}`)).map(({ pk: _, sk: __, ...event }) => event);
}

export async function history(stream: string): Promise<{ events: ChainedEvent[]; bodies: Map<number, SaltedBody> }> {
  const [events, bodies] = await Promise.all([eventsOf(stream), readPartition<SaltedBody & Key>(`BODY#${stream}`)]);
  return {
    events,
    bodies: new Map(bodies.map(({ sk, salt, body }) => [Number(sk), { salt, body }])),
  };
}
