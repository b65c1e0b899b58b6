/** What the documentation names is there: its links, the files that it leads to, commands, capabilities and families of mails. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { capabilities } from '../functions/capabilities.ts';
import { FAMILY_NAMES } from '../functions/outbox/families.ts';
import type { Capability } from '../functions/shared/capability.ts';
import { root, sourcesIn } from './imports.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = readdirSync(join(root, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : []));
const documents = ['README.md', ...pages].map((path) => ({ path, text: read(path) }));

const FOLDERS = ['functions', 'workflows', 'infra', 'test', 'bench', 'docs', 'examples'];
const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `/${join(folder, name)}`),
);

/** `functions/disputes/domain/*.rules.ts`, or a file by its name alone: `veto.rules.ts`. */
const isPath = (word: string): boolean =>
  FOLDERS.some((folder) => word.startsWith(`${folder}/`)) || /\.tsx?$/.test(word);
const somewhere = (word: string): boolean => {
  const pattern = word
    .replace(/\/$/, '')
    .replaceAll(/[^\w/*…-]/g, '\\$&')
    .replaceAll(/[*…]/g, '[^/]*');
  const whole = new RegExp(FOLDERS.some((folder) => word.startsWith(`${folder}/`)) ? `^/${pattern}$` : `/${pattern}$`);
  return FOLDERS.includes(word.replace(/\/$/, '')) || files.some((file) => whole.test(file));
};
/** As GitHub names a heading. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** The rows of the table with these first columns: each cell's text, without its backticks. */
function rowsOf(path: string, ...columns: string[]): string[][] {
  const [, table = ''] = read(path).split(`| ${columns.join(' | ')} |`);
  const lines = table.split('\n').slice(2);
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(0, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.replaceAll('`', '').trim()),
  );
}

describe('The documentation', () => {
  it.each(documents)('$path links to what is there', ({ path, text }) => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = '']) => link.split('#'));
    const missing = links.filter(([file = '', anchor]) => {
      const target = file === '' ? path : join(dirname(path), file);
      return !existsSync(join(root, target)) || (anchor !== undefined && !anchorsOf(read(target)).includes(anchor));
    });
    expect(missing).toEqual([]);
  });

  it.each(documents)('$path names files and folders that are there', ({ text }) => {
    const words = [...text.matchAll(/`([^`\s]+)`/g)].map(([, word = '']) => word);
    expect(words.filter((word) => isPath(word) && !somewhere(word))).toEqual([]);
  });

  it('is listed in the README, each page once', () => {
    const [, list = ''] = read('README.md').split('## Read on');
    const listed = [...list.matchAll(/\]\((docs\/[^)]+\.md)\)/g)].map(([, path]) => path);
    expect(listed.sort()).toEqual([...pages].sort());
  });

  it('calls commands that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const called = documents.flatMap(({ text }) =>
      [...text.matchAll(/\bnpm run ([a-z:]+)/g)].map(([, name = '']) => name),
    );
    expect(called.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
    expect(called).not.toEqual([]);
  });

  it('lists every capability, upstream first, with its streams', () => {
    const list: Readonly<Record<string, Capability>> = capabilities;
    const rows = rowsOf('docs/house.md', 'capability', 'what it is about', 'streams');
    const written = rows.map(([name = '', , streams = '']) => [name, streams.split(', ').filter(Boolean).sort()]);
    const offered = Object.entries(list).map(([name, { streams = {} }]) => [name, Object.keys(streams).sort()]);
    expect(written).toEqual(offered);
  });

  it('lists every family of mails, with the capability whose it is', () => {
    const loads = sourcesIn('functions/outbox').find(({ path }) => path.endsWith('/families.ts'))?.text ?? '';
    const homes = [...loads.matchAll(/import\('\.\.\/([^/]+)\//g)].map(([, home]) => home);
    const rows = rowsOf('docs/mail.md', 'family', 'capability', 'what');
    expect(rows.map(([family, home]) => [family, home])).toEqual(
      FAMILY_NAMES.map((name, index) => [name, homes[index]]),
    );
  });
});
