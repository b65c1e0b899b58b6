/** The letters of the PDF: three faces of DejaVu, and faces of Noto for what these cannot show, read only where a text needs them. What none can show is shown by its code point, never left out. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fontIn } from './woff.ts';

export type Own = 'plain' | 'bold' | 'mono';
/** A face for one document, by its number. */
export type Lent = `lent-${number}`;
export type Face = Own | Lent;

export interface Fonts extends Readonly<Record<Own, Buffer>> {
  /** Faces that have some of these code points, by family, the first choice first. */
  lend(codePoints: ReadonlySet<number>): Promise<Buffer[][]>;
}

const FILES: Record<Own, string> = {
  plain: 'DejaVuSans.ttf',
  bold: 'DejaVuSans-Bold.ttf',
  mono: 'DejaVuSansMono.ttf',
};

/** Packages of Fontsource, each with its subsets of a script: Chinese first, as most characters of Japanese and Korean names are Chinese as well. */
const FAMILIES = ['sc', 'tc', 'jp', 'kr', 'thai', 'devanagari'].map((script) => `noto-sans-${script}`);
/** DejaVu has these. */
const HAS = new Set(['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese']);

/** One file of a family, and the code points that it is for. */
interface Subset {
  path: string;
  ranges: readonly (readonly [from: number, to: number])[];
}

/** `U+4e2d,U+6751-6753` */
const rangesIn = (said: string): Subset['ranges'] =>
  said.split(',').map((range) => {
    const [from = '', to = from] = range.trim().slice('U+'.length).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });

/** The subsets of a package by its own list: `[4]` is the fourth part of a script that has many. */
async function subsetsIn(folder: string, family: string): Promise<Subset[]> {
  const listed: Record<string, string> = JSON.parse(await readFile(join(folder, family, 'unicode.json'), 'utf8'));
  return Object.entries(listed)
    .filter(([name]) => !HAS.has(name))
    .map(([name, ranges]) => ({
      path: join(folder, family, 'files', `${family}-${name.replace(/[[\]]/g, '')}-400-normal.woff`),
      ranges: rangesIn(ranges),
    }));
}

/** Reads our faces from a folder that holds the files of DejaVu Fonts; those that are lent stand in another, as Fontsource's packages. */
export async function fontsIn(folder: string, lending = folder): Promise<Fonts> {
  const read = (face: Own) => readFile(join(folder, FILES[face]));
  const [plain, bold, mono] = await Promise.all([read('plain'), read('bold'), read('mono')]);
  let lists: Promise<Subset[][]> | undefined;
  const lend: Fonts['lend'] = async (codePoints) => {
    if (codePoints.size === 0) return [];
    lists ??= Promise.all(FAMILIES.map((family) => subsetsIn(lending, family)));
    const wanted = [...codePoints];
    const needed = ({ ranges }: Subset) => wanted.some((one) => ranges.some(([from, to]) => from <= one && one <= to));
    return Promise.all(
      (await lists).map((subsets) =>
        Promise.all(subsets.filter(needed).map(async ({ path }) => fontIn(await readFile(path)))),
      ),
    );
  };
  return { plain, bold, mono, lend };
}

/** Whether a face can show a character. */
export type Covers = (face: Face, codePoint: number) => boolean;

export interface Shown {
  /** As it is drawn. */
  text: string;
  face: Face;
  /** What stands in the record. */
  says: string;
  /** `text` only names what no face can show. */
  named?: true;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Characters as people count them, each with its marks. */
export const graphemes = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);

const pointOf = (char: string): number => char.codePointAt(0) ?? 0;
const nameOf = (char: string): string => `[U+${pointOf(char).toString(16).toUpperCase().padStart(4, '0')}]`;

interface Faces {
  covers: Covers;
  lent: readonly (readonly Lent[])[];
}

/** Whoever writes kana or Hangul expects Chinese characters in the shapes of Japan or Korea. */
function familiesFor(stretch: string, lent: Faces['lent']): Faces['lent'] {
  const first = /[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(stretch) ? 'jp' : /\p{sc=Hangul}/u.test(stretch) ? 'kr' : '';
  const own = lent[FAMILIES.indexOf(`noto-sans-${first}`)];
  return own ? [own, ...lent] : lent;
}

/** What our own faces lack: one family for all of it where there is one, else for each character, else its code point. */
function lentFor(face: Own, stretch: readonly string[], { covers, lent }: Faces): Shown[] {
  const families = familiesFor(stretch.join(''), lent);
  const has = (one: Face, cluster: string) => [...cluster].every((char) => covers(one, pointOf(char)));
  const within = (family: readonly Lent[], cluster: string) => family.find((one) => has(one, cluster));
  const whole = families.find((family) => stretch.every((cluster) => within(family, cluster)));
  const ordered = whole ? [whole] : families;
  const firstFor = (cluster: string): Face | undefined => {
    for (const family of ordered) {
      const found = within(family, cluster);
      if (found) return found;
    }
    return undefined;
  };
  return stretch.flatMap((cluster): Shown[] => {
    const found = firstFor(cluster);
    if (found) return [{ text: cluster, says: cluster, face: found }];
    return [...cluster].map((char): Shown => {
      const able = [face, 'plain' as const].find((one) => covers(one, pointOf(char))) ?? firstFor(char);
      return able ? { text: char, says: char, face: able } : { text: nameOf(char), says: char, face, named: true };
    });
  });
}

/** Splits a text into stretches that one face can show; `[U+1F600]` stands for a character that none can. */
export function shownIn(face: Own, text: string, faces: Faces): Shown[] {
  const stretches: Shown[] = [];
  const add = (next: Shown) => {
    const last = stretches.at(-1);
    if (last?.face === next.face && last.named === next.named) {
      last.text += next.text;
      last.says += next.says;
    } else stretches.push(next);
  };
  const own = (cluster: string) =>
    ([face, 'plain'] as const).find((one) => [...cluster].every((char) => faces.covers(one, pointOf(char))));
  let missing: string[] = [];
  const settle = () => {
    for (const one of lentFor(face, missing, faces)) add(one);
    missing = [];
  };
  for (const cluster of /^[\x20-\x7e]*$/.test(text) ? [text] : graphemes(text)) {
    const able = own(cluster);
    if (able === undefined) {
      missing.push(cluster);
      continue;
    }
    settle();
    add({ text: cluster, says: cluster, face: able });
  }
  settle();
  return stretches;
}

/** The code points of a text that none of our own faces can show. */
export const lackingIn = (texts: Iterable<string>, covers: Covers): Set<number> => {
  const all = new Set<number>();
  for (const text of texts) for (const char of text) all.add(pointOf(char));
  return new Set([...all].filter((one) => !covers('plain', one)));
};
