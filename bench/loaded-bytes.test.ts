import type { Metafile } from 'esbuild';
import { expect, it } from 'vitest';
import { loadedBytes } from './loaded-bytes.ts';

type Imports = Metafile['outputs'][string]['imports'];
const file = (bytes: number, imports: Imports = []) => ({ bytes, imports, inputs: {}, exports: [] });
const META: Metafile = {
  inputs: {},
  outputs: {
    'index.mjs': file(10, [
      { path: 'a.mjs', kind: 'import-statement' },
      { path: 'b.mjs', kind: 'import-statement' },
      { path: 'later.mjs', kind: 'dynamic-import' },
      { path: 'node:crypto', kind: 'import-statement', external: true },
    ]),
    'a.mjs': file(100, [{ path: 'b.mjs', kind: 'import-statement' }]),
    'b.mjs': file(1_000),
    'later.mjs': file(10_000),
  },
};

it('counts what a start reads, each file once, and nothing that is loaded later or is Node’s own', () =>
  expect(loadedBytes(META, 'index.mjs')).toBe(1_110));

it('does not count what is not there', () => expect(() => loadedBytes(META, 'other.mjs')).toThrow(/other\.mjs/));
