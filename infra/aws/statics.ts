/** Files that stand beside a function’s code as they are: the site’s style sheets and pictures, and the faces of the executed copy. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Files } from './place.ts';

const root = join(import.meta.dirname, '../..');

/** The faces that the executed copy embeds. */
export async function fonts(): Promise<Files> {
  const from = join(root, 'node_modules/dejavu-fonts-ttf/ttf');
  const files = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSansMono.ttf'];
  const read = files.map(async (file) => [`fonts/${file}`, await readFile(join(from, file))] as const);
  return Object.fromEntries(await Promise.all(read));
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
