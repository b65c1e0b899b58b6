/** Reads off the laptop cloud what an act used, with everything that it set off until the cloud is at rest again. */

import { functions } from '../functions/capabilities.ts';
import { entries, type FunctionName } from '../infra/aws/entries.ts';
import { sum } from './arithmetic.ts';
import { ASSUMED_SECONDS, type Use } from './prices.ts';
import type { Scene } from './scene.ts';

/** What one function did. A call is one round trip to DynamoDB. */
export interface Work {
  invocations: number;
  calls: number;
  readUnits: number;
  writeUnits: number;
  gigabyteSeconds: number;
}

export interface Reading {
  byFunction: Partial<Record<FunctionName, Work>>;
  transitions: number;
  mails: number;
}

const names = Object.keys(entries) as FunctionName[];
export const nameOf = (id: string): FunctionName | undefined =>
  names.find((name) => id.startsWith(`${name.replaceAll('-', '')}Function`));

/** The functions that people and systems call over HTTP: each of their invocations is a request. */
const isHttp = (name: string) => functions[name as FunctionName]?.routes !== undefined;

export async function measure({ cloud, memory }: Scene, act: () => Promise<unknown>): Promise<Reading> {
  const invocations = () => new Map(cloud.functions().map((one) => [one.id, one.invocations]));
  const transitions = () =>
    cloud.engine
      .listExecutions()
      .executions.flatMap(({ executionArn }) => cloud.engine.getExecutionHistory({ executionArn }).events)
      .filter(({ type }) => type.endsWith('StateEntered')).length;
  await cloud.quiet();
  const before = { invocations: invocations(), transitions: transitions(), mails: cloud.inbox.list().length };
  cloud.capacity.reset();
  await act();
  await cloud.quiet();
  const byFunction: Reading['byFunction'] = {};
  for (const [id, count] of invocations()) {
    const name = nameOf(id);
    const run = count - (before.invocations.get(id) ?? 0);
    if (name === undefined || run === 0) continue;
    const counts = cloud.capacity.list().filter(({ caller }) => caller === id);
    byFunction[name] = {
      invocations: run,
      gigabyteSeconds: (run * ASSUMED_SECONDS * (memory[id] ?? 0)) / 1024,
      ...sum<'calls' | 'readUnits' | 'writeUnits'>(
        { calls: 0, readUnits: 0, writeUnits: 0 },
        ...counts.map(({ calls, readUnits, writeUnits }) => ({ calls, readUnits, writeUnits })),
      ),
    };
  }
  return {
    byFunction,
    transitions: transitions() - before.transitions,
    mails: cloud.inbox.list().length - before.mails,
  };
}

/** The share of some functions in a reading; transitions and mails go with those named. */
export const partOf = (
  { byFunction }: Reading,
  functions: FunctionName[],
  with_: Partial<Pick<Reading, 'transitions' | 'mails'>> = {},
): Reading => ({
  byFunction: Object.fromEntries(
    Object.entries(byFunction).filter(([name]) => functions.includes(name as FunctionName)),
  ),
  transitions: 0,
  mails: 0,
  ...with_,
});

export const together = (readings: readonly Reading[]): Reading => ({
  byFunction: Object.fromEntries(
    names
      .map((name) => [name, readings.flatMap(({ byFunction }) => byFunction[name] ?? [])] as const)
      .filter(([, works]) => works.length > 0)
      .map(([name, works]) => [name, sum<keyof Work>(...works.map((work) => ({ ...work })))]),
  ),
  transitions: readings.reduce((total, { transitions }) => total + transitions, 0),
  mails: readings.reduce((total, { mails }) => total + mails, 0),
});

/** A reading as a bill has it, with the calls beside, which nobody charges for. */
export function useOf({ byFunction, transitions, mails }: Reading): Use & { calls: number } {
  const works = Object.entries(byFunction);
  const total = (key: keyof Work) => works.reduce((all, [, work]) => all + work[key], 0);
  return {
    request: works.filter(([name]) => isHttp(name)).reduce((all, [, work]) => all + work.invocations, 0),
    invocation: total('invocations'),
    gigabyteSecond: total('gigabyteSeconds'),
    readUnit: total('readUnits'),
    writeUnit: total('writeUnits'),
    calls: total('calls'),
    transition: transitions,
    mail: mails,
  };
}
