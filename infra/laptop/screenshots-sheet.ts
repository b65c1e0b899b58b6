/**
 * `npm run screenshots -- sheet [folder]`: every page in every state that the browser tests know, on a phone, at a desk and in the dark, and
 * one page to look at them. The pictures are of nobody's data and are not kept with the source.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const LOOKS = ['phone', 'desk', 'dark'] as const;
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

interface Pictured {
  name: string;
  /** What its pictures' names begin with. */
  file: string;
  title: string;
  path: string;
  /** Where its forms are sent. */
  forms: string[];
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const section = ({ name, file, title, path, forms }: Pictured): string =>
  `<section id="${file}"><h2>${escaped(name)}</h2><p>${escaped(title)} <code>${escaped([path, ...forms].join(' '))}</code></p><div>${LOOKS.map(
    (look) =>
      `<a href="${file}-${look}.jpg"><img class="${look}" loading="lazy" src="${file}-${look}.jpg" alt="${look}"></a>`,
  ).join('')}</div></section>`;

const STYLE =
  'body{font:16px/1.4 sans-serif;margin:1rem}div{display:flex;gap:1rem;align-items:start}img{border:1px solid #888;max-height:1200px;object-fit:cover;object-position:top}.phone,.dark{width:260px}.desk{width:700px}';

const sheet = (pages: readonly Pictured[]): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${pages.length} pages</title><style>${STYLE}</style><h1>${
    pages.length
  } pages</h1><ol>${pages.map(({ name, file }) => `<li><a href="#${file}">${escaped(name)}</a></li>`).join('')}</ol>${pages
    .map(section)
    .join('\n')}</html>\n`;

/** The browser tests whose scenes are pages; the others go their own ways. */
const SCENES = ['test/browser', 'test/long/browser'].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('-pages.test.ts'))
    .map((name) => `${folder}/${name}`),
);

const drawn = (folder: string, files: readonly string[]): Promise<number> =>
  new Promise((ended, failed) => {
    const args = ['run', '--project', 'quick', '--project', 'long', '-t', 'Everyone can read and use', ...files];
    const child = spawn(process.execPath, [vitest, ...args], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, SHEET: folder },
    });
    child.on('error', failed);
    child.on('exit', (code) => ended(code ?? 1));
  });

export async function drawSheet([folder = '.concord/sheet', ...files]: readonly string[]): Promise<void> {
  const at = resolve(ROOT, folder);
  rmSync(at, { recursive: true, force: true });
  mkdirSync(at, { recursive: true });
  const code = await drawn(at, files.length > 0 ? files : SCENES);
  const lines = readFileSync(join(at, 'pages.jsonl'), 'utf8').trim().split('\n');
  writeFileSync(join(at, 'index.html'), sheet(lines.map((line) => JSON.parse(line) as Pictured)));
  console.log(`${lines.length} pages: ${join(at, 'index.html')}`);
  if (code !== 0) throw new Error('Some pages could not be reached: what the tests said stands above.');
}
