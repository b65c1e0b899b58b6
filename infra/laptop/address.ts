/** Other programs find a running service by its home, which has its address, and homes by the folder that they were started from. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface LaptopAddress {
  url: string;
  frontDoor: string;
  table: string;
  /** Of the organizer of the demonstration. */
  token: string;
  /** The process that answers there, while it lives. */
  pid: number;
}

/** The home of a start that names none, in the folder that it is started from. */
export const DEFAULT_HOME = '.concord';
/** In that folder, for each other home a file that holds its path. */
const HOMES = 'homes';

const noteOf = (home: string, from: string): string =>
  join(from, DEFAULT_HOME, HOMES, createHash('sha256').update(home).digest('hex').slice(0, 16));

/** @returns what takes the note back; the address stays and tells who asks later that the service has stopped */
export function announce(home: string, address: LaptopAddress, from = process.cwd()): () => void {
  writeFileSync(join(home, 'address.json'), JSON.stringify(address, null, 2), { mode: 0o600 });
  if (home === resolve(from, DEFAULT_HOME)) return () => undefined;
  const note = noteOf(home, from);
  mkdirSync(join(from, DEFAULT_HOME, HOMES), { recursive: true });
  writeFileSync(note, home);
  return () => rmSync(note, { force: true });
}

/** Deletes the state of earlier starts, and not where other homes are. */
export function clear(home: string): void {
  for (const name of namesIn(home)) if (name !== HOMES) rmSync(join(home, name), { recursive: true, force: true });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** The homes of services that were started from this folder and did not end in order, with the default one. */
export function homesFrom(from = process.cwd()): string[] {
  const notes = join(from, DEFAULT_HOME, HOMES);
  const noted = namesIn(notes).flatMap((name) => contentOf(join(notes, name)) ?? []);
  return [resolve(from, DEFAULT_HOME), ...noted];
}

/** Where the service of a home was to be found when it was last started; undefined when it never was. */
export function addressIn(home: string): LaptopAddress | undefined {
  try {
    return JSON.parse(contentOf(join(home, 'address.json')) ?? '') as LaptopAddress;
  } catch {
    return undefined;
  }
}

export function isRunning({ pid }: Pick<LaptopAddress, 'pid'>): boolean {
  try {
    // Signal 0 reaches nobody: it only asks.
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
