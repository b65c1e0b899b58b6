/** What the executed copy costs: written and sealed in fresh processes, in turn with hashing and signing the same bytes. */
import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { manyParties, wildfire } from '../functions/agreements/testing/an-mou.ts';
import { aCopy } from '../functions/records/a-copy.ts';
import { bundle } from '../infra/aws/bundle.ts';
import { type Pair, ratioOf, type Spread, spreadOf } from './arithmetic.ts';

/** Where a process finds what it needs, and leaves what it made. */
export interface Task {
  copy: string;
  fonts: string;
  /** PKCS #8, in PEM. */
  key: string;
  pdf: string;
  json: string;
}

export interface CopyResult {
  parties: number;
  pdfBytes: number;
  jsonBytes: number;
  /** Milliseconds in a process that did nothing before. */
  ours: Spread;
  floor: Spread;
  ratio: Spread;
  /** Most memory that the process had at once, in megabytes. */
  memory: { ours: number; floor: number };
}

interface Took {
  milliseconds: number;
  kilobytes: number;
}

const ROUNDS = 7;
const run = promisify(execFile);
const fonts = join(import.meta.dirname, '../node_modules/dejavu-fonts-ttf/ttf');

const inProcess = async (file: string, task: string): Promise<Took> => {
  const { stdout } = await run(process.execPath, [file, task], { env: { TZ: 'UTC' } });
  return JSON.parse(stdout) as Took;
};

/** @param outdir where bundles and files are written */
export async function measureCopies(outdir: string): Promise<CopyResult[]> {
  await bundle({ entries: { 'copy-ours': 'bench/copy/ours.ts', 'copy-floor': 'bench/copy/floor.ts' }, outdir });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3_072 });
  const key = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const results: CopyResult[] = [];
  for (const file of [wildfire, manyParties(60)]) {
    const made = aCopy(file);
    const parties = made.copy.signatures.length;
    const at = (name: string) => join(outdir, `${parties}-${name}`);
    const task: Task = { copy: at('copy.json'), fonts, key, pdf: at('executed.pdf'), json: at('executed.json') };
    writeFileSync(task.copy, JSON.stringify(made));
    writeFileSync(at('task.json'), JSON.stringify(task));
    const took: [ours: Took, floor: Took][] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const ours = await inProcess(join(outdir, 'copy-ours/index.mjs'), at('task.json'));
      const floor = await inProcess(join(outdir, 'copy-floor/index.mjs'), at('task.json'));
      // The first round only warms the file cache.
      if (round > 0) took.push([ours, floor]);
    }
    const pairs = took.map(([ours, floor]): Pair => ({ ours: ours.milliseconds, floor: floor.milliseconds }));
    const most = (side: 0 | 1) => Math.max(...took.map((pair) => pair[side].kilobytes)) / 1024;
    results.push({
      parties,
      pdfBytes: statSync(task.pdf).size,
      jsonBytes: statSync(task.json).size,
      ours: spreadOf(pairs.map(({ ours }) => ours)),
      floor: spreadOf(pairs.map(({ floor }) => floor)),
      ratio: ratioOf(pairs),
      memory: { ours: most(0), floor: most(1) },
    });
  }
  return results;
}
