/** What Step Functions takes, refuses and says, held against this engine: each was found by comparing with executions on AWS or its documentation. */
import { afterEach, describe, expect, it } from 'vitest';
import { checkRequest, paged } from './api.ts';
import { expressionFault } from './expression-check.ts';
import { ask, DAY, MACHINE, machine, Rig, returns, SECOND, START, task, throws } from './rig.ts';

let rig: Rig;
const open: Rig[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});
const stage = (definition: string, functions = {}) => {
  rig = new Rig({ definition, functions });
  open.push(rig);
  return rig;
};
const outputOf = async (definition: string, functions = {}) =>
  (await stage(definition, functions).start({}).finish()).outcome().output;
const End = true;

describe('A definition that AWS takes', () => {
  it.each<[string, unknown]>([
    ['a text', 'hello'],
    ['an empty text', ''],
    ['a number', 5],
    ['a list', [1, 'a']],
    ['null', null],
    ['text with line ends', 'one\r\ntwo'],
    ['an empty text within', { a: '', b: { c: '' } }],
  ])('may give out %s as it stands', async (_, Output) => {
    expect(await outputOf(machine({ A: { Type: 'Pass', Output, End } }))).toEqual(Output);
  });

  it('may have expressions of several lines, in a condition as well', async () => {
    const definition = machine({
      C: { Type: 'Choice', Choices: [{ Condition: '{% (\n  $x := 1;\n  $x = 1\n) %}', Next: 'A' }] },
      A: { Type: 'Pass', Output: '{% (\n  $x := 1;\n  $x + 1\n) %}', End },
    });
    expect(await outputOf(definition)).toBe(2);
  });

  it('may have a condition that is no expression', async () => {
    const definition = machine({
      C: {
        Type: 'Choice',
        Choices: [
          { Condition: false, Next: 'No' },
          { Condition: true, Next: 'Yes' },
        ],
      },
      No: { Type: 'Fail' },
      Yes: { Type: 'Pass', Output: 'yes', End },
    });
    expect(await outputOf(definition)).toBe('yes');
  });

  it('may assign and hand on empty texts and lines', async () => {
    const definition = machine({
      A: { Type: 'Pass', Assign: { empty: '', lines: 'a\nb' }, Next: 'B' },
      B: task('f', { Arguments: { FunctionName: 'f', Payload: '' }, Output: '{% [$empty, $lines] %}', End }),
    });
    expect(await outputOf(definition, { f: () => returns(null) })).toEqual(['', 'a\nb']);
  });
});

describe('What AWS refuses', () => {
  const place = { caught: true, result: true };
  it.each(['$a ?? 1', '$a ?: 1', '{"a": $b\n??\n2}'])('is the operator of a later JSONata: %s', (source) =>
    expect(expressionFault(source, place)).toMatch(/is not valid JSONata/),
  );

  it('is a definition of more than a megabyte', () => {
    const long = machine({ A: { Type: 'Pass', Comment: 'x'.repeat(1_048_576), End } });
    expect(() => stage(long)).toThrow('longer than 1048576 bytes');
  });

  const machineArn = MACHINE;
  it.each<[string, string, object]>([
    ['InvalidArn', 'StartExecution', { stateMachineArn: 'arn:aws:s3:::bucket' }],
    ['InvalidArn', 'DescribeExecution', { executionArn: machineArn }],
    ['ValidationException', 'StartExecution', {}],
    ['ValidationException', 'StartExecution', { stateMachineArn: machineArn, name: '' }],
    ['ValidationException', 'StartExecution', { stateMachineArn: machineArn, name: 'x'.repeat(81) }],
    ['ValidationException', 'SendTaskFailure', { taskToken: 't', error: 'x'.repeat(257) }],
    ['ValidationException', 'SendTaskFailure', { taskToken: 't', cause: 'x'.repeat(32_769) }],
    ['ValidationException', 'SendTaskSuccess', { taskToken: 't' }],
    ['ValidationException', 'ListExecutions', { stateMachineArn: machineArn, maxResults: 1001 }],
    ['ValidationException', 'ListExecutions', { stateMachineArn: machineArn, statusFilter: 'DONE' }],
  ])('is told as %s: %s %j', (name, verb, input) => {
    expect(() => checkRequest(verb, input as never)).toThrow(expect.objectContaining({ name }));
  });
});

describe('What AWS says', () => {
  it('of a number that is none is its name', async () => {
    expect(await outputOf(machine({ A: { Type: 'Pass', Output: '{% [1/0] %}', End } }))).toEqual(['Infinity']);
  });

  it('of how often a state was tried stands with states that can be tried again alone', async () => {
    const definition = machine({
      A: { Type: 'Pass', Assign: { pass: '{% $states.context.State %}' }, Next: 'B' },
      B: task('f', { Output: { pass: '{% $pass %}', task: '{% $states.context.State %}' }, End }),
    });
    const output = await outputOf(definition, { f: () => returns(null) });
    expect(output).toMatchObject({ task: { RetryCount: 0 } });
    expect((output as { pass: object }).pass).not.toHaveProperty('RetryCount');
  });

  it('of a call carries what its SDK adds', async () => {
    expect(await outputOf(machine({ A: task('f', { End }) }), { f: () => returns({ a: 1 }) })).toMatchObject({
      ...{ ExecutedVersion: '$LATEST', Payload: { a: 1 }, StatusCode: 200 },
      SdkHttpMetadata: { HttpStatusCode: 200, HttpHeaders: { 'X-Amz-Executed-Version': '$LATEST' } },
      SdkResponseMetadata: { RequestId: expect.any(String) },
    });
  });

  it('of what a failing branch stops, and of what is stopped from outside, is that it was aborted', async () => {
    const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } });
    stage(
      machine({
        Both: {
          Type: 'Parallel',
          Branches: [
            branch('Waits', { Type: 'Wait', Seconds: 60, End }),
            branch('Fails', { Type: 'Fail', Error: 'No' }),
          ],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Ask' }],
          End,
        },
        Ask: ask('mail', { End }),
      }),
      { mail: () => returns(null) },
    );
    rig.start();
    await rig.quiet();
    expect(rig.types()).toContain('WaitStateAborted');
    expect(rig.types().filter((type) => type === 'ParallelStateFailed')).toHaveLength(1);
    rig.engine.stopExecution({ executionArn: rig.arn });
    expect(rig.types().slice(-2)).toEqual(['TaskStateAborted', 'ExecutionAborted']);
  });

  it('of an execution is forgotten after 90 days, and its name is free', async () => {
    await stage(machine({ A: task('f', { End }) }), { f: () => throws('No') })
      .start()
      .finish();
    rig.clock.at += 90 * DAY;
    expect(rig.describe().status).toBe('FAILED');
    expect(() => rig.start()).toThrow('Already Exists');
    rig.clock.at += SECOND;
    expect(() => rig.describe()).toThrow('Does Not Exist');
    expect(rig.engine.listExecutions().executions).toEqual([]);
    expect(rig.start().history()[0]?.timestamp).toBeGreaterThan(START / 1000 + 90 * 86_400);
  });

  it('of long lists comes in pages', () => {
    const all = { events: Array.from({ length: 250 }, (_, id) => ({ id })) };
    const got: unknown[] = [];
    let nextToken: string | undefined;
    let pages = 0;
    do {
      const page = paged('GetExecutionHistory', { ...(nextToken && { nextToken }) }, all) as typeof all & {
        nextToken?: string;
      };
      got.push(...page.events);
      nextToken = page.nextToken;
      pages += 1;
    } while (nextToken);
    expect([pages, got]).toEqual([3, all.events]);
    expect(paged('GetExecutionHistory', { maxResults: 1000 }, all)).toEqual(all);
    expect(() => paged('GetExecutionHistory', { nextToken: 'none' }, all)).toThrow('Invalid Token');
  });
});
