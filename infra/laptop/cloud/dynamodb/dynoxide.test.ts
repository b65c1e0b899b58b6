/** What dynoxide asks of its stream at every write and every reading is answered from an index, however long the stream is. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findProgram, startDynoxide } from './dynoxide.ts';

/** As they stand in the program itself, so that another version of it which asks otherwise is noticed. */
function questionsOfTheProgram(): string[] {
  const program = readFileSync(findProgram(), 'latin1');
  const forms = [
    /SELECT COALESCE\(MAX\(CAST\(sequence_number AS INTEGER\)\), 0\) \+ 1 FROM _stream_records WHERE table_name = \?1/,
    /SELECT event_name,[^;]*?FROM _stream_records\s+WHERE [^;]*?> \?3\s+ORDER BY [^;]*?LIMIT \?4/,
  ];
  return forms.map((form) => form.exec(program)?.[0] ?? 'the program asks otherwise');
}

describe('The stream of dynoxide', () => {
  it('is asked for its last record and for the next ones without reading all of it', async () => {
    const home = mkdtempSync(join(tmpdir(), 'dynoxide-'));
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    const dynoxide = await startDynoxide(home, () => undefined);
    await dynoxide.stop();
    const database = new DatabaseSync(join(home, 'table.db'));
    onTestFinished(() => database.close());
    for (const question of questionsOfTheProgram()) {
      const values = Array.from(question.matchAll(/\?\d/g), () => null);
      const plan = database.prepare(`EXPLAIN QUERY PLAN ${question}`).all(...values);
      expect(plan.map(({ detail }) => detail).join('; ')).toMatch(
        /^SEARCH _stream_records USING (COVERING )?INDEX stream_in_order [^;]*$/,
      );
    }
  });
});
