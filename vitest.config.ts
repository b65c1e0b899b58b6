import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{functions,infra,workflows,test,bench}/**/*.test.{ts,tsx}'],
    globalSetup: './test/global-template.ts',
    // Most tests wait for a laptop cloud: a worker for each core, rather than leaving one to the runner.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/closing-line.ts'],
    env: { TZ: 'UTC' },
  },
});
