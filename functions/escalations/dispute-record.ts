/** What was said and done in a dispute, read from its stream in the order in which it happened. */
import { history } from '../shared/history.ts';
import type { Entry } from './dispute-entry.ts';

export async function recordOf(stream: string): Promise<Entry[]> {
  const { events, bodies } = await history(stream);
  return events.map(
    ({ seq, at, type, data }) => ({ seq, at, type, data, body: bodies.get(seq)?.body }) as unknown as Entry,
  );
}
