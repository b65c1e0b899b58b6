/** In which direction text runs: the Unicode bidirectional algorithm (UAX #9), with directions from HTML as a browser gives them. */
import makeBidi from 'bidi-js';
import { type Element, isElement, type Markup } from './markup.ts';

const bidi = makeBidi();

/** What runs from right to left, or makes other text do so. */
const RTL = /[\u0590-\u08FF\u200F\u202B\u202E\u2067\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
/** The library knows the characters of the basic plane; the others stand as what runs like them, in as many units. */
const known = (text: string): string =>
  text
    .replace(/[\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/gu, '\u05D0\u05D0')
    .replace(/[\u{10000}-\u{10FFFF}]/gu, (char) => (/[\p{S}\p{P}]/u.test(char) ? '\u203B\u203B' : char));

/** The level of each UTF-16 unit of a paragraph: odd ones run from right to left. */
export const levelsOf = (text: string, rtl: boolean): Uint8Array =>
  rtl || RTL.test(text)
    ? bidi.getEmbeddingLevels(known(text), rtl ? 'rtl' : 'ltr').levels
    : new Uint8Array(text.length);

/** Brackets and their like as they look where text runs from right to left. */
export const mirrored = (text: string): string =>
  [...text].map((char) => bidi.getMirroredCharacter(char) ?? char).join('');

/** Rule L2: from the order in which things are said to that in which they stand, from left to right. */
export function inVisualOrder<T extends { level: number }>(said: readonly T[]): T[] {
  const ordered = [...said];
  const highest = Math.max(0, ...said.map(({ level }) => level));
  for (let level = highest; level > 0; level--)
    for (let from = 0; from < ordered.length; from++) {
      let to = from;
      while ((ordered[to]?.level ?? -1) >= level) to++;
      if (to - from > 1) ordered.splice(from, to - from, ...ordered.slice(from, to).reverse());
      from = Math.max(from, to);
    }
  return ordered;
}

/** The first character that has a direction, of text that is not isolated from what stands around it. */
function firstStrong(nodes: readonly Markup[]): boolean | undefined {
  for (const node of nodes) {
    if (isElement(node)) {
      const found = isolates(node) ? undefined : firstStrong(node.children);
      if (found !== undefined) return found;
      continue;
    }
    for (const char of known(node)) {
      const type = bidi.getBidiCharTypeName(char);
      if (type === 'L') return false;
      if (type === 'R' || type === 'AL') return true;
    }
  }
  return undefined;
}

/** Its text has no say in the order of what stands around it. */
export const isolates = ({ tag, attributes: { dir } }: Element): boolean => tag === 'bdi' || dir !== undefined;

/** Whether an element runs from right to left, as HTML says: by its attribute, by its first letter, or as what it stands in. */
export function runsRtl({ tag, attributes: { dir }, children }: Element, around: boolean): boolean {
  if (dir === 'rtl' || dir === 'ltr') return dir === 'rtl';
  if (dir === 'auto') return firstStrong(children) ?? false;
  return tag === 'bdi' ? (firstStrong(children) ?? around) : around;
}
