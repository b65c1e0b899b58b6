/** A stage for tests: the laptop's own inbox and workflow engine over a temporary file, and a table and a clock that do as they are told. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { DeadLetter } from '../cloud/lambda/dead-letters.ts';
import type { FunctionReport } from '../cloud/lambda/lambda.ts';
import { Inbox } from '../cloud/ses/inbox.ts';
import { Engine, type Invoke } from '../cloud/states/engine.ts';
import { openStore } from '../cloud/store.ts';
import { answer } from './a-table.ts';
import type { Ahead } from './ahead.ts';
import type { Guide } from './guide/guide.ts';
import { aGuide, aMail, aReport, START } from './samples.ts';
import { startConsole } from './server.ts';
import type { Surface } from './surface.ts';

const MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:Sample-Reminders';

const definition = JSON.stringify({
  Comment: 'Reminds until it is told to stop.',
  QueryLanguage: 'JSONata',
  StartAt: 'Look',
  States: {
    Look: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'look' },
      Next: 'Wait a week',
    },
    'Wait a week': { Type: 'Wait', Seconds: 604_800, Next: 'Remind' },
    Remind: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'remind' },
      Next: 'Told to stop?',
    },
    'Told to stop?': {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input.stop = true %}', Next: 'Stopped' }],
      Default: 'Wait a week',
    },
    Stopped: { Type: 'Succeed' },
  },
});

export interface Stage {
  cloud: Surface;
  inbox: Inbox;
  engine: Engine;
  items: Record<string, unknown>[];
  letters: DeadLetter[];
  reports: FunctionReport[];
  clock: { at: number };
  /** What `look` does; the default answers. */
  look: Invoke;
  /** What the clock is asked to do goes wrong. */
  trouble: Error | undefined;
  start(name: string): Promise<void>;
  quiet(): Promise<void>;
}

export function aSurface(): Stage {
  const home = mkdtempSync(join(tmpdir(), 'console-'));
  const database = openStore(home);
  const clock = { at: START, now: () => clock.at };
  const inbox = new Inbox(database);
  const invoke: Invoke = async (call) => {
    if (call.functionName === 'look') return stage.look(call);
    inbox.put(aMail({ subject: 'Reminder', at: new Date(clock.at).toISOString() }));
    return { payload: {} };
  };
  const engine = new Engine({ database, clock, invoke });
  engine.addMachine({
    arn: MACHINE,
    name: 'Sample-Reminders',
    roleArn: 'arn:aws:iam::000000000000:role/m',
    definition,
  });
  onTestFinished(() => {
    engine.stop();
    database.close();
    rmSync(home, { recursive: true, force: true });
  });
  const quiet = async () => {
    do await new Promise((next) => setImmediate(next));
    while (engine.busy);
  };
  const moveTo = async (instant: string | number) => {
    if (stage.trouble) throw stage.trouble;
    const target = typeof instant === 'number' ? instant : Date.parse(instant);
    for (let due = engine.nextTimer(); due !== undefined && due <= target; due = engine.nextTimer()) {
      clock.at = due;
      engine.runDue();
      await quiet();
    }
    clock.at = target;
  };
  const stage: Stage = {
    ...{ inbox, engine, clock, quiet, items: [], letters: [], reports: [aReport()], trouble: undefined },
    look: async () => ({ payload: {} }),
    start: async (name) => {
      engine.startExecution({ stateMachineArn: MACHINE, name, input: '{"round":"sig_1"}' });
      await quiet();
    },
    cloud: {
      url: 'http://127.0.0.1:1',
      stack: 'Sample',
      ...{ clock, inbox, engine, moveTo },
      setMailbox: (address, fate) => inbox.setMailbox(address, fate),
      table: [
        {
          name: 'Sample-Data',
          keys: {
            KeySchema: [
              { AttributeName: 'pk', KeyType: 'HASH' },
              { AttributeName: 'sk', KeyType: 'RANGE' },
            ],
          },
          indexes: [],
        },
      ],
      dynamodb: { call: async (_action, input) => answer(stage.items, input) },
      machines: [{ logicalId: 'Reminders', arn: MACHINE, name: 'Sample-Reminders', definition }],
      functions: () => stage.reports,
      triggers: { mailerFunctionE7BF0FCD: ['Schedule: rate(5 minutes)'] },
      schedules: () => [
        {
          name: 'Sweep',
          expression: 'rate(5 minutes)',
          last: '2026-03-02T08:55:00.000Z',
          next: '2026-03-02T09:00:00.000Z',
        },
        {
          name: 'Daily',
          expression: 'rate(1 day)',
          last: '2026-03-02T06:00:00.000Z',
          next: '2026-03-03T06:00:00.000Z',
        },
      ],
      deadLetters: () => stage.letters,
    },
  };
  return stage;
}

export interface Opened {
  url: string;
  /** The text of a page; a redirect is followed. */
  read(path: string): Promise<string>;
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
}

export async function open(
  stage: Stage,
  guide: () => Guide = () => aGuide(),
  ahead?: () => Promise<readonly Ahead[]>,
): Promise<Opened> {
  const { url, stop } = await startConsole({ cloud: stage.cloud, port: 0, guide, ahead });
  onTestFinished(stop);
  return {
    url,
    read: async (path) => (await fetch(`${url}${path}`)).text(),
    post: (path, form, headers = {}) =>
      fetch(`${url}${path}`, { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' }),
  };
}
