/** Every form that people post, as the capability list has them, and which of them is at an address. */
import { capabilities } from '../../functions/capabilities.ts';
import type { Capability } from '../../functions/shared/capability.ts';

const list: Readonly<Record<string, Capability>> = capabilities;

/** `/agreements/{agreement}/disputes/{number}/answer`, without those of the API. */
export const FORMS: readonly string[] = Object.values(list)
  .flatMap(({ functions }) => Object.values(functions).flatMap(({ routes = {} }) => Object.keys(routes)))
  .flatMap((route) => (/^POST \/(?!api\/)/.test(route) ? [route.replace('POST ', '')] : []));

const parts = (path: string): string[] => path.split('/');
const isOpen = (part: string): boolean => part.startsWith('{');

/** The one with the fewest open parts, as the API chooses. */
export const formOf = (path: string): string | undefined => {
  const asked = parts(path);
  const open = (route: string) => parts(route).filter(isOpen).length;
  return FORMS.filter((route) => {
    const own = parts(route);
    return own.length === asked.length && own.every((part, at) => isOpen(part) || part === asked[at]);
  }).toSorted((one, other) => open(one) - open(other))[0];
};
