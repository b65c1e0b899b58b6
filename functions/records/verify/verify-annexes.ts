/** The annexes in an exported folder, the signed original among them, are those that its texts name by their hashes, and all of them. */
import { sha256 } from '../../shared/canonical.ts';
import { keptAnnexes } from './kept-annexes.ts';
import type { ExportedRecord } from './record.schema.ts';
import { blank, faulty, some, type Verdict } from './verdict.ts';

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
