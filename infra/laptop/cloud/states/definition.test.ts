/** A definition that this engine would not carry out as AWS does is refused when it is added, naming state and field. */
import { describe, expect, it } from 'vitest';
import { checkedMachine } from './definition.ts';
import { ask, machine, task } from './rig.ts';

const fault = (definition: string): string => {
  try {
    checkedMachine(definition);
  } catch (error) {
    expect((error as Error).name).toBe('InvalidDefinition');
    return (error as Error).message;
  }
  return 'accepted';
};
const one = (state: object): string => fault(machine({ 'Do it': state }));
const End = true;
const map = (more: object, processor: object = {}) => ({
  Type: 'Map',
  ItemProcessor: { StartAt: 'In', States: { In: { Type: 'Succeed' } }, ...processor },
  End,
  ...more,
});

describe('a definition', () => {
  it.each<[string, string, () => string]>([
    ['that is not JSON', 'not JSON', () => fault('{')],
    [
      'in JSONPath',
      'Definition: field QueryLanguage must be JSONata',
      () => fault(machine({ A: { Type: 'Succeed' } }, { QueryLanguage: 'JSONPath' })),
    ],
    [
      'without a query language',
      'field QueryLanguage must be JSONata',
      () => fault('{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}'),
    ],
    [
      'with a field of JSONPath',
      "State 'Do it': field ResultPath is not implemented",
      () => one(task('f', { ResultPath: '$.a', End })),
    ],
    ['with an unknown type', "State 'Do it': field Type", () => one({ Type: 'Loop' })],
    [
      'with another resource',
      "State 'Do it': field Resource must be arn:aws:states:::lambda:invoke",
      () => one(task('f', { Resource: 'arn:aws:states:::sqs:sendMessage', End })),
    ],
    [
      'with an option of Lambda that is not carried out',
      "State 'Do it': field Arguments",
      () => one(task('f', { Arguments: { FunctionName: 'f', InvocationType: 'Event' }, End })),
    ],
    [
      'with credentials',
      "State 'Do it': field Credentials is not implemented",
      () => one(task('f', { Credentials: {}, End })),
    ],
    [
      'with a timeout of no seconds',
      "State 'Do it': field TimeoutSeconds must be a whole number",
      () => one(task('f', { TimeoutSeconds: 0, End })),
    ],
    [
      'with a heartbeat as long as its timeout',
      'field HeartbeatSeconds must be less',
      () => one(ask('f', { TimeoutSeconds: 5, HeartbeatSeconds: 5, End })),
    ],
    [
      'with a distributed Map',
      "State 'Do it': field ItemProcessor/ProcessorConfig/Mode",
      () => one(map({}, { ProcessorConfig: { Mode: 'DISTRIBUTED' } })),
    ],
    [
      'with a tolerated failure',
      "State 'Do it': field ToleratedFailureCount is not implemented",
      () => one(map({ ToleratedFailureCount: 1 })),
    ],
    [
      'with a state inside a state that is wrong',
      "State 'In': field Pause",
      () => one(map({}, { States: { In: { Type: 'Succeed', Pause: 1 } } })),
    ],
    [
      'with States.ALL beside another name',
      "State 'Do it': field Retry/0/ErrorEquals States.ALL must stand alone",
      () => one(task('f', { Retry: [{ ErrorEquals: ['States.ALL', 'A'] }], End })),
    ],
    [
      'with States.ALL before another retrier',
      'States.ALL must be in the last retrier',
      () => one(task('f', { Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['A'] }], End })),
    ],
    [
      'that catches an error never reported',
      'field Catch/0/ErrorEquals/0 names an error',
      () => one(task('f', { Catch: [{ ErrorEquals: ['States.BranchFailed'], Next: 'Do it' }], End })),
    ],
    [
      'with an expression that does not parse',
      "State 'Do it': field Output/a is not valid JSONata",
      () => one({ Type: 'Succeed', Output: { a: '{% 1 + %}' } }),
    ],
    [
      'with a bare name',
      "field Output refers to 'phone' at the top level",
      () => one({ Type: 'Succeed', Output: '{% phone %}' }),
    ],
    [
      'with a bare name in a lambda',
      "refers to 'b' at the top level",
      () => one({ Type: 'Succeed', Output: '{% $map($states.input, function($x){ b }) %}' }),
    ],
    ['with the root of JSONata', "refers to '$$'", () => one({ Type: 'Succeed', Output: '{% $$.a %}' })],
    ['with $eval', 'calls $eval', () => one({ Type: 'Succeed', Output: "{% $eval('1') %}" })],
    [
      'with an error output outside of Catch',
      'reads $states.errorOutput outside of a Catch',
      () => one({ Type: 'Succeed', Output: '{% $states.errorOutput %}' }),
    ],
    [
      'with a result where there is none',
      'field Arguments/Payload reads $states.result',
      () => one(task('f', { Arguments: { FunctionName: 'f', Payload: '{% $states.result %}' }, End })),
    ],
    [
      'that assigns $states',
      "State 'Do it': field Assign/states",
      () => one({ Type: 'Pass', Assign: { states: 1 }, End }),
    ],
    [
      'that hides an outer variable',
      "State 'In': field Assign/x hides a variable",
      () =>
        fault(
          machine({
            Set: { Type: 'Pass', Assign: { x: 1 }, Next: 'Do it' },
            'Do it': map({}, { States: { In: { Type: 'Pass', Assign: { x: 2 }, End } } }),
          }),
        ),
    ],
    [
      'with a target that is not there',
      "State 'Do it': field Next names 'Gone'",
      () => one({ Type: 'Pass', Next: 'Gone' }),
    ],
    [
      'with a target in an outer scope',
      "State 'In': field Next names 'Do it'",
      () => one(map({}, { States: { In: { Type: 'Pass', Next: 'Do it' } } })),
    ],
    [
      'that begins nowhere',
      "field StartAt names 'Gone'",
      () => fault(machine({ A: { Type: 'Succeed' } }, { StartAt: 'Gone' })),
    ],
    [
      'with two kinds of wait',
      'field Seconds or Timestamp: exactly one',
      () => one({ Type: 'Wait', Seconds: 1, Timestamp: '2026-01-01T00:00:00Z', End }),
    ],
    ['with a state that neither ends nor goes on', 'TERMINAL', () => one({ Type: 'Pass' })],
    [
      'with a state that nothing reaches',
      'MISSING_TRANSITION_TARGET',
      () => fault(machine({ A: { Type: 'Succeed' }, B: { Type: 'Succeed' } })),
    ],
    [
      'with one name twice',
      'A state with this name already exists',
      () => fault(machine({ A: map({}, { StartAt: 'A', States: { A: { Type: 'Succeed' } } }) })),
    ],
  ])('%s is refused', (_, message, refused) => {
    expect(refused()).toContain(message);
  });

  it.each([
    ['a predicate', '{% $states.input.items[value > 3] %}'],
    ['a later step', '{% $states.input.(a; b) %}'],
    ['a sort', '{% $states.input.items^(>value).name %}'],
    ['a grouping', '{% $states.input.items{name: $sum(value)} %}'],
    ['a transform', "{% $states.input ~> |items|{'value': value * 2}| %}"],
    ['a function of its own', '{% $map($states.input.items, function($item) { $item.value }) %}'],
  ])('may name fields in %s', (_, Output) => {
    expect(one({ Type: 'Succeed', Output })).toBe('accepted');
  });

  it('tells all its faults at once, one a line', () => {
    const faults = fault(
      machine({ A: { Type: 'Pass', Output: '{% a %}', Next: 'B' }, B: { Type: 'Pass', Output: '{% b %}', Next: 'C' } }),
    );
    expect(faults.split('\n')).toHaveLength(3);
  });
});
