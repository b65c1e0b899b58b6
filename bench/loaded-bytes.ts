/** How much of a bundle is read at each start: its first file with what that imports, and none of the chunks that wait to be asked for. */
import type { Metafile } from 'esbuild';

/** Bytes, of the output of that path. Throws when the bundler wrote no such file. */
export function loadedBytes({ outputs }: Metafile, path: string): number {
  const seen = new Set<string>();
  const add = (file: string): number => {
    const output = outputs[file];
    if (!output) throw new Error(`The bundler wrote no ${file}`);
    if (seen.has(file)) return 0;
    seen.add(file);
    const now = output.imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
    return now.reduce((sum, one) => sum + add(one.path), output.bytes);
  };
  return add(path);
}
