/**
 * All functions are read and linked once, in one build that keeps apart what they share: of some 16,000 files that 26 bundles would
 * read one by one, 1,600 are different. What comes out is readable modules in memory, from which each function is then made by itself.
 */
import { dirname, join, resolve } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';

const root = join(import.meta.dirname, '../..');
/** Where the linked modules would stand if they were written. */
const LINKED = '/linked';

/**
 * Where the SDK looks for credentials when the environment holds none: profiles, SSO, processes, containers, instance metadata. On
 * Lambda the environment holds them always (only SnapStart, which Node has not, takes them from a container), and the SDK asks there
 * first. So none of these is ever imported, and none is bundled.
 */
export const ELSEWHERE = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

export const shared: BuildOptions = {
  absWorkingDir: root,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  splitting: true,
  bundle: true,
  treeShaking: true,
  legalComments: 'none',
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  external: ELSEWHERE,
  logLevel: 'warning',
};

export interface Linked {
  /** What a function consists of: its entry first, then every module that it reaches, at once or later. */
  of(name: string): Readonly<Record<string, Uint8Array>>;
  /** Source files of a linked module, with the bytes that each has in it. */
  sources(path: string): Metafile['outputs'][string]['inputs'];
  inputs: Metafile['inputs'];
}

/** @param entries function name -> entry file, absolute or relative to the project root */
export async function link(entries: Readonly<Record<string, string>>): Promise<Linked> {
  const { outputFiles, metafile } = await build({
    ...shared,
    entryPoints: Object.entries(entries).map(([name, entry]) => ({ in: entry, out: name })),
    outdir: LINKED,
    write: false,
    metafile: true,
  });
  const contents = new Map(outputFiles.map(({ path, contents }) => [path, contents]));
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [resolve(root, path), output]));
  return {
    of: (name) => {
      const reached = new Set([`${LINKED}/${name}.mjs`]);
      // A set that grows while it is walked.
      for (const path of reached)
        for (const { path: next, external } of outputs.get(path)?.imports ?? [])
          if (!external) reached.add(resolve(root, next));
      return Object.fromEntries([...reached].map((path) => [path, contents.get(path) ?? new Uint8Array()]));
    },
    sources: (path) => outputs.get(path)?.inputs ?? {},
    inputs: metafile.inputs,
  };
}

/** Gives esbuild the linked modules of a function to read. */
export const fromMemory = (modules: Readonly<Record<string, Uint8Array>>): Plugin => ({
  name: 'linked',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[./]/ }, ({ path, importer }) => {
      const found = importer === '' ? path : resolve(dirname(importer), path);
      return found in modules ? { path: found, namespace: 'linked' } : undefined;
    });
    onLoad({ filter: /./, namespace: 'linked' }, ({ path }) => ({ contents: modules[path] ?? '', loader: 'js' }));
  },
});
