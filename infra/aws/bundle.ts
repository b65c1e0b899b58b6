/** Every function is bundled into a folder of its own that holds exactly what the Lambda needs. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { entries as everyEntry } from './entries.ts';
import { type Files, place } from './place.ts';

const root = join(import.meta.dirname, '../..');

export interface Bundling {
  /** Function name -> entry file, absolute or relative to the project root. */
  readonly entries?: Readonly<Record<string, string>>;
  readonly outdir?: string;
}

interface Bundled {
  files: Files;
  metafile: Metafile;
}

/**
 * One function: what it needs at each start in index.mjs and what that imports, and beside it a chunk for whatever it loads only when it
 * is asked for, which is neither read nor compiled before.
 */
async function bundleOne(entry: string, folder: string): Promise<Bundled> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [{ in: entry, out: 'index' }],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    write: false,
    metafile: true,
    bundle: true,
    minify: true,
    treeShaking: true,
    legalComments: 'none',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // What is CommonJS in a dependency still calls `require`, which an ES module does not have.
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  const files = Object.fromEntries(outputFiles.map(({ path, contents }) => [relative(folder, path), contents]));
  return { files, metafile };
}

/**
 * Writes `<outdir>/<name>/index.mjs` for each entry with its chunks, the site's assets and the seal's fonts beside their code, and
 * `<outdir>/meta.json`.
 */
export async function bundle({ entries = everyEntry, outdir = join(root, 'dist') }: Bundling = {}): Promise<Metafile> {
  const statics: Readonly<Record<string, Files>> = {
    ...('site' in entries && { site: await siteAssets() }),
    ...('records-seal' in entries && { 'records-seal': await fonts() }),
  };
  const meta: Metafile = { inputs: {}, outputs: {} };
  const built = await Promise.all(
    Object.entries(entries).map(async ([name, entry]) => [name, await bundleOne(entry, join(outdir, name))] as const),
  );
  for (const [name, { files, metafile }] of built) {
    await place(join(outdir, name), { ...files, ...statics[name] });
    Object.assign(meta.inputs, metafile.inputs);
    Object.assign(meta.outputs, metafile.outputs);
  }
  await place(outdir, { 'meta.json': Buffer.from(JSON.stringify(meta)) }, { keepOthers: true });
  return meta;
}

/** The faces that the executed copy embeds. */
async function fonts(): Promise<Files> {
  const from = join(root, 'node_modules/dejavu-fonts-ttf/ttf');
  const files = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSansMono.ttf'];
  const read = files.map(async (file) => [`fonts/${file}`, await readFile(join(from, file))] as const);
  return Object.fromEntries(await Promise.all(read));
}

/** The design system's stylesheet with the files it refers to, and whatever stands in functions/site/assets. */
async function siteAssets(): Promise<Files> {
  const uswds = join(root, 'node_modules/@uswds/uswds/dist');
  const css = await readFile(join(uswds, 'css/uswds.min.css'), 'utf8');
  const referred = [...css.matchAll(/url\(\.\.\/([^)?#]+)\)/g)].map(([, path]) => path ?? '');
  // No page here shows code in Roboto Mono or has the hero picture: browsers never ask for them.
  const served = referred.filter((path) => !/roboto-mono|hero\.jpg/.test(path));
  const own = join(root, 'functions/site/assets');
  const ownFiles = existsSync(own) ? await readdir(own, { recursive: true, withFileTypes: true }) : [];
  const sources = [
    ...['css/uswds.min.css', ...new Set(served)].map((path) => [path, join(uswds, path)] as const),
    ...ownFiles
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(own, path), path] as const),
  ];
  return Object.fromEntries(
    await Promise.all(sources.map(async ([path, from]) => [`assets/${path}`, await readFile(from)] as const)),
  );
}
