/** For tests: the executed copy that belongs to `aRecord`, sealed with a key of the tests. */
import { short } from '../../agreements/testing/an-mou.ts';
import { canonicalJson, sha256 } from '../../shared/canonical.ts';
import type { ExecutedCopy, SealedCopy } from '../copy/executed-copy.schema.ts';
import { detachedJws, type TestKey } from './a-key.ts';
import {
  AGREEMENT,
  aRecord,
  aRecordOfTwo,
  aSuccessor,
  DOCUMENT,
  ENDS_AT,
  EXECUTED,
  FINDINGS,
  TEXT,
} from './a-record.ts';

const signature = ({ key, name }: { key: string; name: string }): ExecutedCopy['signatures'][number] => ({
  party: key,
  agency: name,
  domains: [`${key}.example`],
  office: 'Director',
  authority: 'State code, title 7',
  signer: {
    name: `Head of ${key}`,
    title: 'Director',
    capacity: 'incumbent',
    mailbox: `head@${key}.example`,
    source: '192.0.2.7',
    browser: 'a browser',
  },
  method: 'emailed link and emailed code',
  statement: { version: '1', text: `By selecting Sign, I sign for ${name}.` },
  linkUsedAt: '2026-11-02T11:30:00.000Z',
  codeSentAt: '2026-11-02T11:40:00.000Z',
  signedAt: EXECUTED,
});

export const aCopy = (kid: string, changes: Partial<ExecutedCopy> = {}): ExecutedCopy => ({
  format: 'concord-executed-copy@1',
  service: 'https://concord.example',
  madeAt: '2026-11-02T12:00:05.000Z',
  agreement: {
    id: AGREEMENT,
    number: short.number,
    version: 1,
    handling: 'parties',
    zone: 'America/New_York',
    documentHash: DOCUMENT.hash,
    textHash: DOCUMENT.textHash,
    htmlHash: DOCUMENT.htmlHash,
    findingsHash: FINDINGS.hash,
    executedAt: EXECUTED,
    effective: '2026-11-02',
    effectiveAt: EXECUTED,
    sunset: '2028-05-02',
    ends: '2028-05-02',
    endsAt: ENDS_AT,
  },
  text: structuredClone(TEXT),
  findings: structuredClone(FINDINGS.shown),
  signatures: short.parties.map(signature),
  clearances: [],
  deliveries: [],
  chain: aRecord().streams.map(({ events }) => ({
    stream: events[0]?.stream ?? '',
    events: events.length,
    tip: events.at(-1)?.hash ?? '',
  })),
  seal: { kid, certificateHash: 'c'.repeat(64), timestampAuthority: null },
  ...changes,
});

/** The copy of the second version of `aRecordOfTwo`. */
export function aCopyOfTwo(kid: string, successor = aSuccessor()): ExecutedCopy {
  const { agreement, signatures, ...copy } = aCopy(kid);
  const { executedAt, effectiveAt } = successor.executed.data as { executedAt: string; effectiveAt: string };
  const { hash, text, html } = { ...successor, ...successor.document };
  return {
    ...copy,
    agreement: {
      ...agreement,
      ...{ version: 2, documentHash: hash, textHash: sha256(canonicalJson(text)), htmlHash: sha256(html) },
      follows: { kind: 'amendment', version: 1, documentHash: DOCUMENT.hash },
      ...{ executedAt, effectiveAt },
    },
    text: structuredClone(text),
    signatures,
    chain: aRecordOfTwo(successor).streams.map(({ events }) => ({
      ...{ stream: events[0]?.stream ?? '', events: events.length, tip: events.at(-1)?.hash ?? '' },
    })),
  };
}

export const sealed = (key: TestKey, copy: ExecutedCopy = aCopy(key.jwk.kid)): SealedCopy => ({
  copy,
  jws: detachedJws(copy, key),
  key: key.jwk,
});
