/** GET /agreements/{agreement}/keeping: holds, requests for removal, and the events whose words could be asked about. */
import { readText } from '../agreements/agreement.reads.ts';
import type { SignedMou } from '../agreements/signed-mou.ts';
import { headerOf } from '../identity/visit-person.ts';
import type { ChainedEvent, SaltedBody } from '../shared/chain.ts';
import { newFormKeys } from '../shared/form-keys.ts';
import { history } from '../shared/history.ts';
import type { Refusal } from '../shared/kernel.ts';
import { page, show } from '../shared/page.ts';
import { sayEvent } from '../signing/record-words.ts';
import { sayDisputeEvent } from './dispute-events.ts';
import { keepingPage } from './keeping.pages.tsx';
import { readStream, type Visited, visit } from './keeping.ts';
import { retentionOf } from './retention.ts';
import { keptIdsOf } from './stream-ids.ts';

/** What an event is called here; `of` is its whole stream. */
export const sayKept = (
  event: ChainedEvent,
  of: readonly ChainedEvent[],
  kept: SaltedBody | undefined,
  text: SignedMou,
  zone: string,
): string => sayDisputeEvent(event, of) ?? sayEvent(event, kept, text, zone).what;

/** Every event that still carries words, as far as this officer may read it, said as the record says it. */
async function eventsWithWords(visited: Visited) {
  const { agreement } = visited;
  const streams = await keptIdsOf(agreement);
  const [text, ...histories] = await Promise.all([
    readText(agreement.textHash),
    ...streams.map((stream) => readStream(visited, stream)),
  ]);
  return histories.flatMap(({ events, bodies }) =>
    events
      .filter(({ seq }) => bodies.has(seq))
      .map((event) => ({
        id: `${event.stream}/${event.seq}`,
        at: event.at,
        what: sayKept(event, events, bodies.get(event.seq), text, agreement.zone),
      })),
  );
}

export async function showKeeping(
  visited: Visited,
  said: { refused?: Refusal; typed?: Record<string, string>; done?: string | undefined } = {},
) {
  const [words, past] = await Promise.all([eventsWithWords(visited), history(visited.tip.stream)]);
  const { agreement, keeping, officer } = visited;
  const person = headerOf(visited.person);
  const form = newFormKeys(visited.person.secret);
  const html = keepingPage({ agreement, keeping, officer, words, past, form, person, retention: retentionOf, ...said });
  return show(html, said.refused ? 422 : 200);
}

export const readKeeping = page(async (request) => showKeeping(await visit(request), { done: request.query.done }));
