/** Verifies an exported folder from its files alone: the manifest, the record that its files make up, and the sealed copies beside it. */
import * as z from 'zod';
import { sha256 } from '../../shared/canonical.ts';
import type { ExportedRecord } from './record.schema.ts';
import { blank, faulty, some, together, type Verdict } from './verdict.ts';
import { type Beside, besideRecord, jsonOf, verifyFile } from './verify-file.ts';
import { verifyRecord } from './verify-record.ts';

export const MANIFEST = 'manifest.json';
/** Where an export puts what: the writer and the verifier agree on these names. */
export const PLACES = {
  record: 'record.json',
  text: 'document/text.json',
  html: 'document/document.html',
  findings: 'document/findings.json',
  pdf: 'copy/executed-copy.pdf',
  json: 'copy/executed-copy.json',
  streams: 'streams/',
} as const;

export const manifestSchema = z.object({
  format: z.literal('concord-export@1'),
  agreement: z.string(),
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Path within the folder, with slashes, and content. */
export type Files = ReadonlyMap<string, Uint8Array>;

function verifyManifest(files: Files): Verdict {
  const manifest = manifestSchema.safeParse(jsonOf(files.get(MANIFEST) ?? new Uint8Array())?.value).data;
  if (!manifest) return faulty(`The folder has no ${MANIFEST} of an export.`);
  const listed = Object.entries(manifest.files);
  const missing = listed.filter(([path]) => !files.has(path)).map(([path]) => path);
  const changed = listed.filter(([path, hash]) => files.has(path) && sha256(files.get(path) as Uint8Array) !== hash);
  const strange = [...files.keys()].filter((path) => path !== MANIFEST && !Object.hasOwn(manifest.files, path));
  const faults = [
    ...missing.map((path) => `The file ${path} is missing, and the manifest lists it.`),
    ...changed.map(([path]) => `The file ${path} is not the one that the manifest lists: it was changed.`),
    ...strange.map((path) => `The file ${path} is not in the manifest: it was added.`),
  ];
  if (faults.length > 0) return faulty(...faults);
  return { ...blank(), holds: [`All ${listed.length} files are those that the manifest lists.`] };
}

const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

/** The record that the files make up, as it came from the service. */
const recordIn = (files: Files): unknown => {
  const head = jsonOf(files.get(PLACES.record) ?? new Uint8Array())?.value;
  const streams = [...files.keys()].filter((path) => path.startsWith(PLACES.streams)).sort();
  return {
    ...(typeof head === 'object' && head),
    document: {
      text: jsonOf(files.get(PLACES.text) ?? new Uint8Array())?.value,
      html: textOf(files.get(PLACES.html)),
      findings: jsonOf(files.get(PLACES.findings) ?? new Uint8Array())?.value,
    },
    streams: streams.map((path) => jsonOf(files.get(path) as Uint8Array)?.value),
  };
};

/** The sealed files are the ones on record, byte for byte. */
function verifyOnRecord(files: Files, record: ExportedRecord | undefined): Verdict {
  const [copy] = record?.copies ?? [];
  const kept: [path: string, hash: string | undefined][] = [
    [PLACES.pdf, copy?.pdfHash],
    [PLACES.json, copy?.jsonHash],
  ];
  const present = kept.filter(([path]) => files.has(path));
  const faults = present
    .filter(([path, hash]) => sha256(files.get(path) as Uint8Array) !== hash)
    .map(([path]) => `The file ${path} is not the sealed copy that the record names.`);
  const lost = copy ? kept.filter(([path]) => !files.has(path)).map(([path]) => path) : [];
  if (faults.length > 0 || lost.length > 0)
    return faulty(...faults, ...lost.map((path) => `The record names a sealed copy, and ${path} is not here.`));
  if (present.length === 0) return blank();
  return {
    ...blank(),
    holds: [`The sealed copies here are the ones on record: ${some(present.map(([path]) => path))}.`],
  };
}

/** Never throws: whatever the folder holds, there is a verdict on it. */
export async function verifyFolder(files: Files, beside: Beside = {}): Promise<Verdict> {
  const record = verifyRecord(recordIn(files));
  const pdf = files.get(PLACES.pdf);
  const json = files.get(PLACES.json);
  const copy = beside.copy ?? pdf ?? json;
  const copies = await Promise.all(
    [pdf, json].filter((one) => one !== undefined).map((one) => verifyFile(one, { jwks: beside.jwks })),
  );
  return together(
    verifyManifest(files),
    await besideRecord(record, { ...beside, ...(copy && { copy }) }),
    verifyOnRecord(files, record.record),
    ...copies,
  );
}
