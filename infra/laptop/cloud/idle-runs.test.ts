/** A sweep sleeps only while its own questions, asked again as of now, are answered by nothing. */
import { describe, expect, it } from 'vitest';
import { Clock } from './clock.ts';
import type { DynamoDb } from './dynamodb/dynamodb.ts';
import { IdleRuns } from './idle-runs.ts';
import type { Functions } from './lambda/lambda.ts';
import type { Outcome } from './lambda/sandbox.ts';
import type { JsonObject } from './shapes.ts';

const DAY = 86_400_000;
const START = '2026-03-02T09:00:00.000Z';

interface Ask {
  action?: string;
  service?: string;
  values: JsonObject;
}

/** A sweep that asks for what is due in one partition, over a table of instants. */
/** @param options.others how many other runs of the function begin during each */
function aSweep(options: { asks?: (now: string) => Ask[]; outcome?: Outcome; others?: number } = {}) {
  const clock = new Clock(Date.parse(START) - Date.now());
  const due: string[] = [];
  let begun = 0;
  const now = () => new Date(clock.now()).toISOString();
  const asks: (now: string) => Ask[] =
    options.asks ?? ((at) => [{ values: { ':due': { S: 'MAIL#0' }, ':now': { S: at } } }]);
  const answer = ({ ExpressionAttributeValues }: JsonObject): JsonObject => {
    const until = ((ExpressionAttributeValues as JsonObject)[':now'] as JsonObject | undefined)?.S;
    const found = due.filter((at) => until === undefined || at <= String(until));
    return { Count: found.length, Items: found.map((at) => ({ dueAt: { S: at } })) };
  };
  const functions = {
    find: () => ({ id: 'Sweep' }),
    runs: () => ({ begun, running: 0 }),
    invoke: async (): Promise<Outcome> => {
      begun += 1 + (options.others ?? 0);
      for (const { action = 'Query', service = 'dynamodb', values } of asks(now())) {
        const question = { ExpressionAttributeValues: values };
        runs.saw({
          caller: 'Sweep',
          service,
          action,
          body: JSON.stringify(question),
          answer: JSON.stringify(answer(question)),
        });
      }
      return options.outcome ?? { payload: null };
    },
  } as unknown as Functions;
  const dynamodb = { call: async (_: string, question: JsonObject) => answer(question) } as unknown as DynamoDb;
  const runs = new IdleRuns(dynamodb, functions, clock);
  return {
    runs,
    due,
    later: (milliseconds: number) => clock.moveTo(clock.now() + milliseconds),
    /** True when the function was run. */
    sweep: async () => {
      const before = begun;
      await runs.run('arn:Sweep', { sweep: true });
      return begun > before;
    },
  };
}

describe('A sweep', () => {
  it('is run the first time, and not again while nothing is there, however late it is', async () => {
    const { sweep, later } = aSweep();
    expect(await sweep()).toBe(true);
    for (const _ of [1, 2, 3]) {
      later(DAY);
      expect(await sweep()).toBe(false);
    }
  });

  it('is run when what waits in the table falls due, though nothing was written since: what is due depends on the time', async () => {
    const { sweep, later, due } = aSweep();
    due.push('2026-03-04T09:00:00.000Z');
    expect(await sweep()).toBe(true);
    later(DAY);
    expect(await sweep()).toBe(false);
    later(DAY);
    expect(await sweep()).toBe(true);
  });

  it('is run when something was written that is due', async () => {
    const { sweep, due } = aSweep();
    await sweep();
    due.push('2026-03-01T00:00:00.000Z');
    expect(await sweep()).toBe(true);
    expect(await sweep(), 'a run that found something teaches nothing').toBe(true);
  });

  it.each<[string, (now: string) => Ask[]]>([
    ['wrote', (now) => [{ values: { ':now': { S: now } } }, { action: 'PutItem', values: {} }]],
    ['read items by their keys', () => [{ action: 'BatchGetItem', values: {} }]],
    ['spoke to another service', () => [{ service: 'states', values: {} }]],
    ['asked nothing at all', () => []],
    ['asked for a day', (now) => [{ values: { ':day': { S: `DAY#${now.slice(0, 10)}` } } }]],
    ['asked by a number, which may be a time', () => [{ values: { ':n': { N: '1772442000' } } }]],
  ])('is always run when its last run %s', async (_, asks) => {
    const { sweep } = aSweep({ asks });
    await sweep();
    expect(await sweep()).toBe(true);
  });

  it('is always run when its last run failed, or was not the only one of its function', async () => {
    const failing = aSweep({ outcome: { error: { errorType: 'Error', errorMessage: 'no', trace: [] } } });
    await failing.sweep();
    expect(await failing.sweep()).toBe(true);
    const crowded = aSweep({ others: 1 });
    await crowded.sweep();
    expect(await crowded.sweep()).toBe(true);
  });

  it('is always run while faults are injected', async () => {
    const { sweep, runs } = aSweep();
    await sweep();
    runs.disturbed = () => true;
    expect(await sweep()).toBe(true);
  });
});
