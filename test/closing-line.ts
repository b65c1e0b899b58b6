/** Ends a run with its slowest files and one plain line that people and CI can read: `N passed, N failed`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { DURATIONS } from './longest-first.ts';

const SHOWN = 10;

/** Whole seconds that a file took, what it prepares and imports included. */
function secondsOf(module: TestModule): number {
  const { collectDuration, duration, environmentSetupDuration, prepareDuration, setupDuration } = module.diagnostic();
  return Math.round((collectDuration + duration + environmentSetupDuration + prepareDuration + setupDuration) / 1_000);
}

/** Keeps what was measured beside what other runs have measured; files that take no time are not listed. */
function keep(measured: readonly [file: string, seconds: number][]): void {
  const known: Record<string, number> = JSON.parse(readFileSync(DURATIONS, 'utf8'));
  const all = { ...known, ...Object.fromEntries(measured) };
  const listed = Object.entries(all).filter(([, seconds]) => seconds > 0);
  const sorted = Object.fromEntries(listed.sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(DURATIONS, `${JSON.stringify(sorted, undefined, 2)}\n`);
}

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const measured = modules.map((module): [string, number] => [
      relative(process.cwd(), module.moduleId),
      secondsOf(module),
    ]);
    if (process.env.DURATIONS === 'write') keep(measured);
    const slowest = measured.toSorted(([, one], [, other]) => other - one).slice(0, SHOWN);
    console.log(
      `\nThe slowest files, in seconds:\n${slowest.map(([file, seconds]) => `  ${seconds} ${file}`).join('\n')}\n`,
    );

    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length;
    const skipped = count('skipped');
    console.log(
      `${count('passed')} passed, ${count('failed') + broken} failed${skipped ? `, ${skipped} skipped` : ''}`,
    );
  }
}
