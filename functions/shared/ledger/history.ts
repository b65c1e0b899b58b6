/** A stream as a whole: its events in order, and the bodies that still stand. */
import type { ChainedEvent, SaltedBody } from './chain.ts';
import { type Key, readPartition } from './table.ts';

type Stored = ChainedEvent & Key;
const bare = ({ pk: _, sk: __, ...event }: Stored): ChainedEvent => event;

/** What happened, without anybody's words. */
export const eventsOf = async (stream: string): Promise<ChainedEvent[]> =>
  (await readPartition<Stored>(`LEDGER#${stream}`)).map(bare);

export async function history(stream: string): Promise<{ events: ChainedEvent[]; bodies: Map<number, SaltedBody> }> {
  const [events, bodies] = await Promise.all([eventsOf(stream), readPartition<SaltedBody & Key>(`BODY#${stream}`)]);
  return {
    events,
    bodies: new Map(bodies.map(({ sk, salt, body }) => [Number(sk), { salt, body }])),
  };
}
