/** Files that stand beside a function’s code as they are: the site’s style sheets and pictures, and the faces of the executed copy. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Files } from './place.ts';

const root = join(import.meta.dirname, '../..');

const packages = join(root, 'node_modules');
/** For what DejaVu has no letters for: packages of Fontsource, of which a PDF takes in no more than it needs. */
const LENT = ['sc', 'tc', 'jp', 'kr', 'thai', 'devanagari'].map((script) => `noto-sans-${script}`);
/** The subsets of other scripts in these packages: DejaVu has them. */
const OTHERS = /-(latin|cyrillic|greek|vietnamese)(-ext)?-\d+-/;
/** A subset of many, where a script has parts by number: the parts have all of it. */
const WHOLES = /-(chinese-simplified|chinese-traditional|chinese-hongkong|japanese|korean)-\d+-/;

/** The files of a package that may be lent, under its name: the list of its subsets, each subset, and its license. */
async function lentBy(name: string): Promise<[path: string, from: string][]> {
  const from = join(packages, '@fontsource', name);
  const subsets = (await readdir(join(from, 'files'))).filter(
    (file) => file.endsWith('-400-normal.woff') && !OTHERS.test(file) && !WHOLES.test(file),
  );
  return ['unicode.json', 'LICENSE', ...subsets.map((file) => `files/${file}`)].map((path) => [
    `${name}/${path}`,
    join(from, path),
  ]);
}

/** The faces that a sealed PDF embeds. */
export async function fonts(): Promise<Files> {
  const own = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSansMono.ttf'];
  const files = [
    ...own.map((file): [string, string] => [file, join(packages, 'dejavu-fonts-ttf/ttf', file)]),
    ['LICENSE', join(packages, 'dejavu-fonts-ttf/LICENSE')] as const,
    ...(await Promise.all(LENT.map(lentBy))).flat(),
  ];
  return Object.fromEntries(
    await Promise.all(files.map(async ([path, from]) => [`fonts/${path}`, await readFile(from)] as const)),
  );
}

/** The design system's stylesheet with the files it refers to, and whatever stands in functions/site/assets. */
export async function siteAssets(): Promise<Files> {
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
