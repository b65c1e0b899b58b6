/** The README's second command goes its whole way, so that no change of what the service says leaves the demo behind. */
import { expect, it } from 'vitest';
import { run } from '../../infra/laptop/synthesize.ts';

it('npm run demo goes the whole way', async () => {
  const lines = (await run('infra/laptop/demo.ts', [], {})).trim().split('\n');
  expect(lines.at(-1)).toMatch(/^The whole way, .* a stranger verified, in \d+ seconds\.$/);
}, 600_000);
