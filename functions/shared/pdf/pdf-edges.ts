/** Where a PDF begins and ends in its file: a file that is more or less than one PDF is told apart before anything reads it. */

/** What a file's bytes are, looked at from both ends. */
export type Edges =
  | { is: 'a PDF' }
  | { is: 'not a PDF'; like?: string }
  | { is: 'something before' | 'something after'; bytes: number; like?: string }
  | { is: 'cut off' };

/** How other formats begin. A file that is a PDF to one program and one of these to another is meant to deceive. */
const MARKS: [what: string, begins: RegExp][] = [
  ['a ZIP archive or an office document', /^PK\W/],
  ['a Windows program', /^MZ/],
  ['a Linux program', /^\x7fELF/],
  ['a web page', /^\s*<(!doctype|html|head|script|svg|\?xml)/i],
  ['a script', /^(#!|\s*(javascript:|function\b|var\b|import\b))/i],
  ['an old office document', /^\xd0\xcf\W/],
  ['an image', /^(\x89PNG|\xff\xd8\xff|GIF8)/],
  ['a PDF', /^%PDF-/],
];

export const looksLike = (bytes: Uint8Array): string | undefined => {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString('latin1');
  return MARKS.find(([, begins]) => begins.test(start.replace(/^[\r\n\0 ]+/, '')))?.[0];
};

/** Readers look for the header in the first kilobyte; nothing else belongs there. */
const HEADER_WITHIN = 1024;
const VERSION = /^%PDF-[12]\.\d[\r\n %]/;

export function edgesOf(content: Uint8Array): Edges {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  const likely = (part: Buffer) => {
    const like = looksLike(part);
    return like === undefined ? {} : { like };
  };
  const start = bytes.subarray(0, HEADER_WITHIN).indexOf('%PDF-');
  if (start > 0) return { is: 'something before', bytes: start, ...likely(bytes) };
  if (start < 0 || !VERSION.test(bytes.toString('latin1', 0, 16))) return { is: 'not a PDF', ...likely(bytes) };
  const end = bytes.lastIndexOf('%%EOF');
  if (end < 0) return { is: 'cut off' };
  const rest = bytes.subarray(end + '%%EOF'.length);
  const newline = /^(\r\n|\r|\n)?/.exec(rest.toString('latin1', 0, 2))?.[0].length ?? 0;
  const after = rest.subarray(newline);
  return after.length === 0 ? { is: 'a PDF' } : { is: 'something after', bytes: after.length, ...likely(after) };
}

/** More than a document has that may be handed in; each costs its reader some twenty microseconds, however empty it is. */
export const MOST_OBJECTS = 50_000;
const SPACE = 0x20;

/** How many objects begin in it, at most one more than it may have: counted without reading any. */
export function objectsIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf('obj'); at >= 0 && count <= MOST_OBJECTS; at = bytes.indexOf('obj', at + 3))
    if ((bytes[at - 1] ?? SPACE) <= SPACE) count += 1;
  return count;
}
