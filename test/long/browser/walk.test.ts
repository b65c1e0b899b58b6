/** The ten tasks of busy people, each walked from its email on a phone without JavaScript; `npm run bench -- walk` reads what each took. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TASKS } from '../../../bench/walk/tasks.ts';
import { walk } from '../../../bench/walk/walk.ts';
import type { Walked } from '../../../bench/walk/walker.ts';
import { openStage, type Stage } from '../../browser/stage.ts';

let stage: Stage;
const walked: Walked[] = [];
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage.close();
  const { WALKED } = process.env;
  if (WALKED) writeFileSync(WALKED, JSON.stringify(walked));
});

describe('From the email alone', () => {
  it.each(TASKS)('$name', async (task) => {
    const taken = await walk(stage, task);
    walked.push(taken);
    expect(taken.passed.length).toBeGreaterThan(0);
    expect(taken.shown).toBeGreaterThanOrEqual(taken.needed);
  });
});
