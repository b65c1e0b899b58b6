/** For tests: an executed copy of an MOU of the examples, or of many parties, with everything a certificate can say. */

import type { SignedMou } from '../agreements/domain/signed-mou.ts';
import { findingsDocument } from '../agreements/findings/domain/findings.ts';
import type { Mou } from '../agreements/mou/domain/mou.schema.ts';
import { documentOf } from '../agreements/pages/document.ts';
import { mouOf, wildfire } from '../agreements/testing/an-mou.ts';
import { statement } from '../signing/domain/statement.ts';
import { type ExecutedCopy, executedCopySchema } from './copy/executed-copy.schema.ts';

export const MADE = '2026-11-24T18:31:02.123Z';
const SIGNED = '2026-11-24T18:30:00.000Z';
const hash = (letter: string) => letter.repeat(64);

const signatureOf = (party: SignedMou['parties'][number], mou: Mou): ExecutedCopy['signatures'][number] => {
  const office = mou.parties
    .find(({ key }) => key === party.key)
    ?.offices.find(({ key }) => key === party.signatories[0]);
  const title = office?.title ?? '';
  const name = office?.holder.name ?? '';
  return {
    party: party.key,
    agency: party.name,
    domains: mou.parties.find(({ key }) => key === party.key)?.mailDomains ?? [],
    office: title,
    authority: party.authority.statute,
    signer: {
      name,
      title,
      capacity: 'incumbent',
      mailbox: office?.holder.mailbox ?? '',
      source: '192.0.2.7',
      browser:
        'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Version/19.1 Mobile Safari/604.1',
    },
    method: 'emailed link and emailed code',
    statement: {
      version: 'intent@1',
      text: statement({ name, title, agency: party.name, authority: party.authority.statute }, 'intent@1'),
    },
    linkUsedAt: SIGNED,
    codeSentAt: SIGNED,
    signedAt: SIGNED,
  };
};

/** A copy and the HTML that was signed. `change` may rewrite any part of the copy. */
export function aCopy(file: unknown = wildfire, change: (copy: ExecutedCopy) => ExecutedCopy = (copy) => copy) {
  const mou = mouOf(file);
  const document = documentOf(mou);
  const text = JSON.parse(document.text) as SignedMou;
  const findings = findingsDocument(text, document.textHash);
  const signatures = text.parties.map((party) => signatureOf(party, mou));
  const copy = executedCopySchema.parse({
    format: 'concord-executed-copy@1',
    service: 'https://mou.agency.example',
    madeAt: MADE,
    agreement: {
      id: 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ',
      number: mou.number,
      version: 1,
      handling: mou.handling,
      zone: mou.calendar.zone,
      documentHash: document.hash,
      textHash: document.textHash,
      htmlHash: document.htmlHash,
      findingsHash: findings.hash,
      executedAt: SIGNED,
      effective: '2026-11-24',
      effectiveAt: SIGNED,
      sunset: '2028-05-24',
      ends: '2028-05-24',
      endsAt: '2028-05-24T21:00:00.000Z',
    },
    text,
    findings: findings.shown,
    signatures,
    clearances: text.parties.map(({ key, name }) => ({
      party: key,
      agency: name,
      reviewer: 'General counsel',
      required: true,
      clearedAt: SIGNED,
    })),
    deliveries: signatures.flatMap(({ party, office }) =>
      ['The request to sign', 'A reminder', 'A code'].map((mail) => ({
        party,
        to: office,
        mail,
        report: 'delivered',
        at: SIGNED,
      })),
    ),
    chain: [
      { stream: 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ', events: 3, tip: hash('a') },
      { stream: 'sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-1', events: 24, tip: hash('b') },
    ],
    seal: { kid: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs', certificateHash: hash('c'), timestampAuthority: null },
  });
  return { copy: change(copy), html: document.html };
}
