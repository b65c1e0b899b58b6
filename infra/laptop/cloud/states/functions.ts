/** The JSONata functions that Step Functions adds, and the clock's in place of the machine's. */
import { createHash, randomUUID } from 'node:crypto';
import jsonata from 'jsonata';

const HASHES: Record<string, string> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

const format = jsonata('$fromMillis($at, $picture, $zone)');

/** One number out of one seed, the same each time; not the generator AWS uses. */
function seeded(seed: number): number {
  let mixed = (Math.trunc(seed) + 0x6d2b79f5) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

/**
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html. Undefined, where AWS answers nothing,
 * fails the field that holds the expression. Fractions are cut off.
 */
export const functionsAt = (now: number, random: () => number): Record<string, unknown> => ({
  now: (picture?: string, zone?: string) => format.evaluate(undefined, { at: now, picture, zone }),
  millis: () => now,
  uuid: () => randomUUID(),
  random: (seed?: number) => (seed === undefined ? random() : seeded(seed)),
  parse: (text?: string) => (text === undefined ? undefined : JSON.parse(text)),
  hash: (text?: string, algorithm?: string) => {
    const known = HASHES[algorithm ?? ''];
    return text === undefined || known === undefined ? undefined : createHash(known).update(text).digest('hex');
  },
  partition: (list?: unknown[], size?: number) => {
    const length = Math.trunc(size ?? 0);
    if (!Array.isArray(list) || list.length === 0 || length < 1) return undefined;
    return Array.from({ length: Math.ceil(list.length / length) }, (_, at) =>
      list.slice(at * length, (at + 1) * length),
    );
  },
  range: (start?: number, end?: number, step?: number) => {
    const [from, to, by] = [start, end, step].map((part) => Math.trunc(part ?? Number.NaN)) as [number, number, number];
    const count = Math.floor((to - from) / by) + 1;
    if (!Number.isFinite(count) || count < 1) return undefined;
    if (count > 360_145) throw new Error('Expression evaluation memory limit exceeded');
    const values = Array.from({ length: count }, (_, at) => from + at * by);
    return count === 1 ? values[0] : values;
  },
  // Step Functions has none: $parse stands in for it.
  eval: undefined,
});
