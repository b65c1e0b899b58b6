/** `npm run draw`: every workflow of the folder stands drawn in docs/workflows, as the definition is now, and the house in docs/house.svg, as its imports are now. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { drawWorkflow } from './draw/draw.ts';
import { drawHouse } from './draw/house.ts';
import { houseNow } from './draw/house-plan.ts';

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
export const picture = join(root, 'docs/house.svg');

if (import.meta.main) {
  const workflows = drawings().map(({ file, svg }) => [join(folder, file), svg] as const);
  for (const [path, svg] of [...workflows, [picture, `${drawHouse(houseNow())}\n`] as const]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, svg);
    console.log(relative(root, path));
  }
}
