/** GET /agreements/{agreement}/keeping: holds, requests for removal, and the events whose words could be asked about. */
import { readKept, readText } from '../agreements/agreement.reads.ts';
import { headerOf } from '../identity/visit-person.ts';
import { readByOthers } from '../offices/confidence.rules.ts';
import { newFormKeys } from '../shared/form-keys.ts';
import { partyIdOf } from '../shared/ids.ts';
import type { Refusal } from '../shared/kernel.ts';
import { history } from '../shared/ledger.ts';
import { page, show } from '../shared/page.ts';
import { sayEvent } from '../signing/record-words.ts';
import { keepingPage } from './keeping.pages.tsx';
import { type Visited, visit } from './keeping.ts';
import { retentionOf } from './retention.ts';
import { streamIdsOf } from './stream-ids.ts';

/** Streams of parties that are not the officer's own agency: what passes between a head and its reviewers stays with them. */
async function othersStreams({ agreement, officer }: Visited): Promise<Set<string>> {
  const others = (await readKept(agreement.id)).filter(({ agency }) => agency !== officer.agency);
  return new Set(others.map(({ party }) => partyIdOf(agreement.id, party)));
}

/** Every event that still carries words and that this officer may read, said as the record says it. */
async function eventsWithWords(visited: Visited) {
  const { agreement } = visited;
  const [streams, others] = await Promise.all([streamIdsOf(agreement), othersStreams(visited)]);
  const [text, ...histories] = await Promise.all([readText(agreement.textHash), ...streams.map(history)]);
  return histories.flatMap(({ events, bodies }, index) =>
    (others.has(streams[index] ?? '') ? readByOthers(events) : events)
      .filter(({ seq }) => bodies.has(seq))
      .map((event) => ({
        id: `${event.stream}/${event.seq}`,
        at: event.at,
        what: sayEvent(event, bodies.get(event.seq), text, agreement.zone).what,
      })),
  );
}

export async function showKeeping(visited: Visited, said: { refused?: Refusal; typed?: Record<string, string> } = {}) {
  const [words, past] = await Promise.all([eventsWithWords(visited), history(visited.tip.stream)]);
  const { agreement, keeping, officer } = visited;
  const person = headerOf(visited.person);
  const form = newFormKeys(visited.person.secret);
  const html = keepingPage({ agreement, keeping, officer, words, past, form, person, retention: retentionOf, ...said });
  return show(html, said.refused ? 422 : 200);
}

export const readKeeping = page(async (request) => showKeeping(await visit(request, 'keeping.read')));
