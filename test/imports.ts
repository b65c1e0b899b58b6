/** For tests: what every source file imports, types included, read from its text; esbuild and tsc forget type imports. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';

export const root = join(import.meta.dirname, '..');

export interface Import {
  /** Path of the importing file from the project's root. */
  from: string;
  /** Path of a file of this project, or the name of a package. */
  to: string;
  /** Nothing of it is left when the file runs. */
  typeOnly: boolean;
}

export interface Source {
  path: string;
  text: string;
  imports: Import[];
}

const STATEMENT = /^\s*(?:import|export)\s+(?<clause>[^'"`;()]*?\bfrom\s+)?(?<quote>['"])(?<name>[^'"]+)\k<quote>/gm;
/** `import('./x.ts')`, also as a type: `typeof import('./x.ts')`. */
const CALL = /(?<type>\btypeof\s+)?\bimport\(\s*(?<quote>['"`])(?<name>[^'"`]+)\k<quote>/g;

const typesOnly = (clause: string | undefined): boolean => {
  if (clause === undefined) return false;
  if (/^type\s+[^,]/.test(clause)) return true;
  const names = /^\{(?<list>[^}]*)\}\s*from\s*$/.exec(clause)?.groups?.list;
  const each = names?.split(',').map((name) => name.trim());
  return each?.filter(Boolean).every((name) => name.startsWith('type ')) ?? false;
};

/** `@scope/name/part` and `name/part` are the package's; `node:fs/promises` is `node:fs`. */
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

/** Comments go first, so that an example in one is no import; `//` within an address is not a comment. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/[^\n]*/g, '$1');

export function importsOf(path: string, text: string): Import[] {
  const code = withoutComments(text);
  const found = [
    ...[...code.matchAll(STATEMENT)].map(({ groups }) => [groups?.name, typesOnly(groups?.clause)] as const),
    ...[...code.matchAll(CALL)].map(({ groups }) => [groups?.name, groups?.type !== undefined] as const),
  ];
  return found.map(([name = '', typeOnly]) => ({
    from: path,
    to: name.startsWith('.') ? normalize(join(path, '..', name)) : packageOf(name),
    typeOnly,
  }));
}

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
/** `a-round.ts`, `an-mou.ts`, and whatever lies in `testing/`: built for tests, beside what they build. */
export const isBuilder = (path: string): boolean => /\/an?-[^/]+\.tsx?$|\/testing\//.test(path);
export const inProduct = ({ path }: Pick<Source, 'path'>): boolean => !isTest(path) && !isBuilder(path);
/** `functions/signing/domain/round.rules.ts` belongs to `signing`. */
export const capabilityOf = (path: string): string | undefined => /^functions\/([^/]+)\//.exec(path)?.[1];

/** Every TypeScript file below these folders. */
export const sourcesIn = (...folders: string[]): Source[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .sort()
      .map((name) => {
        const path = join(folder, name);
        const text = readFileSync(join(root, path), 'utf8');
        return { path, text, imports: importsOf(path, text) };
      }),
  );

/** Files and packages that run when this file runs, itself first. */
export function reach(sources: readonly Source[], start: string): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const seen = new Set([start]);
  for (const path of seen) for (const { to, typeOnly } of byPath.get(path)?.imports ?? []) if (!typeOnly) seen.add(to);
  return [...seen];
}

export const arrow = ({ from, to, typeOnly }: Import): string => `${from} -> ${to}${typeOnly ? ' (types)' : ''}`;
