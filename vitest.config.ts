import { defineConfig } from 'vitest/config';
import LongestFirst from './test/longest-first.ts';

/** What takes most of the time: kills, faults, races, repeats, random histories, grants one by one, the fuzz, a month of hostile mail. */
const LONG = ['test/long/**/*.test.{ts,tsx}', 'functions/**/*.history.test.ts'];
/** Rules, states and pages, which wait for nothing and leave nothing behind. */
const RULES = ['functions/**/*.test.{ts,tsx}'];

export default defineConfig({
  test: {
    // Most tests wait for a laptop cloud: a worker for each core, rather than leaving one to the runner.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './test/closing-line.ts'],
    globalSetup: './test/global-template.ts',
    // Limits for a machine that is busy with other work; nothing is measured by them.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    env: { TZ: 'UTC' },
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: RULES,
          exclude: LONG,
          // One module graph for all files of a worker: to load it for each is a third of their time.
          ...{ isolate: false, restoreMocks: true, unstubEnvs: true, unstubGlobals: true },
        },
      },
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['{infra,workflows,test,bench}/**/*.test.{ts,tsx}'],
          exclude: [...LONG, 'node_modules'],
        },
      },
      { extends: true, test: { name: 'long', include: LONG } },
    ],
  },
});
