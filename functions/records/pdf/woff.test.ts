/** Every subset of a script that may be lent is a font with the characters that its package says. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fontIn } from './woff.ts';

const packages = join(import.meta.dirname, '../../../node_modules/@fontsource');
const files = readdirSync(packages).flatMap((one) =>
  readdirSync(join(packages, one, 'files'))
    .filter((file) => file.endsWith('-400-normal.woff'))
    .map((file) => join(packages, one, 'files', file)),
);

it('gives the tables of each file back whole, by the checksums that they had', () => {
  expect(files.length).toBeGreaterThan(400);
  for (const file of files) {
    const font = fontIn(readFileSync(file));
    for (let index = 0; index < font.readUInt16BE(4); index++) {
      const entry = font.subarray(12 + 16 * index, 28 + 16 * index);
      // The checksum of `head` is of a file without the one that it holds itself.
      if (entry.toString('latin1', 0, 4) === 'head') continue;
      const [sum, offset, length] = [4, 8, 12].map((at) => entry.readUInt32BE(at)) as [number, number, number];
      const bytes = Buffer.alloc(Math.ceil(length / 4) * 4);
      font.copy(bytes, 0, offset, offset + length);
      let found = 0;
      for (let at = 0; at < bytes.length; at += 4) found = (found + bytes.readUInt32BE(at)) >>> 0;
      expect([file, entry.toString('latin1', 0, 4), found]).toEqual([file, entry.toString('latin1', 0, 4), sum]);
    }
  }
});

it('refuses what is no such file, or was cut short', () => {
  const [file = ''] = files;
  expect(() => fontIn(Buffer.from('OTTO'))).toThrow('No WOFF file');
  expect(() => fontIn(readFileSync(file).subarray(0, 2_000))).toThrow();
});
