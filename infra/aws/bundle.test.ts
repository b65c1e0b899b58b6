/** A bundle runs by itself, far from node_modules; it holds nothing that an earlier bundle left, and is never older than its sources. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.ts';
import { ELSEWHERE } from './link.ts';

describe('Bundling', () => {
  let folder: string;
  let dist: string;
  let cache: string;
  let entry: string;
  const bundleAgain = () => bundle({ entries: { site: entry, mailer: entry }, outdir: dist, cache });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'concord-bundle-'));
    dist = join(folder, 'dist');
    // Both worlds: a module that is imported, and one that a CommonJS dependency would require.
    await writeFile(
      join(folder, 'entry.ts'),
      "import { createHash } from 'node:crypto';\nimport { old } from './old.cjs';\n" +
        "export const handler = async (text: string) => createHash('sha256').update(old + text).digest('hex').length;\n" +
        "export const later = async () => (await import('./later.ts')).words;\n",
    );
    await writeFile(join(folder, 'later.ts'), "export const words = 'loaded when it was asked for';\n");
    await writeFile(join(folder, 'old.cjs'), "exports.old = require('node:os').EOL;\n");
    await mkdir(join(dist, 'site'), { recursive: true });
    await writeFile(join(dist, 'site/left-over.mjs'), 'export {};\n');
    entry = join(folder, 'entry.ts');
    cache = join(folder, 'cache');
    await bundleAgain();
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('writes one module for each function, and it runs', async () => {
    const { handler } = (await import(join(dist, 'mailer/index.mjs'))) as {
      handler: (text: string) => Promise<number>;
    };
    expect(await handler('text')).toBe(64);
  });

  it('keeps apart what is loaded only when it is asked for, in the folder of the function', async () => {
    const chunks = await readdir(join(dist, 'mailer/chunks'));
    const chunk = chunks.find((name) => name.startsWith('later-')) ?? '';
    expect(await readFile(join(dist, 'mailer/index.mjs'), 'utf8')).not.toContain('loaded when it was asked for');
    expect(await readFile(join(dist, 'mailer/chunks', chunk), 'utf8')).toContain('loaded when it was asked for');
    const { later } = (await import(join(dist, 'mailer/index.mjs'))) as { later: () => Promise<string> };
    expect(await later()).toBe('loaded when it was asked for');
  });

  it('removes what an earlier bundle left', () => {
    expect(existsSync(join(dist, 'site/left-over.mjs'))).toBe(false);
  });

  it('gives the site every file that the stylesheet refers to and a page here can ask for', async () => {
    const css = await readFile(join(dist, 'site/assets/css/uswds.min.css'), 'utf8');
    const referred = [...css.matchAll(/url\(\.\.\/([^)?#]+)\)/g)].map(([, path]) => String(path));
    const missing = referred.filter((path) => !existsSync(join(dist, 'site/assets', path)));
    expect(missing.filter((path) => !/roboto-mono|hero\.jpg/.test(path))).toEqual([]);
    expect(referred.length).toBeGreaterThan(50);
    expect(existsSync(join(dist, 'mailer/assets'))).toBe(false);
  });

  it('says for each output what it is made of', async () => {
    const meta = JSON.parse(await readFile(join(dist, 'meta.json'), 'utf8'));
    const outputs = Object.keys(meta.outputs).filter((path) => path.endsWith('/index.mjs'));
    expect(outputs.map((path) => path.split('/').slice(-2).join('/')).sort()).toEqual([
      'mailer/index.mjs',
      'site/index.mjs',
    ]);
    for (const path of outputs)
      expect(
        Object.keys(meta.outputs[path].inputs)
          .map((source) => basename(source))
          .sort(),
      ).toEqual(['entry.ts', 'old.cjs']);
  });

  it('makes again only what has changed, and then from the sources as they are now', async () => {
    const later = async () => {
      const [chunk = ''] = (await readdir(join(dist, 'mailer/chunks'))).filter((name) => name.startsWith('later-'));
      return readFile(join(dist, 'mailer/chunks', chunk), 'utf8');
    };
    const kept = (await readdir(cache)).sort();
    await bundleAgain();
    expect((await readdir(cache)).sort()).toEqual(kept);
    await writeFile(join(folder, 'later.ts'), "export const words = 'written anew';\n");
    await bundleAgain();
    expect(await later()).toContain('written anew');
    expect(await readdir(cache)).toHaveLength(2 * kept.length);
  });

  it('is not stopped by a cache that was cut off', async () => {
    const whole = await readFile(join(dist, 'mailer/index.mjs'), 'utf8');
    for (const name of await readdir(cache)) await truncate(join(cache, name), 100);
    await rm(dist, { recursive: true });
    await bundleAgain();
    expect(await readFile(join(dist, 'mailer/index.mjs'), 'utf8')).toBe(whole);
  });

  it('leaves out of the service’s functions nothing but Node’s own modules and credentials from elsewhere, which are never asked for', async () => {
    const { outputs } = await bundle({ outdir: join(folder, 'service') });
    const outside = Object.values(outputs).flatMap(({ imports }) => imports.filter(({ external }) => external));
    const foreign = outside.filter(({ path }) => !isBuiltin(path));
    expect([...new Set(foreign.map(({ path }) => path))].sort()).toEqual([...ELSEWHERE].sort());
    expect([...new Set(foreign.map(({ kind }) => kind))]).toEqual(['dynamic-import']);
  });
});
