import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readJson } from './files.ts';

function saved(content: Buffer | string): string {
  const folder = mkdtempSync(join(tmpdir(), 'concord-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'mou.json');
  writeFileSync(file, content);
  return file;
}
const input = (name: string) => join(import.meta.dirname, '../../test/inputs', name);

describe('A file at the desk', () => {
  it.each(['mou-with-bom.txt', 'mou-in-utf16.txt'])('is read as people save it: %s', (name) =>
    expect(readJson(input(name))).toMatchObject({ title: 'One road-closure map' }),
  );

  it('of another encoding is refused by its name, with the line and what to do', () =>
    expect(() => readJson(saved(Buffer.from('{\n"a": "\xe9"}', 'latin1')))).toThrow(
      /mou\.json: The file is not a text in UTF-8 or UTF-16: line 2 has the byte 0xe9/,
    ));

  it('that is no JSON is refused with the place', () =>
    expect(() => readJson(saved('{\n  "a" 1\n}'))).toThrow(/mou\.json could not be read: .*line 2 column 7/));

  it('that is not there is refused', () =>
    expect(() => readJson(join(saved(''), 'none'))).toThrow(/none could not be read: ENOTDIR/));
});
