/** A static file is served only if its name is plain, its kind is known and it stands in the assets folder itself. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { sha256 } from '../shared/canonical.ts';

interface Kind {
  type: string;
  /** Seconds in the browser's cache. Names carry no version, so styles may be a day old after a release, fonts a month. */
  keep: number;
  /** Text is sent smaller; the others are packed already. */
  shrinks: boolean;
}

const DAY = 24 * 60 * 60;
const KINDS: Record<string, Kind> = {
  css: { type: 'text/css; charset=utf-8', keep: DAY, shrinks: true },
  svg: { type: 'image/svg+xml', keep: 30 * DAY, shrinks: true },
  png: { type: 'image/png', keep: 30 * DAY, shrinks: false },
  woff2: { type: 'font/woff2', keep: 30 * DAY, shrinks: false },
};

export interface Asset {
  type: string;
  keep: number;
  /** Strong entity tag of the content as it stands in the file. */
  etag: string;
  raw: Buffer;
  /** The same content for who accepts gzip; absent where it would not be smaller. */
  gzip?: Buffer;
}

/** Folders and a name with its ending, from letters, digits, hyphens, underscores and inner dots: nothing else leaves the folder's root. */
const PLAIN = /^(?:[A-Za-z0-9_-]+\/)*[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.([a-z0-9]+)$/;

const load = async (root: URL, path: string, kind: Kind): Promise<Asset | undefined> => {
  const raw = await readFile(fileURLToPath(new URL(path, root))).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (!raw) return undefined;
  const gzip = kind.shrinks ? gzipSync(raw, { level: 9 }) : undefined;
  return {
    type: kind.type,
    keep: kind.keep,
    etag: `"${sha256(raw).slice(0, 32)}"`,
    raw,
    ...(gzip && gzip.length < raw.length ? { gzip } : {}),
  };
};

/** Reads each file of a folder once; `root` ends with a slash. An unknown path is undefined and is not remembered. */
export const assetsIn = (root: URL): ((path: string) => Promise<Asset | undefined>) => {
  const known = new Map<string, Asset>();
  return async (path) => {
    const kind = KINDS[PLAIN.exec(path)?.[1] ?? ''];
    if (!kind) return undefined;
    const asset = known.get(path) ?? (await load(root, path, kind));
    if (asset) known.set(path, asset);
    return asset;
  };
};
