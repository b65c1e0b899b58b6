/** The record of an agreement as a folder that stands by itself: sealed copies, events with the words that may leave, the texts, and a manifest. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ExportedRecord } from '../../functions/records/verify/record.schema.ts';
import { keptAnnexes } from '../../functions/records/verify/verify-annexes.ts';
import { evidenceIn } from '../../functions/records/verify/verify-evidence.ts';
import { MANIFEST, type Manifest, PLACES } from '../../functions/records/verify/verify-folder.ts';
import { canonicalJson, sha256 } from '../../functions/shared/canonical.ts';
import { download } from './api.ts';
import { fetchRecord } from './record.ts';
import { Refused } from './refused.ts';

const pretty = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

const README = (
  record: ExportedRecord,
) => `This folder is the record of ${record.agreement}, as its service gave it out.

copy/       the executed copy of each version, as every agency received it: a sealed PDF, and the same as data
streams/    everything that happened, in order, each event with the hash of the one before
document/   the text of each version that was executed, and of the last one that went out; what the service showed beside it, too
annex/      the annexes that these texts name, each under its SHA-256; of what was signed elsewhere the signed original, too
evidence/   what each review was opened with, frozen then: it follows from the rest, and is made from it here
${MANIFEST}   every file with its SHA-256

Words that a records officer has not yet looked at are withheld, and so are events that stay within one agency, such as what its
reviewers answered; each stream lists them. Words that were removed by law are gone, and an event says so. None of it breaks the chain.

To verify it without the service and without a network: npm run verify -- this folder
`;

/** The sealed copy of one version. */
export interface Copy {
  version: number;
  pdf?: Buffer | undefined;
  json?: Buffer | undefined;
}

/** An annex that was handed in, by the path that it has in an export. */
export type Annexes = ReadonlyMap<string, Buffer>;

/** The files of an export. Throws Refused when the service names a stream as no stream is named. */
export function folderOf(
  record: ExportedRecord,
  copies: readonly Copy[],
  annexes: Annexes = new Map(),
): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const { documents, streams, ...head } = record;
  files.set('README.txt', Buffer.from(README(record)));
  files.set(PLACES.record, pretty(head));
  for (const { version, text, html, findings } of documents) {
    files.set(PLACES.text(version), Buffer.from(canonicalJson(text)));
    files.set(PLACES.html(version), Buffer.from(html));
    if (findings !== undefined) files.set(PLACES.findings(version), Buffer.from(canonicalJson(findings)));
  }
  for (const stream of streams) {
    const name = stream.events[0]?.stream ?? '';
    if (!/^[a-z]{3}_[A-Za-z0-9-]+$/.test(name))
      throw new Refused([
        {
          code: 'stream-name-unsafe',
          wrong: `A stream is called ${name}.`,
          remedy: 'Ask the operator of the service.',
        },
      ]);
    files.set(`${PLACES.streams}${name}.json`, pretty(stream));
  }
  for (const { version, pdf, json } of copies) {
    if (pdf) files.set(PLACES.pdf(version), pdf);
    if (json) files.set(PLACES.json(version), json);
  }
  for (const [path, bytes] of annexes) files.set(path, bytes);
  for (const { path, document } of evidenceIn(record)) if (document) files.set(path, Buffer.from(document));
  const hashes = [...files].map(([path, content]) => [path, sha256(content)]);
  const manifest: Manifest = {
    format: 'concord-export@1',
    agreement: record.agreement,
    files: Object.fromEntries(hashes),
  };
  return files.set(MANIFEST, pretty(manifest));
}

/** One after the other: each may have 4 MB. */
async function fetchAnnexes(record: ExportedRecord): Promise<Annexes> {
  const annexes = new Map<string, Buffer>();
  for (const { sha256: hash, path } of keptAnnexes(record))
    annexes.set(path, await download(`/api/agreements/${record.agreement}/annexes/${hash}`));
  return annexes;
}

/** Fetches a record with its copies and annexes and writes it down. A folder that has something in it is left alone. */
export async function exportTo(folder: string, id: string): Promise<string[]> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Refused([
      { code: 'folder-not-empty', wrong: `${folder} is not empty.`, remedy: 'Name a folder that is new or empty.' },
    ]);
  const record = await fetchRecord(id);
  const copies = await Promise.all(
    record.copies.map(async ({ version }): Promise<Copy> => {
      const path = `/api/agreements/${id}`;
      const [pdf, json] = await Promise.all(
        ['copy', 'copy.json'].map((name) => download(`${path}/${name}?version=${version}`)),
      );
      return { version, pdf, json };
    }),
  );
  const files = folderOf(record, copies, await fetchAnnexes(record));
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return [...files.keys()];
}
