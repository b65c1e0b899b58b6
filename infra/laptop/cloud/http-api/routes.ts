/** The most specific route answers: an exact method before ANY, a literal segment before a parameter, a parameter before a greedy one. */

export interface Route<T> {
  key: string;
  target: T;
}

export interface Match<T> {
  route: Route<T>;
  parameters: Record<string, string>;
}

type Segment = { kind: 'literal' | 'one' | 'greedy'; name: string };

/** Gives the route for a method and a path; the path is still percent-encoded, parameters come out decoded. */
export function router<T>(routes: Route<T>[]): (method: string, path: string) => Match<T> | undefined {
  const compiled = routes.map((route) => {
    const [method = '', path] = route.key.split(' ');
    return {
      route,
      method: route.key === '$default' ? 'ANY' : method,
      segments: path === undefined ? [greedy] : readPath(path),
      isDefault: route.key === '$default',
    };
  });
  return (method, path) => {
    const parts = path.split('/').slice(1);
    const matches = compiled.flatMap((each) => {
      if (each.method !== 'ANY' && each.method !== method) return [];
      const parameters = each.isDefault ? {} : capture(each.segments, parts);
      return parameters === undefined ? [] : [{ route: each.route, parameters, rank: rank(each) }];
    });
    const [best] = matches.sort((left, right) => (left.rank < right.rank ? -1 : 1));
    return best === undefined ? undefined : { route: best.route, parameters: best.parameters };
  };
}

const greedy: Segment = { kind: 'greedy', name: 'proxy' };

function readPath(path: string): Segment[] {
  return path
    .split('/')
    .slice(1)
    .map((part): Segment => {
      const [, name, plus] = /^\{([^}+]+)(\+?)\}$/.exec(part) ?? [];
      if (name === undefined) return { kind: 'literal', name: part };
      return { kind: plus ? 'greedy' : 'one', name };
    });
}

/** Sorts as text: segments from the left, then the method; `$default` last of all. */
const rank = ({ segments, method, isDefault }: { segments: Segment[]; method: string; isDefault: boolean }): string =>
  `${isDefault ? 'z' : 'a'}${segments.map(({ kind }) => ({ literal: 'a', one: 'b', greedy: 'c' })[kind]).join('')}${method === 'ANY' ? 'z' : 'a'}`;

function capture(segments: Segment[], parts: string[]): Record<string, string> | undefined {
  const last = segments.at(-1);
  const isGreedy = last?.kind === 'greedy';
  if (isGreedy ? parts.length < segments.length : parts.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, { kind, name }] of segments.entries()) {
    const part = kind === 'greedy' ? parts.slice(index).join('/') : (parts[index] ?? '');
    if (kind === 'literal' ? part !== name : part === '') return undefined;
    if (kind !== 'literal') parameters[name] = decoded(part);
  }
  return parameters;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
