/** For tests: executions of workflows/*.asl.json, walked state by state with the real steps behind them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExecutionAlreadyExists, TaskTimedOut } from '@aws-sdk/client-sfn';
import type { Actor, World } from './world.ts';

interface State {
  Type: string;
  Next?: string;
  Resource?: string;
  Seconds?: number;
  Arguments?: { FunctionName: string; Payload: { step: string } & Record<string, unknown> };
  Choices?: { Condition: string; Next: string }[];
}

export type Step = (payload: unknown) => Promise<unknown>;
type Vars = Record<string, unknown> & { seconds: number; stand: string };

export interface Running extends Actor {
  machine: string;
  input: Record<string, unknown>;
  startedAt: string;
  status: 'RUNNING' | 'SUCCEEDED';
}

const definitionOf = (machine: string): Record<string, State> =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../workflows/${machine}.asl.json`), 'utf8')).States;

export class Executions {
  readonly all: Running[] = [];
  private readonly tokens = new Map<string, () => void>();
  private readonly definitions = new Map<string, Record<string, State>>();

  /** `functions`: by the names that the definitions have for them. */
  constructor(
    private readonly world: World,
    private readonly functions: Record<string, Step>,
  ) {
    world.onStates = ({ constructor: { name }, input }) =>
      name === 'StartExecutionCommand' ? this.start(input) : this.answer(input.taskToken ?? '');
  }

  private start({ stateMachineArn: machine = '', name = '', input = '{}' }: Record<string, string>): object {
    const before = this.all.find((one) => one.name === name);
    if (before && (before.status !== 'RUNNING' || before.stopped))
      throw new ExecutionAlreadyExists({ message: name, $metadata: {} });
    if (!before) {
      const one: Running = {
        ...{ name, machine, input: JSON.parse(input), startedAt: this.world.now, status: 'RUNNING', stopped: false },
      };
      this.all.push(one);
      void this.world.act(one, () => this.walk(one));
    }
    return { executionArn: name };
  }

  private answer(token: string): object {
    const wake = this.tokens.get(token);
    if (!wake) throw new TaskTimedOut({ message: token, $metadata: {} });
    wake();
    return {};
  }

  private statesOf(machine: string): Record<string, State> {
    const states = this.definitions.get(machine) ?? definitionOf(machine);
    this.definitions.set(machine, states);
    return states;
  }

  private async walk(one: Running): Promise<void> {
    const states = this.statesOf(one.machine);
    const { name, startedAt } = one;
    const vars: Vars = { ids: one.input, execution: { name, startedAt }, seconds: 0, stand: '' };
    let at = Object.keys(states)[0] ?? '';
    for (let visits = 0; ; visits++) {
      const state = states[at];
      if (!state || visits > 1_000) throw new Error(`${name} is lost at ${at}`);
      if (state.Type === 'Succeed') break;
      if (state.Type === 'Choice')
        at = state.Choices?.find(({ Condition }) => Condition.includes(`'${vars.stand}'`))?.Next ?? `${vars.stand}?`;
      else if (state.Type === 'Wait') at = await this.pause(state);
      else if (state.Type === 'Task') at = await this.task(one, state, vars, `${name}/${visits}`);
      else at = state.Next ?? '';
    }
    one.status = 'SUCCEEDED';
  }

  private pause({ Seconds = 0, Next = '' }: State): Promise<string> {
    return new Promise((go) => this.world.at(Date.now() + Seconds * 1_000, () => go(Next)));
  }

  private async task(one: Running, { Arguments, Resource = '', Next = '' }: State, vars: Vars, token: string) {
    const { FunctionName = '', Payload = { step: '' } } = Arguments ?? {};
    const given = Object.keys(Payload).map((key) => [
      key,
      key === 'step' ? Payload.step : key === 'token' || key === 'at' ? token : vars[key],
    ]);
    const done = Promise.withResolvers<void>();
    let clear = (): void => undefined;
    if (Resource.endsWith('waitForTaskToken')) {
      this.tokens.set(token, done.resolve);
      clear = this.world.at(Date.now() + vars.seconds * 1_000, done.resolve);
    } else done.resolve();
    const step = this.functions[FunctionName.replaceAll(/[${}]/g, '')];
    if (!step) throw new Error(`There is no function ${FunctionName}`);
    try {
      const result = (await step(Object.fromEntries(given))) as Partial<Vars>;
      if (Payload.step === 'look') Object.assign(vars, result);
      await done.promise;
    } catch {
      vars.error = 'States.TaskFailed';
      return 'Make the failure visible';
    } finally {
      clear();
      this.tokens.delete(token);
    }
    return one.stopped ? new Promise<never>(() => undefined) : Next;
  }
}
