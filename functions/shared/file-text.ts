/** The text of a file as people save them: a byte order mark is dropped, UTF-16 is read, and what is neither is refused in words. */
import type { Refusal } from './kernel.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** By its byte order mark (Unicode 23.8); without one, a file that begins with an ASCII character in two bytes is UTF-16 (RFC 4627, 3). */
function encodingOf([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (second === 0 && first !== 0) return 'utf-16le';
  return first === 0 && second !== undefined && second !== 0 ? 'utf-16be' : 'utf-8';
}

export function fileText(
  bytes: Uint8Array,
): { text: string; refused?: undefined } | { refused: Refusal; text?: undefined } {
  const encoding = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return {
      refused: {
        code: 'not-a-text-file',
        wrong: `The file is not a text in ${encoding === 'utf-8' ? 'UTF-8' : 'UTF-16'}.`,
        remedy: 'Save it as UTF-8 and send it again.',
      },
    };
  }
}
