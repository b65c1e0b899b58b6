/** Annexes in an exported folder, the original of what was signed elsewhere among them: those that its texts name and that were handed in, and all of them. */
import * as z from 'zod';
import { annexEnding } from '../../agreements/domain/mou-name.ts';
import { annexesOf } from '../../agreements/domain/signed-mou.ts';
import { sha256 } from '../../shared/canonical.ts';
import { dataOf } from './agreement/text-read.ts';
import { type ExportedRecord, isShown } from './record.schema.ts';
import { blank, faulty, some, type Verdict } from './verdict.ts';

const document = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int(),
  mediaType: z.string(),
});
/** What a text says of its documents, as far as it is compared. */
const naming = z.object({
  annexes: z.array(document.extend({ title: z.string() })).default([]),
  adopted: z.object({ pdf: document.omit({ mediaType: true }) }).optional(),
});

export interface KeptAnnex {
  sha256: string;
  /** Where an export has it. */
  path: string;
}

/** What the texts name and the events say was handed in: each once, whichever versions name it. */
export function keptAnnexes({ agreement, documents, streams }: ExportedRecord): KeptAnnex[] {
  const kept = streams
    .flatMap(({ events }) => events.filter(isShown))
    .filter(({ stream, type }) => stream === agreement && type === 'AnnexKept')
    .map((event) => dataOf(event).sha256);
  const named = documents.flatMap(({ text }) => {
    const said = naming.safeParse(text).data;
    return said ? annexesOf(said as Parameters<typeof annexesOf>[0]) : [];
  });
  return [
    ...new Map(
      named
        .filter(({ sha256 }) => kept.includes(sha256))
        .map(({ sha256, mediaType }) => [sha256, { sha256, path: `annex/${sha256}${annexEnding(mediaType)}` }]),
    ).values(),
  ];
}

export function verifyAnnexes(files: ReadonlyMap<string, Uint8Array>, record: ExportedRecord): Verdict {
  const kept = keptAnnexes(record);
  const strange = [...files.keys()]
    .filter((path) => path.startsWith('annex/'))
    .filter((path) => !kept.some((one) => one.path === path));
  const faults = [
    ...kept.flatMap(({ path, sha256: hash }) => {
      const bytes = files.get(path);
      if (!bytes)
        return [`The record says that the document with hash ${hash} was handed in, and ${path} is not here.`];
      return sha256(bytes) === hash ? [] : [`The file ${path} is not the document that was handed in: it was changed.`];
    }),
    ...strange.map((path) => `The file ${path} is no annex that a text of the record names.`),
  ];
  if (faults.length > 0) return faulty(...faults);
  if (kept.length === 0) return blank();
  const paths = kept.map(({ path }) => path);
  return { ...blank(), holds: [`The annexes here are those that were handed in, byte for byte: ${some(paths)}.`] };
}
