/** Names that look alike have a skeleton in common (UTS #39, section 4), as they are written or in lower case. */
import unhomoglyph from 'unhomoglyph';

const skeleton = (text: string): string => unhomoglyph(text.normalize('NFD')).normalize('NFD').toLowerCase();

/** What a name looks like, whatever stands between its words: a capital I is a small l, and a small i is not. */
export function looksOf(name: string): string[] {
  const plain = name.trim().replaceAll(/[\s\p{Pd}]+/gu, ' ');
  return [...new Set([skeleton(plain), skeleton(plain.toLowerCase())])];
}
