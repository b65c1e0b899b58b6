/** Point-in-time recovery of dynoxide's tables: each write notes what stood there before, so that any moment since can be read again. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { prepared } from '../store.ts';

const JOURNAL = `
  CREATE TABLE IF NOT EXISTS _recovery (
    id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, pk TEXT NOT NULL, sk TEXT NOT NULL, item_json TEXT, at INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS _recovery_of ON _recovery (table_name, at);
`;
/** Milliseconds of this machine; dynoxide, which runs the triggers, knows no other clock. */
const NOW = "CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)";

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (name: string): string => `'${name.replaceAll("'", "''")}'`;

/** A put over an item is an insertion to SQLite, which looks for the item before; what stood there first after a moment is what stood at it. */
const triggers = (table: string): string => {
  const note = (when: string, row: 'OLD' | 'NEW', was: string) =>
    `CREATE TRIGGER IF NOT EXISTS ${quoted(`_recovery ${when} ${table}`)} BEFORE ${when} ON ${quoted(table)} BEGIN
       INSERT INTO _recovery (table_name, pk, sk, item_json, at) VALUES (${literal(table)}, ${row}.pk, ${row}.sk, ${was}, ${NOW}); END;`;
  const standing = `(SELECT item_json FROM ${quoted(table)} WHERE pk = NEW.pk AND sk = NEW.sk)`;
  return [
    note('INSERT', 'NEW', standing),
    note('UPDATE', 'OLD', 'OLD.item_json'),
    note('DELETE', 'OLD', 'OLD.item_json'),
  ].join('\n');
};

/** From here on every write to the table is noted. */
export function keepEveryMoment(home: string, table: string): void {
  inTables(home, (database) => database.exec(`${JOURNAL} ${triggers(table)}`));
}

/** The items that stood in the table at a moment of this machine's clock, as JSON. */
export const itemsAt = (home: string, table: string, at: number): string[] =>
  inTables(home, (database) =>
    database
      .prepare(
        `WITH undone AS (
           SELECT pk, sk, item_json, MIN(id) FROM _recovery WHERE table_name = ?1 AND at > ?2 GROUP BY pk, sk)
         SELECT item_json FROM ${quoted(table)} AS now
           WHERE NOT EXISTS (SELECT 1 FROM undone WHERE undone.pk = now.pk AND undone.sk = now.sk)
         UNION ALL SELECT item_json FROM undone WHERE item_json IS NOT NULL`,
      )
      .all(table, at)
      .map(({ item_json }) => String(item_json)),
  );

function inTables<T>(home: string, work: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(join(home, 'table.db'), { timeout: 5_000 });
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** When, by this machine's clock, the cloud's showed that moment; where it jumped over it, when it jumped. */
export function machineTime(moves: DatabaseSync, moment: number): number {
  const all = prepared(moves, 'SELECT at, offset FROM moves ORDER BY at, offset').all();
  const before = all.filter(({ at, offset }) => Number(at) + Number(offset) <= moment);
  const { offset = 0 } = before.at(-1) ?? {};
  const jump = all[before.length];
  return Math.min(moment - Number(offset), jump === undefined ? Number.POSITIVE_INFINITY : Number(jump.at));
}
