/** For fuzzing: values that nobody means, bodies made from the schemas, and small changes to what was well meant. */
import fc from 'fast-check';
import * as z from 'zod';

/** Comes back in no answer as it is: whatever shows it has to escape it. */
export const MARK = '<zq onx="\'>';

export const junk: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    MARK,
    '',
    ' ',
    '\0',
    '..',
    '%00',
    '__proto__',
    'constructor',
    '\ud800',
    '﷽',
    '-1',
    '1e400',
    'null',
    '{}',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => `${text}${MARK}`),
  fc.integer({ min: 1_000, max: 9_000 }).map((length) => 'a'.repeat(length)),
);

const anything: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: junk, weight: 3 },
  { arbitrary: fc.jsonValue({ maxDepth: 2 }), weight: 2 },
  { arbitrary: fc.constantFrom(null, true, 0, -1, 1e21, [], {}, [[]]), weight: 1 },
);

type Schema = Record<string, unknown>;
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Values of a JSON Schema's shape; patterns and refinements are not looked at, which is where the faults begin. */
function shaped(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  const options = [...list(schema.anyOf), ...list(schema.oneOf)] as Schema[];
  if (options.length > 0) return fc.oneof(...options.map((option) => shaped(option, depth + 1)));
  switch (schema.type) {
    case 'object': {
      const required = new Set(list(schema.required));
      const fields = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
      const model = Object.fromEntries(fields.map(([name, of]) => [name, shaped(of, depth + 1)]));
      return fc.record(model, { requiredKeys: fields.map(([name]) => name).filter((name) => required.has(name)) });
    }
    case 'array':
      return fc.array(shaped((schema.items ?? {}) as Schema, depth + 1), { maxLength: depth > 3 ? 1 : 3 });
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: -2, max: 400 }), fc.double());
    case 'boolean':
      return fc.boolean();
    case 'string':
      return fc.oneof(junk, fc.constantFrom('health', '2027-01-01', 'a@health.example', 'America/New_York', 'x'));
    default:
      return anything;
  }
}

/** Bodies by a zod schema, mostly of its shape. */
export const bySchema = (schema: z.ZodType): fc.Arbitrary<unknown> =>
  shaped(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Schema);

/** One place of a well-meant value, changed: removed, replaced, or given a neighbour. */
export const mutated = (value: unknown): fc.Arbitrary<unknown> =>
  fc.tuple(fc.nat(), fc.constantFrom('drop', 'replace', 'add'), anything).map(([at, how, other]) => {
    const copy = structuredClone(value);
    const places: [holder: Record<string, unknown>, key: string][] = [];
    const walk = (node: unknown) => {
      if (typeof node !== 'object' || node === null) return;
      for (const key of Object.keys(node)) {
        places.push([node as Record<string, unknown>, key]);
        walk((node as Record<string, unknown>)[key]);
      }
    };
    walk(copy);
    const [holder, key] = places[at % Math.max(1, places.length)] ?? [{}, ''];
    if (how === 'drop') delete holder[key];
    else holder[how === 'add' ? `${key}zq` : key] = other;
    return copy;
  });
