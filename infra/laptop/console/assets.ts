/** Style sheets, fonts and pictures: the console's own sheet, and the design system's files from its package; nothing else on the disk. */
import { readFile, realpath } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, sep } from 'node:path';
import type { Answer } from './visit.ts';

/** The package exports its script, which stands in dist/js. */
const USWDS = join(dirname(createRequire(import.meta.url).resolve('@uswds/uswds')), '..');
const OWN = join(import.meta.dirname, 'console.css');

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** @param file a path below /assets, decoded */
export async function asset(file: string): Promise<Answer | undefined> {
  const type = TYPES[extname(file)];
  if (type === undefined) return undefined;
  try {
    const path = file === 'console.css' ? OWN : await realpath(join(USWDS, file));
    if (path !== OWN && !path.startsWith(`${await realpath(USWDS)}${sep}`)) return undefined;
    const body = await readFile(path);
    return { status: 200, headers: { 'content-type': type, 'cache-control': 'max-age=3600' }, body };
  } catch {
    // A name that is not there, or that the file system refuses.
    return undefined;
  }
}
