/** What the laptop cloud must remember stands in one SQLite file, held by one cloud at a time; an answer to a caller follows its commit. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

const TABLES = `
  CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS mails (
    number INTEGER PRIMARY KEY AUTOINCREMENT, messageId TEXT NOT NULL UNIQUE, at TEXT NOT NULL, sender TEXT NOT NULL,
    recipients TEXT NOT NULL, tags TEXT NOT NULL, fate TEXT NOT NULL, parsed TEXT NOT NULL, raw BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS mailboxes (address TEXT PRIMARY KEY, fate TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS invocations (
    id INTEGER PRIMARY KEY AUTOINCREMENT, functionName TEXT NOT NULL, payload TEXT NOT NULL, source TEXT NOT NULL,
    retries INTEGER NOT NULL, deadLetterArn TEXT, attempts INTEGER NOT NULL DEFAULT 0);
  CREATE TABLE IF NOT EXISTS deadLetters (
    number INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS checkpoints (
    mapping TEXT NOT NULL, shard TEXT NOT NULL, sequence TEXT NOT NULL, PRIMARY KEY (mapping, shard));
  CREATE TABLE IF NOT EXISTS firings (schedule TEXT PRIMARY KEY, expression TEXT NOT NULL, last INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS moves (at INTEGER NOT NULL, offset INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS tables (
    name TEXT PRIMARY KEY, deployed TEXT, policy TEXT, recovers INTEGER NOT NULL DEFAULT 0, since INTEGER, readyAt INTEGER);
  CREATE TABLE IF NOT EXISTS keys (id TEXT PRIMARY KEY, createdAt INTEGER NOT NULL, privateKey BLOB);
`;

/**
 * Opens (or creates) `cloud.sqlite` in the home folder. The lock is the operating system's and falls with the process, however it dies.
 * Commits survive a killed process; a power cut may lose the last moment (WAL, synchronous NORMAL).
 */
export function openStore(home: string): DatabaseSync {
  mkdirSync(home, { recursive: true });
  const database = new DatabaseSync(join(home, 'cloud.sqlite'), { timeout: 2_000 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    database.exec(`BEGIN IMMEDIATE; ${TABLES} COMMIT;`);
  } catch (error) {
    database.close();
    if (error instanceof Error && /locked/.test(error.message)) {
      throw new Error(
        `Another laptop cloud is running on the folder ${home}: stop it first, or choose another folder.`,
      );
    }
    throw error;
  }
  return database;
}

const statements = new WeakMap<DatabaseSync, Map<string, StatementSync>>();

/** The statement of a text, compiled once for each database: finish with it before the same text is used again. */
export function prepared(database: DatabaseSync, text: string): StatementSync {
  const known = statements.get(database) ?? new Map<string, StatementSync>();
  statements.set(database, known);
  const statement = known.get(text) ?? database.prepare(text);
  known.set(text, statement);
  return statement;
}

/** Runs all of the writes or none of them. */
export function together<T>(database: DatabaseSync, writes: () => T): T {
  prepared(database, 'BEGIN IMMEDIATE').run();
  try {
    const result = writes();
    prepared(database, 'COMMIT').run();
    return result;
  } catch (error) {
    prepared(database, 'ROLLBACK').run();
    throw error;
  }
}

export function readFact(database: DatabaseSync, name: string): string | undefined {
  const row = prepared(database, 'SELECT value FROM facts WHERE name = ?').get(name);
  return row === undefined ? undefined : String(row.value);
}

export function writeFact(database: DatabaseSync, name: string, value: string): void {
  prepared(database, 'INSERT INTO facts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(
    name,
    value,
  );
}
