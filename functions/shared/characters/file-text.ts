/** The text of a file as people save them: a byte order mark is dropped, UTF-16 is read, and what is neither is refused in words. */
import type { Refusal } from '../kernel.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32';

/** By its byte order mark (Unicode 23.8); without one, by the zeros of a file that begins with ASCII characters (RFC 4627, 3). */
function encodingOf([first, second, third, fourth]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'utf-32' : 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0 && second === 0) return 'utf-32';
  if (second === 0) return third === 0 && fourth === 0 ? 'utf-32' : 'utf-16le';
  return first === 0 && second !== undefined ? 'utf-16be' : 'utf-8';
}

/** Where the text and the bytes that it would be saved as part: the first byte that is no UTF-8. */
function firstForeign(bytes: Uint8Array): string {
  const loose = Buffer.from(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  const at = bytes.findIndex((byte, index) => byte !== loose[index]);
  const line = Buffer.from(bytes.subarray(0, at)).toString('latin1').split('\n').length;
  return `line ${line} has the byte 0x${bytes[at]?.toString(16)}, as files in Windows-1252 (ANSI) or Latin-1 have`;
}

const refused = (why: string): { refused: Refusal } => ({
  refused: {
    code: 'not-a-text-file',
    wrong: `The file is not a text in UTF-8 or UTF-16: ${why}.`,
    remedy: 'Save it as UTF-8, which editors offer as the encoding under “Save as”, and send it again.',
  },
});

export function fileText(
  bytes: Uint8Array,
): { text: string; refused?: undefined } | { refused: Refusal; text?: undefined } {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-32') return refused('it is in UTF-32');
  if (encoding === 'utf-8' && bytes.includes(0)) return refused('it has zero bytes, as a PDF or a Word file has');
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return refused(encoding === 'utf-8' ? firstForeign(bytes) : 'it has half of a character');
  }
}
