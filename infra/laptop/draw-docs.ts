/** `npm run draw`: every workflow of the folder stands drawn in docs/workflows, as the definition is now. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawWorkflow } from './draw/draw.ts';

const root = join(import.meta.dirname, '../..');
const SUFFIX = '.asl.json';

/** File name and SVG of each workflow. */
export const drawings = (): { file: string; svg: string }[] =>
  readdirSync(join(root, 'workflows'))
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => {
      const definition = JSON.parse(readFileSync(join(root, 'workflows', file), 'utf8')) as object;
      return { file: file.replace(SUFFIX, '.svg'), svg: `${drawWorkflow(definition)}\n` };
    });

export const folder = join(root, 'docs/workflows');

if (import.meta.main) {
  mkdirSync(folder, { recursive: true });
  for (const { file, svg } of drawings()) {
    writeFileSync(join(folder, file), svg);
    console.log(`docs/workflows/${file}`);
  }
}
