/** Everything that happened to an agreement and its parties in one list, as far as this visitor may read it. */
import type { Agreement } from '../../agreements/domain/agreement.rules.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { readByOthers } from '../../offices/domain/confidence.rules.ts';
import { partyIdOf } from '../../shared/ids.ts';
import { history } from '../../shared/ledger/history.ts';
import type { Recorded } from '../../shared/pages/record-list.tsx';
import { isDelivery, sayEvent } from '../../signing/pages/record-words.parts.ts';
import type { PartyOnRecord } from '../authorize-agreement.ts';

type Stream = Awaited<ReturnType<typeof history>>;

const said = ({ events, bodies }: Stream, text: SignedMou, zone: string): Recorded[] =>
  events.map((event) => ({
    id: `${event.stream}/${event.seq}`,
    at: event.at,
    delivery: isDelivery(event),
    ...sayEvent(event, bodies.get(event.seq), text, zone),
  }));

/** The newest first. What others' reviewers said, and that they did, is not read at all. */
export async function historyOf(agreement: Agreement, text: SignedMou, parties: readonly PartyOnRecord[]) {
  const begun = parties.filter(({ state }) => state !== undefined);
  const [own, ...others] = await Promise.all([
    Promise.all([history(agreement.id), history(agreement.round)]),
    ...begun.map(async ({ registered, mine }): Promise<Stream> => {
      const stream = await history(partyIdOf(agreement.id, registered.party));
      return mine ? stream : { ...stream, events: readByOthers(stream.events) };
    }),
  ]);
  return [...own, ...others]
    .flatMap((stream) => said(stream, text, agreement.zone))
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .reverse();
}
