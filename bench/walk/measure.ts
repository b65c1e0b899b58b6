/** Walks the ten tasks as their test does, which needs the tests' own stage: a cloud, agencies, and MOUs in every state. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Walked } from './walker.ts';

const run = promisify(execFile);
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

/** @param at a file that is not there yet */
export async function measureWalk(at: string): Promise<Walked[]> {
  const cwd = join(import.meta.dirname, '../..');
  const files = ['run', '--project', 'long', 'test/long/browser/walk.test.ts'];
  const told = await run(process.execPath, [vitest, ...files], { cwd, env: { ...process.env, WALKED: at } }).catch(
    (error: { stdout?: string }) => {
      throw new Error(`A walk did not come to its end:\n${error.stdout}`);
    },
  );
  if (!existsSync(at)) throw new Error(`Nothing was walked:\n${told.stdout}`);
  return JSON.parse(readFileSync(at, 'utf8')) as Walked[];
}
