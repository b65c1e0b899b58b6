/** Definitions by their hash: an execution keeps the one it started with, whatever its machine has become. */
import { createHash } from 'node:crypto';
import { checkedMachine, parsedMachine, scopeAt } from './definition.ts';
import type { Execution, Frame } from './frames.ts';
import type { Machine, Scope, State } from './schema.ts';
import type { Store } from './store.ts';

export class Definitions {
  private readonly parsed = new Map<string, Machine>();

  constructor(private readonly store: Store) {}

  /** Throws InvalidDefinition. */
  add(arn: string, name: string, role: string, text: string): void {
    const machine = checkedMachine(text);
    const definition = createHash('sha256').update(text).digest('hex');
    this.store.putMachine({ arn, name, role, definition }, text);
    this.parsed.set(definition, machine);
  }

  of({ definition }: Execution): Machine {
    const known = this.parsed.get(definition);
    if (known) return known;
    const machine = parsedMachine(this.store.definition(definition));
    this.parsed.set(definition, machine);
    return machine;
  }

  scope(execution: Execution, frame: Frame): Scope {
    return scopeAt(this.of(execution), frame.scope);
  }

  state(execution: Execution, frame: Frame): State {
    const state = this.scope(execution, frame).States[frame.state];
    if (!state) throw new Error(`No state '${frame.state}' in the definition of ${execution.arn}`);
    return state;
  }
}
