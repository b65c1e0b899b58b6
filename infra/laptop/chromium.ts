/** The browser that comes with npm: unpacked once beside the packages, whole or not at all, and started with the web's own safety on. */
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
const packed = join(dirname(dirname(entry)), 'bin', 'chromium.br');

/**
 * The package unpacks into a fixed place of the temporary folder and takes a half-written file for a whole one; test files that start
 * together would meet there. Here the last step is a rename.
 */
async function unpacked(): Promise<string> {
  const folder = join(dirname(packed), 'unpacked');
  const program = join(folder, 'chromium');
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  const partial = `${program}.${process.pid}.${performance.now()}`;
  await pipeline(
    createReadStream(packed),
    createBrotliDecompress({ chunkSize: 2 ** 21 }),
    createWriteStream(partial, { mode: 0o700 }),
  );
  renameSync(partial, program);
  return program;
}

/** No sandbox, because containers often forbid it; only our own pages are opened. The package's own arguments would switch web security off. */
export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await unpacked(),
    args: ['--no-sandbox', '--headless=shell', '--disable-gpu'],
  });
