/** A bundle runs by itself, far from node_modules, and its folder holds nothing that an earlier bundle left. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.ts';

describe('Bundling', () => {
  let folder: string;
  let dist: string;

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
    const entry = join(folder, 'entry.ts');
    await bundle({ entries: { site: entry, mailer: entry }, outdir: dist });
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
    expect(outputs.map((path) => path.split('/').slice(-2).join('/'))).toEqual(['site/index.mjs', 'mailer/index.mjs']);
  });
});
