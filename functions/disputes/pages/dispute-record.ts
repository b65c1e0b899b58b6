/** What was said and done in a dispute, read from its stream in the order in which it happened. */
import { history } from '../../shared/ledger/history.ts';
import type { Entry } from './dispute-entry.ts';

/** That words were removed by law is said where they stood: the event by which they went is no step of the dispute. */
const REMOVAL = 'BodyRemoved';

export async function recordOf(stream: string): Promise<Entry[]> {
  const { events, bodies } = await history(stream);
  return events
    .filter(({ type }) => type !== REMOVAL)
    .map(({ seq, at, type, data }) => ({ seq, at, type, data, body: bodies.get(seq)?.body }) as unknown as Entry);
}
