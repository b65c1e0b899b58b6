/** Annexes are found by what they hold, not by their names: the MOU knows each by the hash of its bytes. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANNEX_BYTES } from '../../functions/agreements/domain/annex.rules.ts';
import { upload } from './api.ts';
import { Refused } from './refused.ts';

export interface AnnexFile {
  sha256: string;
  bytes: Buffer;
}

export function annexIn(file: string): AnnexFile {
  try {
    const bytes = readFileSync(file);
    return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
  } catch (error) {
    throw new Refused([
      {
        code: 'file-unreadable',
        wrong: `${file} could not be read: ${(error as Error).message}`,
        remedy: 'Give the path of the annex.',
      },
    ]);
  }
}

/** What is larger than a request carries never arrives, and no one there could say so. */
const tooLarge = (name: string, { bytes }: AnnexFile) =>
  bytes.length <= ANNEX_BYTES
    ? []
    : [
        {
          code: 'file-too-large',
          wrong: `${name} has ${bytes.length} bytes, and an annex has at most ${ANNEX_BYTES} (4 MB).`,
          remedy:
            'Make it smaller, for example with pictures of a lower resolution, or divide it. Then correct the MOU.',
        },
      ];

/** These files, to be handed in. Throws before anything is sent when one is too large. */
export function annexesIn(files: readonly string[]): AnnexFile[] {
  const found = files.map((file) => ({ file, annex: annexIn(file) }));
  const refusals = found.flatMap(({ file, annex }) => tooLarge(file, annex));
  if (refusals.length > 0) throw new Refused(refusals);
  return found.map(({ annex }) => annex);
}

interface Named {
  title: string;
  sha256: string;
}

const annexesOf = (mou: unknown): Named[] => {
  const { annexes } = (mou ?? {}) as { annexes?: Named[] };
  return Array.isArray(annexes) ? annexes : [];
};

function filesOf(folder: string): AnnexFile[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    return entries.map(({ name }) => annexIn(join(folder, name)));
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused([
      {
        code: 'file-unreadable',
        wrong: `${folder} could not be read: ${(error as Error).message}`,
        remedy: 'Give the path of a folder.',
      },
    ]);
  }
}

/** The annexes that an MOU names, out of a folder. Throws before anything is sent when one is not there or too large. */
export function annexFiles(mou: unknown, folder: string): AnnexFile[] {
  const files = new Map(filesOf(folder).map((file) => [file.sha256, file]));
  const missing = annexesOf(mou).filter(({ sha256 }) => !files.has(sha256));
  if (missing.length > 0)
    throw new Refused(
      missing.map(({ title, sha256 }) => ({
        code: 'annex-file-missing',
        wrong: `No file in ${folder} is the annex “${title}”.`,
        remedy: `Put the file whose SHA-256 is ${sha256} there, or correct the MOU.`,
      })),
    );
  const named = annexesOf(mou).flatMap(({ title, sha256 }) => {
    const file = files.get(sha256);
    return file ? [{ title, file }] : [];
  });
  const refusals = named.flatMap(({ title, file }) => tooLarge(`The annex “${title}”`, file));
  if (refusals.length > 0) throw new Refused(refusals);
  return named.map(({ file }) => file);
}

export const handIn = (agreement: string, { sha256, bytes }: AnnexFile): Promise<unknown> =>
  upload(`/api/agreements/${agreement}/annexes/${sha256}`, bytes);
