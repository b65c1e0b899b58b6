/** The house as its imports have it: read from the text of the sources, types included. */
import { capabilityOf, inProduct, sourcesIn } from '../../../test/imports.ts';
import type { House } from './house.ts';

const TOP = 'top of the folder';
/** The room of a file is the folder below its capability's. */
const roomOf = (path: string): string => path.split('/').slice(2, -1)[0] ?? TOP;

const counted = <Item>(items: readonly Item[], keyOf: (item: Item) => string) =>
  [...Map.groupBy(items, keyOf)].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, of]) => ({ key, of }));

export function houseNow(): House {
  const sources = sourcesIn('functions')
    .filter(inProduct)
    .filter(({ path }) => capabilityOf(path));
  const capability = (path: string): string => capabilityOf(path) ?? '';
  const crossing = sources
    .flatMap(({ imports }) => imports)
    .filter(({ from, to }) => capabilityOf(to) !== undefined && capabilityOf(to) !== capabilityOf(from));
  return {
    capabilities: counted(sources, ({ path }) => capability(path)).map(({ key: name, of }) => ({
      name,
      rooms: counted(of, ({ path }) => roomOf(path))
        .map(({ key, of: { length: files } }) => ({ name: key, files }))
        .sort((one, other) => Number(one.name === TOP) - Number(other.name === TOP)),
    })),
    arrows: counted(crossing, ({ from, to }) => `${capability(from)} ${capability(to)}`).map(({ key, of }) => {
      const [from = '', to = ''] = key.split(' ');
      return { from, to, imports: of.length };
    }),
  };
}
