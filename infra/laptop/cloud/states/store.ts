/** The engine's tables: executions, frames, timers, tokens and events, each write inside the caller's transaction. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { prepared } from '../store.ts';
import {
  ACTIVE,
  type Execution,
  type Frame,
  MOVING,
  type Phase,
  type Status,
  type Timer,
  type TimerKind,
} from './frames.ts';
import { TABLES } from './tables.ts';

export interface MachineRow {
  arn: string;
  name: string;
  role: string;
  definition: string;
}

/** Strings of a fixed set, quoted for an IN list. */
const among = (phases: readonly Phase[]): string => phases.map((phase) => `'${phase}'`).join(',');
const content = <T>(row: unknown): T => JSON.parse((row as { content: string }).content) as T;

export class Store {
  /** Of all timers, asked for again and again between two changes; undefined until it is looked up. */
  private earliest: { due: number | undefined } | undefined;

  constructor(private readonly database: DatabaseSync) {
    database.exec(TABLES);
  }

  /** All of `work` or none of it; inside a transaction of the caller's it becomes a part of that. */
  transaction<T>(work: () => T): T {
    this.sql('SAVEPOINT states').run();
    try {
      const result = work();
      this.sql('RELEASE states').run();
      return result;
    } catch (error) {
      this.earliest = undefined;
      this.database.exec('ROLLBACK TO states; RELEASE states');
      throw error;
    }
  }

  private sql(text: string): StatementSync {
    return prepared(this.database, text);
  }
  private rows(text: string, ...values: SQLInputValue[]): unknown[] {
    return this.sql(text).all(...values);
  }

  putMachine({ arn, name, role, definition }: MachineRow, text: string): void {
    this.sql('INSERT OR IGNORE INTO states_definitions VALUES (?, ?)').run(definition, text);
    this.sql('INSERT OR REPLACE INTO states_machines VALUES (?, ?, ?, ?)').run(arn, name, role, definition);
  }
  machine(arn: string): MachineRow | undefined {
    return this.sql('SELECT * FROM states_machines WHERE arn = ?').get(arn) as MachineRow | undefined;
  }
  definition(hash: string): string {
    const row = this.sql('SELECT text FROM states_definitions WHERE hash = ?').get(hash) as { text: string };
    return row.text;
  }

  saveExecution(execution: Execution): void {
    const { arn, machine, status, started } = execution;
    const text = JSON.stringify(execution);
    this.sql('INSERT OR REPLACE INTO states_executions VALUES (?, ?, ?, ?, ?)').run(
      arn,
      machine,
      status,
      started,
      text,
    );
  }
  execution(arn: string): Execution | undefined {
    const row = this.sql('SELECT content FROM states_executions WHERE arn = ?').get(arn);
    return row && content<Execution>(row);
  }
  /** Newest first. */
  executions(machine: string | undefined, status: Status | undefined): Execution[] {
    const text =
      'SELECT content FROM states_executions WHERE (?1 IS NULL OR machine = ?1) AND (?2 IS NULL OR status = ?2) ORDER BY started DESC, rowid DESC';
    return this.rows(text, machine ?? null, status ?? null).map((row) => content<Execution>(row));
  }

  addFrame(frame: Omit<Frame, 'id'>): Frame {
    const insert =
      'INSERT INTO states_frames (execution, parent, place, phase, turn, content) VALUES (?, ?, ?, ?, ?, ?)';
    const { execution, parent, place, phase, turn } = frame;
    const { lastInsertRowid } = this.sql(insert).run(execution, parent ?? null, place, phase, turn, '');
    const whole: Frame = { ...frame, id: Number(lastInsertRowid) };
    this.saveFrame(whole);
    return whole;
  }
  /** Each write is a new turn. */
  saveFrame(frame: Frame): void {
    frame.turn += 1;
    const update = 'UPDATE states_frames SET phase = ?, turn = ?, content = ? WHERE id = ?';
    this.sql(update).run(frame.phase, frame.turn, JSON.stringify(frame), frame.id);
  }
  frame(id: number): Frame | undefined {
    const row = this.sql('SELECT content FROM states_frames WHERE id = ?').get(id);
    return row && content<Frame>(row);
  }
  /** In order of their places. */
  children(parent: number): Frame[] {
    const text = 'SELECT content FROM states_frames WHERE parent = ? ORDER BY place';
    return this.rows(text, parent).map((row) => content<Frame>(row));
  }
  countChildren(parent: number, phases: readonly Phase[]): number {
    const text = `SELECT count(*) AS count FROM states_frames WHERE parent = ? AND phase IN (${among(phases)})`;
    return (this.sql(text).get(parent) as { count: number }).count;
  }
  nextQueued(parent: number): Frame | undefined {
    const text = "SELECT content FROM states_frames WHERE parent = ? AND phase = 'queued' ORDER BY place LIMIT 1";
    const row = this.sql(text).get(parent);
    return row && content<Frame>(row);
  }
  root(execution: string): Frame {
    return content<Frame>(
      this.sql('SELECT content FROM states_frames WHERE execution = ? AND parent IS NULL').get(execution),
    );
  }
  /** Of one execution, or of all that have not ended. */
  moving(execution?: string): { id: number; turn: number; phase: Phase }[] {
    const text = `SELECT id, turn, phase FROM states_frames WHERE phase IN (${among(MOVING)})`;
    const found =
      execution === undefined
        ? this.rows(`${text} ORDER BY id`)
        : this.rows(`${text} AND execution = ? ORDER BY id`, execution);
    return found as { id: number; turn: number; phase: Phase }[];
  }
  active(execution: string): Frame[] {
    const text = `SELECT content FROM states_frames WHERE execution = ? AND phase IN (${among(ACTIVE)}) ORDER BY id`;
    return this.rows(text, execution).map((row) => content<Frame>(row));
  }
  deleteExecution(arn: string): void {
    this.detachAll(arn);
    this.deleteFrames(arn);
    for (const table of ['states_events', 'states_tokens'])
      this.sql(`DELETE FROM ${table} WHERE execution = ?`).run(arn);
    this.sql('DELETE FROM states_executions WHERE arn = ?').run(arn);
  }
  deleteFrames(execution: string): void {
    this.sql('DELETE FROM states_frames WHERE execution = ?').run(execution);
  }
  deleteFrame(id: number): void {
    this.sql('DELETE FROM states_frames WHERE id = ?').run(id);
  }

  setTimer(execution: string, frame: number | null, kind: TimerKind, due: number): void {
    this.earliest = undefined;
    if (frame !== null) this.sql('DELETE FROM states_timers WHERE frame = ? AND kind = ?').run(frame, kind);
    const insert = 'INSERT INTO states_timers (execution, frame, kind, due) VALUES (?, ?, ?, ?)';
    this.sql(insert).run(execution, frame, kind, Math.ceil(due));
  }
  deleteTimer(id: number): void {
    this.earliest = undefined;
    this.sql('DELETE FROM states_timers WHERE id = ?').run(id);
  }
  /** Of all timers. */
  earliestDue(): number | undefined {
    if (this.earliest !== undefined) return this.earliest.due;
    const due = this.dueOf('SELECT min(due) AS due FROM states_timers');
    // What a transaction has written may yet be undone.
    if (!this.database.isTransaction) this.earliest = { due };
    return due;
  }
  dueOfFrame(frame: number): number | undefined {
    return this.dueOf('SELECT min(due) AS due FROM states_timers WHERE frame = ?', frame);
  }
  private dueOf(text: string, ...values: SQLInputValue[]): number | undefined {
    return (this.sql(text).get(...values) as { due: number | null }).due ?? undefined;
  }
  timersAt(due: number): Timer[] {
    return this.rows('SELECT * FROM states_timers WHERE due = ? ORDER BY id', due) as unknown as Timer[];
  }
  timer(id: number): Timer | undefined {
    return this.sql('SELECT * FROM states_timers WHERE id = ?').get(id) as Timer | undefined;
  }

  addToken(token: string, execution: string, frame: number): void {
    this.sql('INSERT INTO states_tokens VALUES (?, ?, ?, 1)').run(token, execution, frame);
  }
  token(token: string): { execution: string; frame: number; open: number } | undefined {
    return this.sql('SELECT execution, frame, open FROM states_tokens WHERE token = ?').get(token) as
      | { execution: string; frame: number; open: number }
      | undefined;
  }
  /** Nothing from outside moves this frame any more; its tokens stay known, so that a late answer is told so. */
  detach(execution: string, frame: number): void {
    this.earliest = undefined;
    this.sql('DELETE FROM states_timers WHERE execution = ? AND frame = ?').run(execution, frame);
    this.sql('UPDATE states_tokens SET open = 0 WHERE execution = ? AND frame = ?').run(execution, frame);
  }
  detachAll(execution: string): void {
    this.earliest = undefined;
    this.sql('DELETE FROM states_timers WHERE execution = ?').run(execution);
    this.sql('UPDATE states_tokens SET open = 0 WHERE execution = ?').run(execution);
  }

  countEvents(execution: string): number {
    const text = 'SELECT coalesce(max(id), 0) AS count FROM states_events WHERE execution = ?';
    return (this.sql(text).get(execution) as { count: number }).count;
  }
  addEvent(execution: string, id: number, event: object): void {
    this.sql('INSERT INTO states_events VALUES (?, ?, ?)').run(execution, id, JSON.stringify(event));
  }
  events<T>(execution: string, reverse: boolean): T[] {
    const text = `SELECT content FROM states_events WHERE execution = ? ORDER BY id ${reverse ? 'DESC' : 'ASC'}`;
    return this.rows(text, execution).map((row) => content<T>(row));
  }
}
