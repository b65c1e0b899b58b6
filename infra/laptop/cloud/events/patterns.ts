/** An event matches a pattern (of a bus rule or of a stream's filter) when every named field has one of the listed values; a matcher that is not known is refused. */
import { isObject, type Json, type JsonObject } from '../shapes.ts';

export type Matcher = (value: Json | undefined) => boolean;

/** Compiles a pattern; throws, naming `where`, on anything it does not understand. */
export function readPattern(pattern: Json, where: string): Matcher {
  if (Array.isArray(pattern)) {
    const tests = pattern.map((each) => readTest(each, where));
    return (value) => tests.some((test) => (Array.isArray(value) ? value.some((item) => test(item)) : test(value)));
  }
  if (!isObject(pattern))
    throw new Error(`${where} has a pattern that is neither a list nor an object: ${JSON.stringify(pattern)}`);
  if ('$or' in pattern) throw new Error(`${where} uses $or, which the laptop cloud does not know`);
  const fields = Object.entries(pattern).map(([name, inner]): [string, Matcher] => [name, readPattern(inner, where)]);
  return (value) => fields.every(([name, matches]) => matches(isObject(value) ? value[name] : undefined));
}

function readTest(test: Json, where: string): Matcher {
  if (!isObject(test)) return (value) => value === test;
  const [name, ...more] = Object.keys(test);
  const argument = name === undefined ? null : ((test as JsonObject)[name] ?? null);
  if (more.length === 0 && typeof argument === 'string') {
    if (name === 'prefix') return (value) => typeof value === 'string' && value.startsWith(argument);
    if (name === 'suffix') return (value) => typeof value === 'string' && value.endsWith(argument);
  }
  if (more.length === 0 && name === 'exists' && typeof argument === 'boolean')
    return (value) => (value !== undefined) === argument;
  if (more.length === 0 && name === 'anything-but' && !isObject(argument)) {
    const others = Array.isArray(argument) ? argument : [argument];
    return (value) => value !== undefined && !others.includes(value);
  }
  throw new Error(`${where} uses the matcher ${JSON.stringify(test)}, which the laptop cloud does not know`);
}
