/** Time moves from one due instant to the next, and everything that an instant brings about is over before the next one comes. */
import type { DatabaseSync } from 'node:sqlite';
import { Clock } from './clock.ts';
import type { Schedules } from './events/schedules.ts';
import type { Engine } from './states/engine.ts';
import { prepared, readFact, writeFact } from './store.ts';

const DAY = 86_400_000;
/** Between moves the clock ticks by itself; what falls due is noticed this soon. */
const TICK_MILLISECONDS = 200;

/** The clock goes on where it was; `startAt` counts only for a cloud that has none yet. */
export function openClock(database: DatabaseSync, startAt: string | undefined): Clock {
  const kept = readFact(database, 'clock offset');
  const start = startAt === undefined ? Date.now() : Date.parse(startAt);
  if (Number.isNaN(start)) throw new Error(`startAt is no instant: ${startAt}`);
  const offset = kept === undefined ? Math.round(start - Date.now()) : Number(kept);
  if (kept === undefined) noteOffset(database, offset);
  return new Clock(offset);
}

/** Beside the offset, since when it was so: a moment of the past is found by it (dynamodb/recovery.ts). */
function noteOffset(database: DatabaseSync, offset: number): void {
  writeFact(database, 'clock offset', String(offset));
  prepared(database, 'INSERT INTO moves VALUES (?, ?)').run(Date.now(), offset);
}

export interface TimeNeeds {
  database: DatabaseSync;
  clock: Clock;
  engine: Engine;
  schedules: Schedules;
  /** Names of whatever is still at work. */
  busy(): string[];
  /** A moment after which it is worth asking again what is busy. */
  rest(): Promise<void>;
  onTrouble(line: string): void;
}

export class Timekeeper {
  private readonly needs: TimeNeeds;
  private moving: Promise<void> | undefined;
  private ticker: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(needs: TimeNeeds) {
    this.needs = needs;
  }

  start(): void {
    this.ticker = setInterval(() => {
      if (this.moving !== undefined) return;
      try {
        this.runDue();
      } catch (error) {
        this.needs.onTrouble(`what is due: ${error instanceof Error ? error.message : String(error)}`);
      }
    }, TICK_MILLISECONDS);
  }

  stop(): void {
    this.stopped = true;
    clearInterval(this.ticker);
  }

  /**
   * Jumps to the instant (epoch milliseconds), stopping at every timer of an execution, at every firing of a schedule that is daily
   * or rarer, and at least once a simulated day. A schedule more frequent than that fires at most once a stop: five-minute sweeps
   * over months in which nothing else happens would find what the last one found. Moves wait for each other.
   */
  moveTo(target: number): Promise<void> {
    return this.alone(() => this.move(target));
  }

  /**
   * As a machine that slept until then: what fell due meanwhile is late, and each schedule fires once for all that it missed. Months
   * pass in seconds, for histories in which nothing waits for the days between.
   */
  sleepUntil(target: number): Promise<void> {
    return this.alone(async () => {
      await this.quiet();
      this.jumpTo(target);
      await this.quiet();
    });
  }

  private async alone(work: () => Promise<void>): Promise<void> {
    while (this.moving !== undefined) await this.moving.catch(() => undefined);
    this.moving = work().finally(() => {
      this.moving = undefined;
    });
    await this.moving;
  }

  private jumpTo(instant: number): void {
    const { clock, database } = this.needs;
    const before = clock.offsetMilliseconds();
    clock.moveTo(instant);
    const offset = clock.offsetMilliseconds();
    if (offset !== before) noteOffset(database, offset);
  }

  private async move(target: number): Promise<void> {
    const { clock, engine, schedules } = this.needs;
    await this.quiet();
    while (!this.stopped && clock.now() < target) {
      const now = clock.now();
      // A timer that is late already still takes a hop of its own; without progress the clock's own ticking would be the hop.
      const next = Math.min(target, engine.nextTimer() ?? target, schedules.nextStop(), now + DAY);
      this.jumpTo(Math.max(next, now));
      await this.quiet();
    }
  }

  /**
   * Returns when no stream record, invocation, event, mail or execution is under way and nothing is due.
   * Throws, naming what is still at work, after `within` milliseconds of real time.
   */
  async quiet(within = 120_000): Promise<void> {
    const until = performance.now() + within;
    for (let calm = 0; calm < 2 && !this.stopped; ) {
      this.runDue();
      const busy = this.needs.busy();
      calm = busy.length === 0 ? calm + 1 : 0;
      if (performance.now() > until)
        throw new Error(`The laptop cloud does not come to rest; still at work: ${busy.join(', ')}`);
      if (calm < 2) await (busy.length === 0 ? new Promise((next) => setImmediate(next)) : this.needs.rest());
    }
  }

  /** What is at work right now, by name; empty when the cloud is at rest. */
  atWork(): string[] {
    return this.needs.busy();
  }

  private runDue(): void {
    if (this.stopped) return;
    this.needs.schedules.runDue();
    const due = this.needs.engine.nextTimer();
    if (due !== undefined && due <= this.needs.clock.now()) this.needs.engine.runDue();
  }
}
