/** Files and folders as a person names them; one that cannot be read is a refusal in words. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileText } from '../../functions/shared/characters/file-text.ts';
import { Refused } from './refused.ts';

const attempt = <T>(what: string, read: () => T, remedy: string): T => {
  try {
    return read();
  } catch (error) {
    throw new Refused([
      { code: 'file-unreadable', wrong: `${what} could not be read: ${(error as Error).message}`, remedy },
    ]);
  }
};

export const readBytes = (file: string): Buffer =>
  attempt(file, () => readFileSync(file), 'Give the path of a file that is there.');

export function readJson(file: string): unknown {
  const { text, refused } = fileText(readBytes(file));
  if (refused) throw new Refused([{ ...refused, wrong: `${file}: ${refused.wrong}` }]);
  return attempt(file, () => JSON.parse(text) as unknown, 'Give the path of a JSON file, or correct it at that place.');
}

export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Every file below a folder, by its path within it, with slashes. */
export function readFolder(folder: string): Map<string, Buffer> {
  const entries = attempt(
    folder,
    () => readdirSync(folder, { recursive: true, withFileTypes: true }),
    'Give the path of a folder that is there.',
  );
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path).split(sep).join('/'), readBytes(path)]),
  );
}
