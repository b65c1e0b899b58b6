/** The evidence of a review, reckoned from every event of its agreement and kept under its hash. Only whoever freezes it reads that much. */
import { type Agreement, readPartiesEver, readText } from '../../agreements/agreement.reads.ts';
import { versionsIn } from '../../agreements/domain/versions.rules.ts';
import { canonicalJson } from '../../shared/canonical.ts';
import { commitmentsIdOf, disputeIdOf, docketIdOf, planIdOf, reportsIdOf, roundIdOf } from '../../shared/ids.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { ChainedEvent } from '../../shared/ledger/chain.ts';
import { keepDocument } from '../../shared/ledger/document.store.ts';
import { eventsOf } from '../../shared/ledger/history.ts';
import { log } from '../../shared/log.ts';
import { type EvidenceText, evidenceFrom } from './domain/evidence.rules.ts';
import type { Made } from './domain/freezing.rules.ts';
import { tipsAt } from './domain/histories.rules.ts';

/** Streams that are read at once. */
const TOGETHER = 40;

async function readAll(streams: readonly string[]): Promise<ChainedEvent[]> {
  const read: ChainedEvent[][] = [];
  for (let at = 0; at < streams.length; at += TOGETHER)
    read.push(...(await Promise.all(streams.slice(at, at + TOGETHER).map(eventsOf))));
  return read.flat();
}

/** How many disputes were raised, as the docket's own events say. */
const raisedIn = (docket: readonly ChainedEvent[]): number =>
  docket.filter(({ type }) => type === 'DisputeEntered').length;

async function readStreams(whole: Agreement): Promise<ChainedEvent[]> {
  const { id, latest } = whole;
  const [own, docket, parties] = await Promise.all([eventsOf(id), eventsOf(docketIdOf(id)), readPartiesEver(whole)]);
  const numbered = (count: number, idOf: (agreement: string, number: number) => string): string[] =>
    Array.from({ length: count }, (_, index) => idOf(id, index + 1));
  const others = await readAll([
    planIdOf(id),
    ...numbered(latest, roundIdOf),
    ...parties.flatMap((party) => [reportsIdOf(id, party), commitmentsIdOf(id, party)]),
    ...numbered(raisedIn(docket), disputeIdOf),
  ]);
  return [...own, ...docket, ...others];
}

async function readTexts(own: readonly ChainedEvent[]): Promise<ReadonlyMap<string, EvidenceText>> {
  const hashes = [...versionsIn(own).values()].flatMap(({ status, textHash }) =>
    status === 'executed' ? [textHash] : [],
  );
  return new Map(await Promise.all(hashes.map(async (hash) => [hash, await readText(hash)] as const)));
}

/** Everything that happened up to that moment. Throws where no text had taken effect. */
export async function makeEvidence(whole: Agreement, review: number, at: Instant): Promise<Made> {
  const agreement = whole.id;
  const events = await readStreams(whole);
  const texts = await readTexts(events.filter(({ stream }) => stream === agreement));
  const tips = tipsAt(events, at);
  const evidence = evidenceFrom({ ...{ agreement, review, at, tips, events, texts } });
  if (!evidence) throw new Error(`No text of ${agreement} had taken effect at ${at}`);
  const document = canonicalJson(evidence);
  log('info', 'evidence made', { agreement, streams: tips.length, events: events.length, bytes: document.length });
  return { hash: await keepDocument(document), at, streams: tips };
}
