/** GET /agreements/{agreement}/keeping: holds, requests for removal, and the events whose words could be asked about. */
import { readText } from '../../agreements/agreement.reads.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { newFormKeys } from '../../shared/http/form-keys.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import type { Refusal } from '../../shared/kernel.ts';
import type { ChainedEvent, SaltedBody } from '../../shared/ledger/chain.ts';
import { history } from '../../shared/ledger/history.ts';
import { sayEvent } from '../../signing/pages/record/record-words.parts.ts';
import { sayDisputeEvent } from '../export/dispute-events.ts';
import { keptIdsOf } from '../export/stream-ids.ts';
import { keepingPage } from './keeping.pages.tsx';
import { readStream, type Visited, visit } from './keeping.ts';
import { keepingFrame, keepingPerson } from './keeping-frame.ts';
import { retentionOf } from './retention.ts';

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
  const person = keepingPerson(visited);
  const frame = keepingFrame(visited);
  const form = newFormKeys(visited.person.secret);
  const html = keepingPage({
    agreement,
    keeping,
    officer,
    words,
    past,
    form,
    person,
    frame,
    retention: retentionOf,
    ...said,
  });
  return show(html, said.refused ? 422 : 200);
}

export const readKeeping = page(async (request) => showKeeping(await visit(request), { done: request.query.done }));
