/** `npm run demo` as a person gives it: the seconds that it says it took, from nothing to the last record that a stranger verified. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Demo {
  seconds: number;
  /** That it took. */
  steps: number;
}

const run = promisify(execFile);

export async function measureDemo(): Promise<Demo> {
  const cwd = join(import.meta.dirname, '../..');
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'infra/laptop/demo.ts'], { cwd });
  const seconds = Number(/ in (\d+) seconds\.\s*$/.exec(stdout)?.[1]);
  if (Number.isNaN(seconds)) throw new Error(`The demo did not say how long it took:\n${stdout}`);
  return { seconds, steps: stdout.match(/^ok {2}/gm)?.length ?? 0 };
}
