/** A large dispute in a small tip: whatever stands in it more than once stands there once, in a list, and elsewhere as its place in it. */
import type { Dispute } from './dispute.state.ts';

export interface Packed {
  /** What stood there more than once. */
  words: string[];
  packed: unknown;
}

/** Below this a tip keeps its plain form, which a person can read. */
const ROOM = 6_000;
/** A place in the list begins with it; a word that begins so by itself gets a second one. */
const MARK = '~';
const SHORTEST = 4;

type Words = (text: string) => string;

/** Names of offices are `party/office`: each half is a word of its own. */
const each =
  (word: Words): Words =>
  (text) =>
    text.split('/').map(word).join('/');

/** The same data with other texts, keys included. */
function rewritten(data: unknown, text: Words): unknown {
  if (typeof data === 'string') return text(data);
  if (Array.isArray(data)) return data.map((one) => rewritten(one, text));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [text(key), rewritten(value, text)]));
}

function repeated(data: unknown): string[] {
  const seen = new Map<string, number>();
  const count = each((word) => {
    seen.set(word, (seen.get(word) ?? 0) + 1);
    return word;
  });
  rewritten(data, count);
  return [...seen.keys()].filter((word) => word.length >= SHORTEST && (seen.get(word) ?? 0) > 1);
}

export function pack(dispute: Dispute, room = ROOM): Dispute | Packed {
  if (JSON.stringify(dispute).length <= room) return dispute;
  const words = repeated(dispute);
  const places = new Map(words.map((word, place) => [word, `${MARK}${place.toString(36)}`]));
  const packed = rewritten(
    dispute,
    each((word) => places.get(word) ?? (word.startsWith(MARK) ? MARK + word : word)),
  );
  return { words, packed };
}

export function unpack(kept: Dispute | Packed): Dispute {
  if (!('packed' in kept)) return kept;
  const { words, packed } = kept;
  const word = (short: string): string => {
    if (!short.startsWith(MARK)) return short;
    return short.startsWith(MARK + MARK) ? short.slice(1) : (words[Number.parseInt(short.slice(1), 36)] ?? short);
  };
  return rewritten(packed, each(word)) as Dispute;
}
