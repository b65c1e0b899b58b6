/** Every function is bundled into a folder of its own that holds exactly what the Lambda needs. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, type Metafile, version } from 'esbuild';
import { BundleCache, keyOf } from './bundle-cache.ts';
import { entries as everyEntry } from './entries.ts';
import { fromMemory, link, shared } from './link.ts';
import { type Files, place } from './place.ts';
import { fonts, siteAssets } from './statics.ts';

const root = join(import.meta.dirname, '../..');

export interface Bundling {
  /** Function name -> entry file, absolute or relative to the project root. */
  readonly entries?: Readonly<Record<string, string>>;
  readonly outdir?: string;
  /** Where what was made before is kept. */
  readonly cache?: string;
}

interface Bundled {
  files: Files;
  /** By path within the function's folder. */
  outputs: Metafile['outputs'];
}

const OUT = '/out';
const options = {
  ...shared,
  outdir: OUT,
  write: false,
  metafile: true,
  minify: true,
  // What is CommonJS in a dependency still calls `require`, which an ES module does not have.
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  // Whatever is odd in a source was said when it was linked.
  logLevel: 'error',
} as const;

/**
 * One function: what it needs at each start in index.mjs and what that imports, and beside it a chunk for whatever it loads only when it
 * is asked for, which is neither read nor compiled before.
 */
async function bundleOne(modules: Readonly<Record<string, Uint8Array>>): Promise<Bundled> {
  const [entry = ''] = Object.keys(modules);
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: [{ in: entry, out: 'index' }],
    plugins: [fromMemory(modules)],
  });
  const within = (path: string) => relative(OUT, join(root, path));
  return {
    files: Object.fromEntries(outputFiles.map(({ path, contents }) => [relative(OUT, path), contents])),
    outputs: Object.fromEntries(
      Object.entries(metafile.outputs).map(([path, output]) => [
        within(path),
        { ...output, imports: output.imports.map((one) => (one.external ? one : { ...one, path: within(one.path) })) },
      ]),
    ),
  };
}

/** How a bundle is made, as text: whoever changes it gets new ones. */
const recipe = ['bundle.ts', 'link.ts'].map((file) => readFileSync(join(import.meta.dirname, file)));

/** All that decides what a function's bundle is. */
const keyFor = (modules: Readonly<Record<string, Uint8Array>>): string =>
  keyOf(version, ...recipe, ...Object.entries(modules).flat());

/**
 * Writes `<outdir>/<name>/index.mjs` for each entry with its chunks, the site's assets and the seal's fonts beside their code, and
 * `<outdir>/meta.json`: esbuild's metafile, in which an output names the source files that it is made of, with the bytes they had before
 * they were minified.
 */
export async function bundle(bundling: Bundling = {}): Promise<Metafile> {
  const { entries = everyEntry, outdir = join(root, 'dist') } = bundling;
  const cache = new BundleCache(bundling.cache ?? join(root, 'node_modules/.cache/concord-bundles'));
  const sealing = ['records-seal', 'records-evidence', 'closing-seal'].filter((name) => name in entries);
  const faces = sealing.length > 0 ? await fonts() : {};
  const statics: Readonly<Record<string, Files>> = {
    ...('site' in entries && { site: await siteAssets() }),
    ...Object.fromEntries(sealing.map((name) => [name, faces])),
  };
  const linked = await link(entries);
  const meta: Metafile = { inputs: linked.inputs, outputs: {} };
  await Promise.all(
    Object.keys(entries).map(async (name) => {
      const modules = linked.of(name);
      const { files, outputs } = await cache.get(keyFor(modules), () => bundleOne(modules));
      const folder = join(outdir, name);
      await place(folder, { ...files, ...statics[name] });
      const placed = (path: string) => relative(root, join(folder, path));
      for (const [path, { inputs, imports, ...output }] of Object.entries(outputs))
        meta.outputs[placed(path)] = {
          ...output,
          imports: imports.map((one) => (one.external ? one : { ...one, path: placed(one.path) })),
          inputs: Object.assign({}, ...Object.keys(inputs).map((path) => linked.sources(path.replace(/^linked:/, '')))),
        };
    }),
  );
  await cache.tidy();
  await place(outdir, { 'meta.json': Buffer.from(JSON.stringify(meta)) }, { keepOthers: true });
  return meta;
}
