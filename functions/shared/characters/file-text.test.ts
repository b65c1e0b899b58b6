import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileText } from './file-text.ts';

const input = (name: string) => readFileSync(new URL(`../../../test/inputs/${name}`, import.meta.url));
const numberIn = (bytes: Uint8Array) => (JSON.parse(fileText(bytes).text ?? '') as { number: string }).number;
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();
const LITTLE = Buffer.from([0xff, 0xfe]);
const utf32 = (text: string) => Buffer.concat([...text].map((one) => Buffer.from([one.charCodeAt(0), 0, 0, 0])));

describe('A file', () => {
  it.each([
    ['with a byte order mark', input('mou-with-bom.txt')],
    ['in UTF-16 without one', input('mou-in-utf16.txt')],
    ['in UTF-16 with one', Buffer.concat([LITTLE, input('mou-in-utf16.txt')])],
    ['in UTF-16 of the other order', swapped(input('mou-in-utf16.txt'))],
    ['in that order with a mark', swapped(Buffer.concat([LITTLE, input('mou-in-utf16.txt')]))],
  ])('%s is read', (_, bytes) => expect(numberIn(bytes)).toMatch(/^MOU-2026-/));

  it('is read with the letters it has, in each encoding', () => {
    const text = '{"né": "“§ 29-7” 🗺"}';
    const wide = Buffer.from(text, 'utf16le');
    const saved = [Buffer.from(text), Buffer.from(`\ufeff${text}`), wide, Buffer.concat([LITTLE, wide]), swapped(wide)];
    for (const bytes of saved) expect(fileText(bytes).text).toBe(text);
  });

  it('is kept as it is where there is nothing to drop', () =>
    expect(fileText(Buffer.from('{"né": "\ufeff\ufffd"}')).text).toBe('{"né": "\ufeff\ufffd"}'));

  it.each([
    ['in Windows-1252', Buffer.from('{\n  "a": "\u0093b\u0094"\n}', 'latin1'), 'line 2 has the byte 0x93'],
    ['that breaks off within a letter', Buffer.from('{"n\u00e9').subarray(0, 4), 'line 1 has the byte 0xc3'],
    ['in Latin-1 behind a mark and a replacement', Buffer.from('\xef\xbb\xbf\xef\xbf\xbd\n\xe9', 'latin1'), '0xe9'],
    ['of half a character', Buffer.from([0xff, 0xfe, 0x7b]), 'half of a character'],
    ['of half a pair', Buffer.from([0xff, 0xfe, 0x3d, 0xd8, 0x7b, 0]), 'half of a character'],
    ['in UTF-32', utf32('{"a"'), 'it is in UTF-32'],
    ['in UTF-32 with a mark', Buffer.concat([LITTLE, Buffer.alloc(2), utf32('{')]), 'it is in UTF-32'],
    ['in UTF-32 of the other order', utf32('{"a"').reverse(), 'it is in UTF-32'],
    ['that is a PDF', Buffer.from('%PDF-1.7\n\u00e2\u00e3\0'), 'as a PDF or a Word file has'],
    ['in UTF-16 that does not tell itself', Buffer.from('\u201c{', 'utf16le'), 'it has zero bytes'],
  ])('%s is refused in words', (_, bytes, why) =>
    expect(fileText(bytes).refused).toEqual({
      code: 'not-a-text-file',
      wrong: expect.stringContaining(why),
      remedy: expect.stringContaining('Save it as UTF-8'),
    }),
  );

  it('may be empty', () => expect(fileText(Buffer.alloc(0)).text).toBe(''));
});
