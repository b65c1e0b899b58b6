/** A folder comes to hold exactly the files it is given, each replaced in one step, so that a reader never sees half a file. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** Path inside the folder -> content. */
export type Files = Readonly<Record<string, Uint8Array>>;

export async function place(folder: string, files: Files, { keepOthers = false } = {}): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path);
    if (await holds(target, content)) continue;
    await mkdir(dirname(target), { recursive: true });
    const draft = `${target}.${process.pid}.draft`;
    await writeFile(draft, content);
    await rename(draft, target);
  }
  if (keepOthers) return;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    // Another process's draft is its own to finish.
    if (entry.isFile() && !path.endsWith('.draft') && !(relative(folder, path) in files))
      await rm(path, { force: true });
  }
}

async function holds(path: string, content: Uint8Array): Promise<boolean> {
  const standing = await readFile(path).catch(() => undefined);
  return standing?.equals(content) ?? false;
}
