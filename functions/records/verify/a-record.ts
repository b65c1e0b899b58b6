/** For tests: the record of an executed agreement between two agencies, as it is exported, and ways to tamper with it that leave every hash sound. */

import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { findingsDocument } from '../../agreements/findings/domain/findings.ts';
import { documentOf } from '../../agreements/pages/document.ts';
import { mouOf, short } from '../../agreements/testing/an-mou.ts';
import { keepingIdOf } from '../../shared/ids.ts';
import { type ChainedEvent, chain, commitmentOf, GENESIS, type SaltedBody } from '../../shared/ledger/chain.ts';
import type { ExportedRecord, ExportedStream } from './record.schema.ts';

export const AGREEMENT = 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ';
export const ROUND = 'sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-1';
export const DOCUMENT = documentOf(mouOf(short));
export const PARTIES = short.parties.map(({ key }) => key);
export const TEXT: unknown = JSON.parse(DOCUMENT.text);
export const FINDINGS = findingsDocument(TEXT as SignedMou, DOCUMENT.textHash);
const { textHash } = DOCUMENT;
/** When the last agency signed. */
export const EXECUTED = '2026-11-02T12:00:00.000Z';

export interface Happened {
  type: string;
  data: object;
  words?: object;
}

/** A stream as the ledger writes it. */
export function aStream(stream: string, happened: readonly Happened[]): ExportedStream {
  let previous = GENESIS;
  const bodies: [number, SaltedBody][] = [];
  const events = happened.map(({ type, data, words }, index): ChainedEvent => {
    const seq = index + 1;
    const salted = words && { salt: `salt-${seq}`, body: words };
    if (salted) bodies.push([seq, salted]);
    const at = `2026-11-02T11:00:00.${String(seq % 1000).padStart(3, '0')}Z`;
    const body = salted ? commitmentOf(salted) : null;
    const event = chain({ stream, seq, type, at, actor: 'workflow', data, body, previous });
    previous = event.hash;
    return event;
  });
  return { events, bodies: bodies as ExportedStream['bodies'], withheld: [] };
}

const signed = (party: string): Happened => ({
  type: 'SignatureGiven',
  data: { party, documentHash: DOCUMENT.hash },
  words: { name: `Head of ${party}` },
});

export const OWN: readonly Happened[] = [
  {
    type: 'AgreementPublished',
    data: {
      ...{ agreement: AGREEMENT, version: 1, documentHash: DOCUMENT.hash, textHash, findingsHash: FINDINGS.hash },
      ...{ parties: PARTIES, round: ROUND },
    },
    words: { title: short.title },
  },
  { type: 'AgreementExecuted', data: { executedAt: EXECUTED, round: ROUND } },
  { type: 'SunsetSet', data: { calendar: 'us-2026' } },
];
export const ROUNDS: readonly Happened[] = [
  { type: 'RoundOpened', data: { round: ROUND, agreement: AGREEMENT, documentHash: DOCUMENT.hash } },
  { type: 'GroupAsked', data: { group: 0 } },
  ...PARTIES.map(signed),
  { type: 'RoundClosed', data: { outcome: 'executed' } },
];

export const aRecord = (own: readonly Happened[] = OWN, round: readonly Happened[] = ROUNDS): ExportedRecord => ({
  format: 'concord-record@3',
  agreement: AGREEMENT,
  document: { text: structuredClone(TEXT), html: DOCUMENT.html, findings: structuredClone(FINDINGS.shown) },
  streams: [aStream(AGREEMENT, own), aStream(ROUND, round)],
  copies: [],
});

/** How the record is kept: two agencies agreed on the removal of these words. */
export const aKeeping = (...removed: { stream: string; seq: number; removal: string }[]): ExportedStream =>
  aStream(
    keepingIdOf(AGREEMENT),
    removed.map((data) => ({ type: 'RemovalApproved', data })),
  );

/** The record with one of its streams changed: 0 is the agreement's own, 1 the signing round's. */
export const withStream = (
  record: ExportedRecord,
  index: number,
  change: (stream: ExportedStream) => Partial<ExportedStream>,
): ExportedRecord => ({
  ...record,
  streams: record.streams.map((stream, place) => (place === index ? { ...stream, ...change(stream) } : stream)),
});

/** The same events with every hash made anew from the first on: what only an outside witness can tell. */
export const rechained = (events: readonly unknown[]): ExportedStream['events'] => {
  let previous = '0'.repeat(64);
  return (events as ChainedEvent[]).map((event, index) => {
    const link = chain({ ...event, seq: index + 1, previous });
    previous = link.hash;
    return link;
  });
};
