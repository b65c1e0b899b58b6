/**
 * For tests: one process in which acts, workflow steps, effects and sweeps meet in an order that a seed decides. Each call of the table
 * waits until it is let through, one at a time; time stands still until it is moved; whoever is stopped at a call never comes back.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { SFNClient } from '@aws-sdk/client-sfn';
import { vi } from 'vitest';
import { dynamo } from '../../../functions/shared/ledger/table.ts';
import { chance } from '../../chance.ts';
import { SimulatedTable } from './table.ts';

export interface Actor {
  name: string;
  stopped: boolean;
}

const never = new Promise<never>(() => undefined);

export class World {
  readonly table = new SimulatedTable();
  readonly random: () => number;
  /** What Step Functions is asked for. */
  onStates: (command: { constructor: { name: string }; input: Record<string, string> }) => object = () => ({});
  private readonly actors = new AsyncLocalStorage<Actor>();
  private readonly waiting: { actor: Actor | undefined; go: () => void }[] = [];
  private timers: { at: number; fire: () => void }[] = [];

  constructor(seed: number, now: string) {
    this.random = chance(seed);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(now) });
    vi.spyOn(Math, 'random').mockImplementation(this.random);
    // The pause of an act that lost a race is one more call that waits for its turn.
    vi.stubGlobal('setTimeout', (wake: () => void) => void this.turn().then(wake));
    vi.spyOn(dynamo, 'send').mockImplementation(async (command) => {
      await this.turn();
      return this.table.call(command);
    });
    vi.spyOn(SFNClient.prototype, 'send').mockImplementation(async (command) => {
      await this.turn();
      return this.onStates(command as never);
    });
  }

  get now(): string {
    return new Date().toISOString();
  }

  moveTo(at: string): void {
    if (at > this.now) vi.setSystemTime(Date.parse(at));
    for (const timer of this.timers.filter((one) => one.at <= Date.now())) this.fire(timer);
  }

  /** A timer, which can be cleared. */
  at(at: number, fire: () => void): () => void {
    const timer = { at, fire };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  }

  get nextTimer(): number | undefined {
    return this.timers.map(({ at }) => at).sort((one, other) => one - other)[0];
  }

  pick = <T>(from: readonly T[]): T => from[Math.floor(this.random() * from.length)] as T;

  /** Whatever this brings about is its own doing: it can be stopped at any of its calls. */
  act<T>(actor: Actor, doing: () => Promise<T>): Promise<T> {
    return this.actors.run(actor, doing);
  }

  /** Lets what was begun run into each other until nobody is left who waits for a turn; `between` comes before each turn. */
  async race(between: () => unknown = () => undefined): Promise<void> {
    await settled();
    while (this.waiting.length > 0) {
      between();
      const [next] = this.waiting.splice(Math.floor(this.random() * this.waiting.length), 1);
      if (next && !next.actor?.stopped) next.go();
      await settled();
    }
  }

  private turn(): Promise<void> {
    const actor = this.actors.getStore();
    if (actor?.stopped) return never;
    return new Promise((go) => this.waiting.push({ actor, go }));
  }

  private fire(timer: { fire: () => void }): void {
    this.timers = this.timers.filter((one) => one !== timer);
    timer.fire();
  }
}

/** All promises have gone as far as they go without a turn; the import of a module that is there already may take a task of its own. */
async function settled(): Promise<void> {
  for (const _ of [1, 2]) await new Promise((next) => setImmediate(next));
}
