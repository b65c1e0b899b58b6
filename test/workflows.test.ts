/** Every workflow is sound ASL in which no task can hang, fail unheard or go untried again. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Arguments?: { readonly Payload: Readonly<Record<string, string>> };
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[]; readonly MaxAttempts?: number }[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[] }[];
  readonly TimeoutSeconds?: number | string;
  readonly Branches?: readonly Machine[];
  readonly ItemProcessor?: Machine;
}

interface Machine {
  readonly Comment?: string;
  readonly QueryLanguage?: string;
  readonly TimeoutSeconds?: number;
  readonly States: Readonly<Record<string, State>>;
}

// The package has no types of its own.
const validate = createRequire(import.meta.url)('asl-validator') as (definition: unknown) => {
  readonly isValid: boolean;
  readonly errors: readonly unknown[];
};

/** Besides the ids; every other step says what was seen. */
const PAYLOADS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  look: { execution: '{% $execution %}' },
  wait: { execution: '{% $execution %}', seen: '{% $seen %}', token: '{% $states.context.Task.Token %}' },
  stall: { error: '{% $error %}', at: '{% $states.context.State.EnteredTime %}' },
};

const folder = join(import.meta.dirname, '../workflows');
const files = readdirSync(folder).filter((file) => file.endsWith('.asl.json'));

/** Every state, those in branches and maps too. */
function statesOf({ States }: Machine): [name: string, state: State][] {
  return Object.entries(States).flatMap(([name, state]) => [
    [name, state] as [string, State],
    ...[...(state.Branches ?? []), ...(state.ItemProcessor ? [state.ItemProcessor] : [])].flatMap(statesOf),
  ]);
}

it('there is a workflow to look at', () => {
  expect(files).toContain('signing.asl.json');
});

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const machine = JSON.parse(text) as Machine;
  const tasks = statesOf(machine).filter(([, { Type }]) => Type === 'Task');

  it.each(['aws', 'aws-us-gov', 'aws-cn'])('is sound in the partition %s: asl-validator finds nothing', (partition) => {
    expect(text).not.toContain('arn:aws');
    const deployed = JSON.parse(text.replaceAll(/\$\{Partition\}/g, partition));
    expect(validate(deployed)).toMatchObject({ isValid: true, errors: [] });
  });

  it('says in a sentence what it carries, in JSONata, and claims no more than the year that an execution may live', () => {
    expect(machine.Comment).toMatch(/\.$/);
    expect(machine.QueryLanguage).toBe('JSONata');
    expect(machine.TimeoutSeconds ?? 0).toBeLessThanOrEqual(365 * 24 * 60 * 60);
  });

  it('names every state once, in plain words', () => {
    const names = statesOf(machine).map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Z](?!.*[a-z][A-Z])[^_${}]*$/);
  });

  it.each(tasks)(
    '"%s" has a time limit, is tried again, and ends somewhere visible when it fails for good',
    (_name, task) => {
      expect(task.TimeoutSeconds).toBeDefined();
      expect(task.Retry?.some(({ MaxAttempts }) => (MaxAttempts ?? 3) > 0)).toBe(true);
      expect(task.Catch?.some(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'))).toBe(true);
    },
  );

  it.each(tasks)('"%s" asks in the one form that the watcher reads', (_name, { Arguments }) => {
    const { step = '', ...payload } = Arguments?.Payload ?? {};
    expect(payload).toEqual({ ids: '{% $ids %}', ...(PAYLOADS[step] ?? { seen: '{% $seen %}' }) });
  });

  it.each(tasks)('"%s" calls a function that the stack puts in its place', (_name, task) => {
    expect(task.Resource).toMatch(/^arn:\$\{Partition\}:states:::lambda:invoke(\.waitForTaskToken)?$/);
    expect(JSON.stringify(task)).toMatch(/"FunctionName":"\$\{[A-Za-z]+\}"/);
  });
});
