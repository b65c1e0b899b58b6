/** For tests: the record of an executed agreement between two agencies, as it is exported, and ways to tamper with it that leave every hash sound. */

import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import type { SignedMou, Succession } from '../../agreements/domain/signed-mou.ts';
import { findingsDocument } from '../../agreements/findings/domain/findings.ts';
import { documentOf } from '../../agreements/pages/document.ts';
import { aSunset } from '../../agreements/testing/an-agreement.ts';
import { mouOf, short } from '../../agreements/testing/an-mou.ts';
import { closingOf } from '../../closing/domain/opening.rules.ts';
import { closingIdOf, keepingIdOf, roundIdOf } from '../../shared/ids.ts';
import { type ChainedEvent, chain, commitmentOf, GENESIS, type SaltedBody } from '../../shared/ledger/chain.ts';
import { type ExportedRecord, type ExportedStream, RECORD_FORMAT } from './record.schema.ts';

export const AGREEMENT = 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ';
export const ROUND = 'sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-1';
export const DOCUMENT = documentOf(mouOf(short));
export const PARTIES = short.parties.map(({ key }) => key);
export const TEXT: unknown = JSON.parse(DOCUMENT.text);
export const FINDINGS = findingsDocument(TEXT as SignedMou, DOCUMENT.textHash);
const { textHash } = DOCUMENT;
/** When the last agency signed. */
export const EXECUTED = '2026-11-02T12:00:00.000Z';
/** When the text of the record ends, once the calendar has set it. */
export const ENDS_AT = '2028-05-02T21:00:00.000Z';

export interface Happened {
  type: string;
  /** Counted from a morning where the moment says nothing. */
  at?: string;
  data: object;
  words?: object;
}

/** A stream as the ledger writes it. */
export function aStream(stream: string, happened: readonly Happened[]): ExportedStream {
  let previous = GENESIS;
  const bodies: [number, SaltedBody][] = [];
  const events = happened.map(({ type, data, words, at: then }, index): ChainedEvent => {
    const seq = index + 1;
    const salted = words && { salt: `salt-${seq}`, body: words };
    if (salted) bodies.push([seq, salted]);
    const at = then ?? `2026-11-02T11:00:00.${String(seq % 1000).padStart(3, '0')}Z`;
    const body = salted ? commitmentOf(salted) : null;
    const event = chain({ stream, seq, type, at, actor: 'workflow', data, body, previous });
    previous = event.hash;
    return event;
  });
  return { events, bodies: bodies as ExportedStream['bodies'], withheld: [] };
}

const signed = (party: string, documentHash = DOCUMENT.hash): Happened => ({
  type: 'SignatureGiven',
  data: { party, documentHash },
  words: { name: `Head of ${party}` },
});

const TERM = {
  executedAt: EXECUTED,
  effective: '2026-11-02',
  effectiveAt: EXECUTED,
  sunset: '2028-05-02',
  ends: '2028-05-02',
  endsAt: ENDS_AT,
  signatures: PARTIES.length,
};
const SAID = {
  ...{ agreement: AGREEMENT, parties: PARTIES, sunset: aSunset() },
  ...{ zone: 'America/New_York', calendar: { country: 'US' } },
};

export const OWN: readonly Happened[] = [
  {
    type: 'AgreementPublished',
    data: { ...SAID, version: 1, documentHash: DOCUMENT.hash, textHash, findingsHash: FINDINGS.hash, round: ROUND },
    words: { title: short.title },
  },
  { type: 'AgreementExecuted', data: { ...TERM, round: ROUND } },
  {
    type: 'SunsetSet',
    data: { version: 1, sunsetAt: '2027-11-04T13:00:00.000Z', endsAt: ENDS_AT, calendar: 'us-2026' },
  },
];
const roundOf = (round: string, documentHash: string): readonly Happened[] => [
  { type: 'RoundOpened', data: { round, agreement: AGREEMENT, documentHash } },
  { type: 'GroupAsked', data: { group: 0 } },
  ...PARTIES.map((party) => signed(party, documentHash)),
  { type: 'RoundClosed', data: { outcome: 'executed' } },
];
export const ROUNDS = roundOf(ROUND, DOCUMENT.hash);

export const aRecord = (own: readonly Happened[] = OWN, round: readonly Happened[] = ROUNDS): ExportedRecord => ({
  format: RECORD_FORMAT,
  agreement: AGREEMENT,
  documents: [
    { version: 1, text: structuredClone(TEXT), html: DOCUMENT.html, findings: structuredClone(FINDINGS.shown) },
  ],
  streams: [aStream(AGREEMENT, own), aStream(ROUND, round)],
  copies: [],
});

type Said = Partial<{ title: string } & Pick<Succession, 'kind' | 'follows' | 'lastDay' | 'leaving'>>;

/** A second text that follows the first, and what the agreement's stream tells of it. */
export function aSuccessor({ title = 'One map of closed roads', ...said }: Said = {}) {
  const round = roundIdOf(AGREEMENT, 2);
  const succession: Succession = {
    ...{ version: 2, kind: 'amendment', lastDay: TERM.ends, leaving: [] },
    follows: { version: 1, documentHash: DOCUMENT.hash },
    ...said,
  };
  const document = documentOf(mouOf({ ...short, title }), succession);
  const renews = succession.kind === 'renewal';
  const executedAt = '2027-12-01T15:00:00.000Z';
  const effectiveAt = renews ? ENDS_AT : executedAt;
  const days = renews
    ? { effective: '2028-05-02', sunset: '2029-11-02', ends: '2029-11-02', endsAt: '2029-11-02T21:00:00.000Z' }
    : { effective: '2027-12-01' };
  const published: Happened = {
    type: 'SuccessorPublished',
    at: '2027-11-10T15:00:00.000Z',
    data: {
      ...SAID,
      ...{ version: 2, kind: succession.kind, documentHash: document.hash, round },
      follows: { version: 1, documentHash: DOCUMENT.hash },
    },
  };
  const executed: Happened = {
    type: 'AgreementExecuted',
    at: executedAt,
    data: { ...TERM, ...days, executedAt, effectiveAt, round },
  };
  const tookEffect: Happened = {
    type: 'VersionTookEffect',
    at: effectiveAt,
    data: { version: 2, effectiveAt, ...(renews && { later: true }) },
  };
  return {
    ...{ round, published, executed, tookEffect },
    told: [published, executed, tookEffect],
    document: { version: 2, text: JSON.parse(document.text) as unknown, html: document.html },
    hash: document.hash,
    signatures: roundOf(round, document.hash),
  };
}

/** The record of an agreement whose first text was followed by another; `own` is all that its own stream tells. */
export const aRecordOfTwo = (successor = aSuccessor(), own: readonly Happened[] = [...OWN, ...successor.told]) => {
  const record = aRecord(own);
  return {
    ...record,
    documents: [...record.documents, successor.document],
    streams: [...record.streams, aStream(successor.round, successor.signatures)],
  };
};

/** The record with the closing that began at the end of its first text. */
export const closedIn = (record: ExportedRecord): ExportedRecord => {
  const agreement = { ...SAID, id: AGREEMENT, version: 1, documentHash: DOCUMENT.hash } as unknown as Agreement;
  const data = closingOf(agreement, TEXT as SignedMou, ENDS_AT, undefined);
  const closing = aStream(closingIdOf(AGREEMENT), [{ type: 'ClosingBegan', at: ENDS_AT, data }]);
  return { ...record, streams: [...record.streams, closing] };
};

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
