import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{functions,infra,workflows,test,bench}/**/*.test.{ts,tsx}'],
    globalSetup: './test/global-template.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/closing-line.ts'],
    env: { TZ: 'UTC' },
  },
});
