/** What was made of the same modules in the same way is taken, not made again: the key is a hash of all that goes in, so that nothing kept can be out of date. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** Milliseconds after which what nobody has used is removed. */
const UNUSED = 30 * 86_400_000;

/** Any number of texts and contents, none of which can run into the next. */
export function keyOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}\n`).update(part);
  return hash.digest('hex');
}

export class BundleCache {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** What stands under the key, or what `make` makes, which then stands there. */
  async get<T>(key: string, make: () => Promise<T>): Promise<T> {
    const file = join(this.folder, key);
    try {
      const kept = deserialize(await readFile(file)) as T;
      const now = new Date();
      await utimes(file, now, now);
      return kept;
    } catch {
      // Absent, removed by another process this moment, or not whole: made anew.
    }
    const made = await make();
    await mkdir(this.folder, { recursive: true });
    const draft = `${file}.${process.pid}.draft`;
    await writeFile(draft, serialize(made));
    await rename(draft, file);
    return made;
  }

  /** Removes what has not been used for a month. */
  async tidy(): Promise<void> {
    const files = await readdir(this.folder).catch(() => []);
    for (const file of files.map((name) => join(this.folder, name))) {
      const used = (await stat(file).catch(() => undefined))?.mtimeMs;
      if (used !== undefined && Date.now() - used > UNUSED) await rm(file, { force: true });
    }
  }
}
