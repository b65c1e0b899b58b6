import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileText } from './file-text.ts';

const input = (name: string) => readFileSync(new URL(`../../test/inputs/${name}`, import.meta.url));
const numberIn = (bytes: Uint8Array) => (JSON.parse(fileText(bytes).text ?? '') as { number: string }).number;
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();

describe('A file', () => {
  it.each([
    ['with a byte order mark', input('mou-with-bom.txt')],
    ['in UTF-16 without one', input('mou-in-utf16.txt')],
    ['in UTF-16 with one', Buffer.concat([Buffer.from([0xff, 0xfe]), input('mou-in-utf16.txt')])],
    ['in UTF-16 of the other order', swapped(input('mou-in-utf16.txt'))],
    ['in that order with a mark', swapped(Buffer.concat([Buffer.from([0xff, 0xfe]), input('mou-in-utf16.txt')]))],
  ])('%s is read', (_, bytes) => expect(numberIn(bytes)).toMatch(/^MOU-2026-/));

  it('is kept as it is where there is nothing to drop', () =>
    expect(fileText(Buffer.from('{"né": "\ufeff"}')).text).toBe('{"né": "\ufeff"}'));

  it.each([
    ['of another encoding', Buffer.from([0x7b, 0xe9, 0x7d]), /UTF-8/],
    ['of half a character', Buffer.from([0xff, 0xfe, 0x7b]), /UTF-16/],
  ])('%s is refused in words', (_, bytes, wrong) =>
    expect(fileText(bytes).refused).toMatchObject({
      wrong: expect.stringMatching(wrong),
      remedy: expect.stringMatching(/UTF-8/),
    }),
  );

  it('may be empty', () => expect(fileText(Buffer.alloc(0)).text).toBe(''));
});
