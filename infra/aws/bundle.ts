/** Every function is bundled by one esbuild call, into a folder of its own that holds exactly what the Lambda needs. */
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

/** Writes `<outdir>/<name>/index.mjs` for each entry, the site's assets and the seal's fonts beside their code, and `<outdir>/meta.json`. */
export async function bundle({ entries = everyEntry, outdir = join(root, 'dist') }: Bundling = {}): Promise<Metafile> {
  const built = await build({
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([name, path]) => ({ in: path, out: `${name}/index` })),
    outdir,
    outExtension: { '.js': '.mjs' },
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
  const code = new Map(built.outputFiles.map((file) => [file.path, file.contents]));
  const statics: Readonly<Record<string, Files>> = {
    ...('site' in entries && { site: await siteAssets() }),
    ...('records-seal' in entries && { 'records-seal': await fonts() }),
  };
  for (const name of Object.keys(entries)) {
    const index = code.get(join(outdir, name, 'index.mjs'));
    if (!index) throw new Error(`esbuild wrote nothing for ${name}`);
    await place(join(outdir, name), { 'index.mjs': index, ...statics[name] });
  }
  await place(outdir, { 'meta.json': Buffer.from(JSON.stringify(built.metafile)) }, { keepOthers: true });
  return built.metafile;
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
