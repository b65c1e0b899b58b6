/** Verifies an exported folder from its files alone: the manifest, the record that its files make up, and the sealed copies beside it. */
import * as z from 'zod';
import { sha256 } from '../../shared/canonical.ts';
import { aboutRecord } from './about.ts';
import type { Judged } from './conclusion.ts';
import type { ExportedRecord } from './record.schema.ts';
import { blank, faulty, some, together, type Verdict } from './verdict.ts';
import { verifyAnnexes } from './verify-annexes.ts';
import { verifyEvidenceFiles } from './verify-evidence.ts';
import { type Beside, besideRecord, jsonOf, verifyFile } from './verify-file.ts';
import { verifyRecord } from './verify-record.ts';

export const MANIFEST = 'manifest.json';
/** Where an export puts what: the writer and the verifier agree on these names. */
export const PLACES = {
  record: 'record.json',
  text: (version: number) => `document/v${version}/text.json`,
  html: (version: number) => `document/v${version}/document.html`,
  findings: (version: number) => `document/v${version}/findings.json`,
  pdf: (version: number) => `copy/v${version}/executed-copy.pdf`,
  json: (version: number) => `copy/v${version}/executed-copy.json`,
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
const dataIn = (files: Files, path: string): unknown => jsonOf(files.get(path) ?? new Uint8Array())?.value;

/** Versions of which the folder has a text. */
const versionsIn = (files: Files): number[] => {
  const found = [...files.keys()].flatMap((path) => /^document\/v([1-9]\d{0,5})\//.exec(path)?.[1] ?? []);
  return [...new Set(found.map(Number))].sort((one, other) => one - other);
};

/** The record that the files make up, as it came from the service. */
export const recordIn = (files: Files): unknown => {
  const head = dataIn(files, PLACES.record);
  const streams = [...files.keys()].filter((path) => path.startsWith(PLACES.streams)).sort();
  return {
    ...(typeof head === 'object' && head),
    documents: versionsIn(files).map((version) => ({
      ...{ version, text: dataIn(files, PLACES.text(version)) },
      html: textOf(files.get(PLACES.html(version))),
      findings: dataIn(files, PLACES.findings(version)),
    })),
    streams: streams.map((path) => dataIn(files, path)),
  };
};

const COPY = /^copy\/v\d+\/executed-copy\.(pdf|json)$/;

/** The sealed files are the ones on record, byte for byte: of each version its own. */
function verifyOnRecord(files: Files, record: ExportedRecord | undefined): Verdict {
  const kept = new Map(
    (record?.copies ?? []).flatMap(({ version, pdfHash, jsonHash }): [string, string][] => [
      [PLACES.pdf(version), pdfHash],
      [PLACES.json(version), jsonHash],
    ]),
  );
  const present = [...files].filter(([path]) => COPY.test(path));
  const faults = present
    .filter(([path, bytes]) => sha256(bytes) !== kept.get(path))
    .map(([path]) => `The file ${path} is not the sealed copy that the record names.`);
  const lost = [...kept.keys()].filter((path) => !files.has(path));
  if (faults.length > 0 || lost.length > 0)
    return faulty(...faults, ...lost.map((path) => `The record names a sealed copy, and ${path} is not here.`));
  if (present.length === 0) return blank();
  return {
    ...blank(),
    holds: [`The sealed copies here are the ones on record: ${some(present.map(([path]) => path))}.`],
  };
}

/** The newest copy binds the most of the record. */
function newestCopy(files: Files, record: ExportedRecord | undefined): Uint8Array | undefined {
  const [newest] = (record?.copies ?? []).map(({ version }) => version).sort((one, other) => other - one);
  return newest === undefined ? undefined : (files.get(PLACES.pdf(newest)) ?? files.get(PLACES.json(newest)));
}

/** Never throws: whatever the folder holds, there is a verdict on it. */
export async function verifyFolder(files: Files, beside: Beside = {}): Promise<Judged> {
  const record = verifyRecord(recordIn(files));
  const copy = beside.copy ?? newestCopy(files, record.record);
  const copies = await Promise.all(
    [...files].filter(([path]) => COPY.test(path)).map(([, bytes]) => verifyFile(bytes, { jwks: beside.jwks })),
  );
  const verdict = together(
    verifyManifest(files),
    await besideRecord(record, { ...beside, ...(copy && { copy }) }),
    verifyOnRecord(files, record.record),
    record.record ? verifyAnnexes(files, record.record) : blank(),
    // What has faults may have any shape.
    record.record && record.faults.length === 0 ? verifyEvidenceFiles(files, record.record) : blank(),
    ...copies,
  );
  const about = record.record && aboutRecord(record.record);
  return { ...verdict, what: 'An exported folder', is: 'record', about };
}
