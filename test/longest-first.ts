/** The order of test files: the longest first, so that no core is left with one long file at the end. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Seconds of each file in a run of everything, written by `DURATIONS=write npm test` and `npm run test:long`. */
export const DURATIONS = join(import.meta.dirname, 'durations.json');

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const known: Record<string, number> = JSON.parse(readFileSync(DURATIONS, 'utf8'));
    // A file that nobody has timed yet may be the longest.
    const seconds = ({ moduleId }: TestSpecification) => known[relative(this.ctx.config.root, moduleId)] ?? Infinity;
    return files.toSorted((one, other) => (seconds(one) === seconds(other) ? 0 : seconds(other) - seconds(one)));
  }
}
