/** The stacks of a cloud assembly as one template: what a stack imports is taken from the exports of the others, as CloudFormation does. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json, type JsonObject, object } from '../shapes.ts';

export interface Assembled {
  /** Of the stack that no other imports from. */
  name: string;
  template: JsonObject;
}

const SUFFIX = '.template.json';
const IMPORT = 'Fn::ImportValue';

const part = (template: JsonObject, name: string): JsonObject => {
  const found = template[name];
  return isObject(found) ? found : {};
};

/** The names of all that is imported anywhere in it. */
function importsOf(value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(importsOf);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === IMPORT && typeof inner === 'string' ? [inner] : importsOf(inner),
  );
}

/** What each stack exports, by the name of the export. */
function exportsOf(template: JsonObject): Map<string, Json> {
  return new Map(
    Object.values(part(template, 'Outputs')).flatMap((output): [string, Json][] => {
      const { Export, Value } = object(output, 'an output');
      return isObject(Export) && typeof Export.Name === 'string' ? [[Export.Name, Value ?? null]] : [];
    }),
  );
}

const replaced = (value: Json, from: ReadonlyMap<string, Json>): Json => {
  if (Array.isArray(value)) return value.map((inner) => replaced(inner, from));
  if (!isObject(value)) return value;
  const name = value[IMPORT];
  if (typeof name !== 'string')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner ?? null, from)]));
  const found = from.get(name);
  if (found === undefined) throw new Error(`the template imports ${name}, which no stack beside it exports`);
  return found;
};

function merged(templates: readonly JsonObject[], name: string): JsonObject {
  const all = templates.flatMap((template) => Object.entries(part(template, name)));
  const twice = all.map(([id]) => id).find((id, at, ids) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new Error(`two stacks have ${twice} among their ${name}`);
  return Object.fromEntries(all);
}

/** @param wanted Which stack of the folder, where several are asked from by none. */
export function assembled(folder: string, wanted: string | undefined): Assembled {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(SUFFIX)) : [];
  const stacks = new Map(
    files.map((file): [string, JsonObject] => {
      const name = file.slice(0, -SUFFIX.length);
      return [name, object(JSON.parse(readFileSync(join(folder, file), 'utf8')), name)];
    }),
  );
  const exported = new Map([...stacks].flatMap(([name, one]) => [...exportsOf(one).keys()].map((of) => [of, name])));
  const imported = new Set([...stacks.values()].flatMap((one) => importsOf(one).map((of) => exported.get(of))));
  const ends = [...stacks.keys()].filter((name) => !imported.has(name));
  const name = wanted === undefined ? (ends.length === 1 ? ends[0] : undefined) : wanted;
  const main = name === undefined ? undefined : stacks.get(name);
  if (name === undefined || main === undefined) {
    const has = stacks.size === 0 ? `holds no <Stack>${SUFFIX}` : `holds the stacks ${[...stacks.keys()].join(', ')}`;
    throw new Error(
      `the folder ${folder} ${has}; the laptop cloud boots exactly one, with those that it imports from${wanted === undefined ? '' : ` (asked: ${wanted})`}`,
    );
  }
  const wantedBy = (one: JsonObject) => new Set(importsOf(one).map((of) => exported.get(of)));
  const behind = [...stacks].filter(([other]) => other !== name && wantedBy(main).has(other)).map(([, one]) => one);
  const values = new Map(behind.flatMap((one) => [...exportsOf(one)]));
  const whole = [...behind, replaced(main, values) as JsonObject];
  const parts = ['Parameters', 'Conditions', 'Resources', 'Outputs'].map((of) => [of, merged(whole, of)]);
  return { name, template: Object.fromEntries(parts) };
}
