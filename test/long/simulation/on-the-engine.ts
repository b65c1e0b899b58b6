/** For tests: executions on the laptop's own engine, with its history, retries and limits, and the real steps behind them; any step may fail. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ExecutionAlreadyExists, TaskTimedOut } from '@aws-sdk/client-sfn';
import { Engine } from '../../../infra/laptop/cloud/states/engine.ts';
import type { Step } from './executions.ts';
import type { World } from './world.ts';

const ARN = 'arn:aws:states:us-east-1:111122223333:stateMachine:';

export interface Lived {
  name: string;
  status: string;
  days: number;
  events: number;
}

export class OnTheEngine {
  readonly engine: Engine;
  private readonly machine: string;

  constructor(
    private readonly world: World,
    name: string,
    step: Step,
    failing: () => boolean,
  ) {
    this.machine = `${ARN}${name}`;
    this.engine = new Engine({
      database: new DatabaseSync(':memory:'),
      clock: { now: () => Date.now() },
      random: world.random,
      invoke: async ({ payload }) => {
        if (failing()) return { error: 'Broken', cause: 'A function that fails' };
        try {
          return { payload: await step(payload) };
        } catch (error) {
          return { error: (error as Error).name, cause: (error as Error).message };
        }
      },
    });
    const definition = readFileSync(join(import.meta.dirname, `../../../workflows/${name}.asl.json`), 'utf8')
      .replaceAll(/\$\{Partition\}/g, 'aws')
      .replaceAll(/\$\{\w+\}/g, 'steps');
    this.engine.addMachine({ arn: this.machine, name, roleArn: 'arn:aws:iam::111122223333:role/Machine', definition });
    world.onStates = (command) => this.asked(command);
  }

  private asked({ constructor: { name: command }, input }: Parameters<World['onStates']>[0]): object {
    if (command === 'StartExecutionCommand') {
      try {
        return this.engine.startExecution({ ...input, stateMachineArn: this.machine });
      } catch (error) {
        throw new ExecutionAlreadyExists({ message: (error as Error).message, $metadata: {} });
      }
    }
    try {
      return this.engine.sendTaskSuccess(input as { taskToken: string; output: string });
    } catch (error) {
      throw new TaskTimedOut({ message: (error as Error).message, $metadata: {} });
    }
  }

  /** What is due is run, and whatever follows from it. */
  async settle(): Promise<void> {
    this.engine.runDue();
    await this.world.race();
  }

  lived(): Lived[] {
    return this.engine.listExecutions({ stateMachineArn: this.machine }).executions.map((one) => {
      const ends = one.stopDate === undefined ? Date.now() : one.stopDate * 1000;
      return {
        ...{ name: one.name, status: one.status, days: (ends - one.startDate * 1000) / 86_400_000 },
        events: this.engine.getExecutionHistory({ executionArn: one.executionArn }).events.length,
      };
    });
  }
}
