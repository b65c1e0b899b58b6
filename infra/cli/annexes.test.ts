/** Annexes are found in a folder by what they hold, and one that is missing is named before anything is sent. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import smoke from '../../examples/wildfire-smoke.json';
import { annexesIn, annexFiles, annexIn } from './annexes.ts';
import { Refused } from './refused.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-annexes-'));
  writeFileSync(join(folder, 'one.txt'), 'one');
  writeFileSync(join(folder, 'two.bin'), 'two');
});
afterAll(() => rmSync(folder, { recursive: true }));

const refusals = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refused) return error.refusals.map(({ wrong }) => wrong);
    throw error;
  }
  return [];
};

describe('The annexes of an MOU', () => {
  it('of the examples are in their folder', () =>
    expect(annexFiles(smoke, 'examples/annexes').map(({ bytes }) => bytes.length)).toEqual(
      smoke.annexes.map(({ bytes }) => bytes),
    ));

  it('are found whatever their files are called, in the order of the MOU', () => {
    const named = ['two.bin', 'one.txt'].map((name) => ({ title: name, sha256: annexIn(join(folder, name)).sha256 }));
    expect(annexFiles({ annexes: named }, folder).map(({ bytes }) => String(bytes))).toEqual(['two', 'one']);
  });

  it('that are missing are each named, with their hash', () => {
    const annexes = [
      { title: 'Map', sha256: 'a'.repeat(64) },
      { title: 'List', sha256: 'b'.repeat(64) },
    ];
    expect(refusals(() => annexFiles({ annexes }, folder))).toEqual([
      `No file in ${folder} is the annex “Map”.`,
      `No file in ${folder} is the annex “List”.`,
    ]);
  });

  it('that are too large for one request are each named before anything is sent, and only where they are meant', () => {
    const [most, over] = [4 * 1024 * 1024, 4 * 1024 * 1024 + 1];
    const large = join(folder, 'large.bin');
    writeFileSync(large, Buffer.alloc(over));
    const named = (file: string) => ({ title: 'Map', sha256: annexIn(join(folder, file)).sha256 });
    const words = `has ${over} bytes, and an annex has at most ${most} (4 MB).`;
    expect(refusals(() => annexFiles({ annexes: [named('large.bin')] }, folder))).toEqual([`The annex “Map” ${words}`]);
    expect(refusals(() => annexesIn([join(folder, 'one.txt'), large]))).toEqual([`${large} ${words}`]);
    expect(annexFiles({ annexes: [named('one.txt')] }, folder)).toHaveLength(1);
    writeFileSync(large, Buffer.alloc(most));
    expect(annexesIn([large])).toHaveLength(1);
  });

  it.each([null, 7, {}, { annexes: 'none' }])(
    'are none of a file that is no MOU (%j): the service says what it lacks',
    (file) => expect(annexFiles(file, folder)).toEqual([]),
  );

  it('are not looked for where there is no folder or file', () => {
    expect(refusals(() => annexFiles(smoke, join(folder, 'nowhere')))).toEqual([
      expect.stringContaining('could not be read'),
    ]);
    expect(refusals(() => annexIn(join(folder, 'nothing')))).toEqual([expect.stringContaining('could not be read')]);
  });
});
