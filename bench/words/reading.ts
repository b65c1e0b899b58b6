/** How hard the pages and emails are to read: those that the browser tests show anyway, each kept by its name while they run. */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quantile } from '../arithmetic.ts';
import { gradeOf } from './grade.ts';

interface Kept {
  kind: 'page' | 'email';
  name: string;
  text: string;
}

interface Graded {
  name: string;
  grade: number;
}

export interface Read {
  kind: Kept['kind'];
  /** With a sentence at least. */
  count: number;
  median: number;
  /** Nine of ten take no more. */
  most: number;
  /** The worst first. */
  worst: Graded[];
}

const WORST = 5;
const root = join(import.meta.dirname, '../..');

/** The tests must pass: what a page that failed would have said is not known. */
const show = (project: string, folder: string, keptIn: string): Promise<void> =>
  new Promise((done, failed) => {
    const child = spawn(join(root, 'node_modules/.bin/vitest'), ['run', '--project', project, folder], {
      cwd: root,
      env: { ...process.env, WORDS_KEPT_IN: keptIn },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', failed);
    child.on('exit', (code) => (code === 0 ? done() : failed(new Error(`The tests of ${folder} failed (${code})`))));
  });

export function readingOf(kept: readonly Kept[], kind: Kept['kind']): Read {
  const graded = kept
    .filter((one) => one.kind === kind)
    .flatMap(({ name, text }) => {
      const grade = gradeOf(text);
      return grade === undefined ? [] : [{ name, grade }];
    })
    .sort((one, other) => other.grade - one.grade);
  const grades = graded.map(({ grade }) => grade).reverse();
  return {
    ...{ kind, count: graded.length, median: quantile(grades, 0.5), most: quantile(grades, 0.9) },
    worst: graded.slice(0, WORST),
  };
}

export async function measureReading(home: string): Promise<Read[]> {
  mkdirSync(home, { recursive: true });
  await show('quick', 'test/browser/', home);
  await show('long', 'test/long/browser/', home);
  const kept = readdirSync(home).map((file): Kept => JSON.parse(readFileSync(join(home, file), 'utf8')));
  return [readingOf(kept, 'page'), readingOf(kept, 'email')];
}
