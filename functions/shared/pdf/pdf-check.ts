/** What may be handed in as a PDF: one whole, open PDF that runs nothing and hides no other format. Everything else is refused by name. */
import type { Code, Refusal } from '../kernel.ts';
import { type Edges, edgesOf, looksLike, MOST_OBJECTS, objectsIn } from './pdf-edges.ts';
import type { PdfReading } from './pdf-reading.ts';

/** Annexes and signatures made outside: what one request carries through the gateway to a function, and a mailbox still takes. */
export const LARGEST_UPLOAD = 4 * 1024 * 1024;

const AGAIN = 'Open it, choose Print, save it as a PDF, and send that file.';

const refusal = (code: Code, wrong: string, remedy = AGAIN): Refusal => ({ code, wrong, remedy });
const looks = (like: string | undefined) => (like === undefined ? '' : `: it looks like ${like}`);
const as = (like: string | undefined) => (like === undefined ? '' : `, which looks like ${like}`);

function wrongEdges(edges: Edges): Refusal | undefined {
  switch (edges.is) {
    case 'a PDF':
      return undefined;
    case 'not a PDF':
      return refusal(
        'not-a-pdf',
        `This file is not a PDF${looks(edges.like)}.`,
        'Save the document as a PDF, and send that file.',
      );
    case 'something before':
      return refusal('pdf-something-before', `There is something before the beginning of this PDF${as(edges.like)}.`);
    case 'something after':
      return refusal('pdf-something-after', `There is something after the end of this PDF${as(edges.like)}.`);
    case 'cut off':
      return refusal(
        'pdf-cut-off',
        'This PDF is cut off: its end is missing.',
        'Send it again from where it is whole.',
      );
  }
}

/** Where programs that unpack look for the list of a ZIP archive: up to 64 KB before the end, and not only at it. */
const ZIP_LIST = 'PK\x05\x06\0\0\0\0';
const ZIP_WITHIN = 65_557;
/** Where browsers look for a page in a file of unclear kind. */
const SNIFFED = 1024;

function alsoAnother(bytes: Buffer): Refusal | undefined {
  if (bytes.subarray(-ZIP_WITHIN).includes(ZIP_LIST, 0, 'latin1'))
    return refusal('pdf-zip-archive', 'This PDF is a ZIP archive at the same time.');
  if (/<(!doctype html|html|head|script|iframe)\b/i.test(bytes.toString('latin1', 0, SNIFFED)))
    return refusal('pdf-web-page', 'This PDF is a web page at the same time.');
  return undefined;
}

const PROGRAM = /\.(exe|com|scr|bat|cmd|msi|dll|js|jse|vbs|vbe|wsf|ps1|hta|jar|sh|lnk|app|dmg)$/i;
const PROGRAMS = ['a Windows program', 'a Linux program', 'a script', 'a web page'];

function wrongInside({ encrypted, actions, files }: PdfReading): Refusal | undefined {
  if (encrypted)
    return refusal(
      'pdf-protected',
      'This PDF is encrypted or protected by a password.',
      `Take the protection off. ${AGAIN}`,
    );
  if (actions.includes('JavaScript')) return refusal('pdf-script', 'This PDF contains a script (JavaScript).');
  const [action] = actions;
  if (action !== undefined) return refusal('pdf-action', `This PDF would start something when it is read (${action}).`);
  const program = files.find(
    ({ name, content }) => PROGRAM.test(name) || PROGRAMS.includes((content && looksLike(content)) ?? ''),
  );
  return (
    program &&
    refusal('pdf-program', `A program is attached to this PDF: ${program.name.slice(0, 80) || 'without a name'}.`)
  );
}

async function read(bytes: Uint8Array): Promise<PdfReading | undefined> {
  const { readPdf } = await import('./pdf-reading.ts');
  try {
    return await readPdf(bytes);
  } catch {
    return undefined;
  }
}

/** Why a file cannot be taken, or undefined when it can. Never throws. */
export async function checkPdf(content: Uint8Array, limit = LARGEST_UPLOAD): Promise<Refusal | undefined> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  if (bytes.length > limit)
    return refusal(
      'file-too-large',
      `This file has ${bytes.length} bytes, and at most ${limit} can be taken.`,
      'Make it smaller, for example by saving its pictures in a lower resolution, or divide it.',
    );
  const outside = wrongEdges(edgesOf(bytes)) ?? alsoAnother(bytes);
  if (outside) return outside;
  if (objectsIn(bytes) > MOST_OBJECTS)
    return refusal(
      'pdf-too-many-objects',
      `This PDF has more than ${MOST_OBJECTS} parts inside, which no document of its size needs.`,
    );
  const reading = await read(bytes);
  return reading ? wrongInside(reading) : refusal('pdf-damaged', 'This PDF is damaged: it cannot be read.');
}
