/** Annexes are found by what they hold, not by their names: the MOU knows each by the hash of its bytes. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { upload } from './api.ts';
import { Refused } from './refused.ts';

interface AnnexFile {
  sha256: string;
  bytes: Buffer;
}

export function annexIn(file: string): AnnexFile {
  try {
    const bytes = readFileSync(file);
    return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
  } catch (error) {
    throw new Refused([
      { wrong: `${file} could not be read: ${(error as Error).message}`, remedy: 'Give the path of the annex.' },
    ]);
  }
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
      { wrong: `${folder} could not be read: ${(error as Error).message}`, remedy: 'Give the path of a folder.' },
    ]);
  }
}

/** The annexes that an MOU names, out of a folder. Throws before anything is sent when one is not there. */
export function annexFiles(mou: unknown, folder: string): AnnexFile[] {
  const files = new Map(filesOf(folder).map((file) => [file.sha256, file]));
  const missing = annexesOf(mou).filter(({ sha256 }) => !files.has(sha256));
  if (missing.length > 0)
    throw new Refused(
      missing.map(({ title, sha256 }) => ({
        wrong: `No file in ${folder} is the annex “${title}”.`,
        remedy: `Put the file whose SHA-256 is ${sha256} there, or mend the MOU.`,
      })),
    );
  return annexesOf(mou).flatMap(({ sha256 }) => files.get(sha256) ?? []);
}

export const handIn = (agreement: string, { sha256, bytes }: AnnexFile): Promise<unknown> =>
  upload(`/api/agreements/${agreement}/annexes/${sha256}`, bytes);
