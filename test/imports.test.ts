/** The scanner of imports finds every way in which a file of this project may import another, and nothing else. */
import { describe, expect, it } from 'vitest';
import { arrow, importsOf, sourcesIn } from './imports.ts';

describe('The scanner sees', () => {
  it.each<[string, string, string | undefined]>([
    ['an import', "import { a } from './b.ts';", 'x/y/a.ts -> x/y/b.ts'],
    ['one over lines', "import {\n  a,\n  type B,\n} from '../b.ts';", 'x/y/a.ts -> x/b.ts'],
    ['a default and a namespace', "import a, * as b from 'zod';", 'x/y/a.ts -> zod'],
    ['types', "import type { A } from './b.ts';", 'x/y/a.ts -> x/y/b.ts (types)'],
    ['types one by one', "import { type A, type B } from './b.ts';", 'x/y/a.ts -> x/y/b.ts (types)'],
    ['an export from elsewhere', "export { a } from './b.ts';", 'x/y/a.ts -> x/y/b.ts'],
    ['an export of everything', "export * from './b.ts';", 'x/y/a.ts -> x/y/b.ts'],
    ['an import for its effects', "import './b.ts';", 'x/y/a.ts -> x/y/b.ts'],
    ['one that waits', "const a = await import('./b.ts');", 'x/y/a.ts -> x/y/b.ts'],
    ['a type by its module', "type A = typeof import('./b.ts');", 'x/y/a.ts -> x/y/b.ts (types)'],
    ['a part of a package as the package', "import a from '@aws-sdk/x/y';", 'x/y/a.ts -> @aws-sdk/x'],
    ['no import in a comment', "// import a from './b.ts';\n/** import './b.ts' */", undefined],
    ['no import in a text', 'const a = "import b from \'./b.ts\'";', undefined],
  ])('%s', (_, text, seen) => expect(importsOf('x/y/a.ts', text).map(arrow)).toEqual(seen ? [seen] : []));

  it('every import of functions, each leading to a file that is there', () => {
    const sources = sourcesIn('functions');
    const imports = sources.flatMap((source) => source.imports);
    const paths = new Set(sources.map(({ path }) => path));
    const lost = imports.filter(({ to }) => /^functions\/.*\.tsx?$/.test(to) && !paths.has(to));
    expect(lost.map(arrow)).toEqual([]);
    expect(imports.length).toBeGreaterThan(300);
  });
});
