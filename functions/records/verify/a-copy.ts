/** For tests: the executed copy that belongs to `aRecord`, sealed with a key of the tests. */
import { short } from '../../agreements/testing/an-mou.ts';
import type { ExecutedCopy, SealedCopy } from '../copy/executed-copy.schema.ts';
import { detachedJws, type TestKey } from './a-key.ts';
import { AGREEMENT, aRecord, DOCUMENT, EXECUTED, FINDINGS, TEXT } from './a-record.ts';

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
    sunset: '2028-05-02',
    ends: '2028-05-02',
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

export const sealed = (key: TestKey, copy: ExecutedCopy = aCopy(key.jwk.kid)): SealedCopy => ({
  copy,
  jws: detachedJws(copy, key),
  key: key.jwk,
});
