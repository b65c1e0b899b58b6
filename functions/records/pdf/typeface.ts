/** The letters of the PDF: three faces of DejaVu, embedded; what they cannot show is shown by its code point, never left out. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type Face = 'plain' | 'bold' | 'mono';
export type Fonts = Readonly<Record<Face, Buffer>>;

const FILES: Record<Face, string> = {
  plain: 'DejaVuSans.ttf',
  bold: 'DejaVuSans-Bold.ttf',
  mono: 'DejaVuSansMono.ttf',
};

/** Reads the faces from a folder that holds the files of DejaVu Fonts. */
export async function fontsIn(folder: string): Promise<Fonts> {
  const read = (face: Face) => readFile(join(folder, FILES[face]));
  const [plain, bold, mono] = await Promise.all([read('plain'), read('bold'), read('mono')]);
  return { plain, bold, mono };
}

/** Whether a face can show a character. */
export type Covers = (face: Face, codePoint: number) => boolean;

export interface Shown {
  text: string;
  face: Face;
  /** What stands in the record where `text` is only its description; read aloud in its place. */
  instead?: string;
}

const named = (char: string): string => `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;

/** Splits a text into stretches that one face can show; `[U+4E2D]` stands for a character that none can. */
export function shownIn(face: Face, text: string, covers: Covers): Shown[] {
  const stretches: Shown[] = [];
  for (const char of text) {
    const codePoint = char.codePointAt(0) ?? 0;
    const able = ([face, 'plain'] as const).find((one) => covers(one, codePoint));
    const next: Shown = able ? { text: char, face: able } : { text: named(char), face, instead: char };
    const last = stretches.at(-1);
    if (last?.face === next.face && (last.instead === undefined) === (next.instead === undefined)) {
      last.text += next.text;
      if (last.instead !== undefined) last.instead += char;
    } else stretches.push(next);
  }
  return stretches;
}
