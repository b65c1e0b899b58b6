/** NOTICE names every package that is installed for production, with the license under which it comes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
interface Locked {
  dev?: boolean;
  devOptional?: boolean;
  license?: string;
}
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};
const named = Object.entries(packages)
  .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
  .map(([path, { license }]) => `  ${path.replace(/^.*node_modules\//, '')}: ${license ?? 'as its LICENSE says'}`);

it('Each package of the lock file stands in it, and none that is there no more', () => {
  const notice = readFileSync(join(root, 'NOTICE'), 'utf8');
  const listed = (notice.split('\nPackages of others')[1] ?? '').split('\n').filter((line) => line.startsWith('  '));
  expect(listed).toEqual([...new Set(named)].sort());
});
