/** Branches and items: their inputs, order, number at once, and how they fail. */
import { machine, returns, SECOND, task, throws } from '../rig.ts';
import { type Case, end, pass, succeeded } from './case.ts';

const branches = (...scopes: Record<string, object>[]) =>
  scopes.map((states) => ({ StartAt: Object.keys(states)[0], States: states }));

export const many: Case[] = [
  {
    title: 'a Parallel gives every branch the same input and the outer variables, and collects outputs in order',
    definition: machine({
      Set: { Type: 'Pass', Assign: { v: 'outer' }, Next: 'Both' },
      Both: {
        Type: 'Parallel',
        Arguments: { n: '{% $states.input.n + 1 %}' },
        Branches: branches(
          { Slow: { Type: 'Wait', Seconds: 5, Next: 'Slow end' }, 'Slow end': pass({ v: '{% $v %}' }) },
          { Fast: task('f', { Output: '{% $states.result.Payload %}', ...end }) },
        ),
        Output: { results: '{% $states.result %}' },
        ...end,
      },
    }),
    input: { n: 1 },
    functions: { f: ({ n }) => returns(n * 10) },
    outcome: succeeded({ results: [{ v: 'outer' }, 20] }),
    after: 5 * SECOND,
  },
  {
    title: 'a branch that fails stops the others and hands its error to the Parallel, which may retry all of it',
    definition: machine({
      Both: {
        Type: 'Parallel',
        Branches: branches(
          {
            Check: task('f', {
              Arguments: { FunctionName: 'f', Payload: '{% $states.context.Execution.StartTime %}' },
              ...end,
            }),
          },
          { Never: { Type: 'Wait', Seconds: 1000, ...end } },
        ),
        Retry: [{ ErrorEquals: ['Down'], MaxAttempts: 2, IntervalSeconds: 10, BackoffRate: 2 }],
        Catch: [{ ErrorEquals: ['Down'], Output: '{% $states.errorOutput.Error %}', Next: 'Out' }],
        Next: 'Out',
      },
      Out: { Type: 'Succeed' },
    }),
    functions: { f: () => throws('Down') },
    outcome: succeeded('Down'),
    after: 30 * SECOND,
  },
  {
    title: 'a Map runs items with index and value, so many at once, and keeps their order',
    definition: machine({
      Each: {
        Type: 'Map',
        Items: '{% $states.input.names %}',
        ItemSelector: { at: '{% $states.context.Map.Item.Index %}', name: '{% $states.context.Map.Item.Value %}' },
        MaxConcurrency: 2,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: 'Wait a bit',
          States: {
            'Wait a bit': { Type: 'Wait', Seconds: '{% 10 - $states.input.at %}', Next: 'Greet' },
            Greet: pass('{% $states.input.name & $string($states.context.Map.Item.Index) %}'),
          },
        },
        ...end,
      },
    }),
    input: { names: ['a', 'b', 'c'] },
    outcome: succeeded(['a0', 'b1', 'c2']),
    // b ends at 9 and lets c begin, which waits 8.
    after: 17 * SECOND,
  },
  {
    title: 'a Map over nothing yields nothing, at once',
    definition: machine({
      Each: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'Never', States: { Never: { Type: 'Fail' } } },
        ...end,
      },
    }),
    input: [],
    outcome: succeeded([]),
    history: [
      'ExecutionStarted',
      'MapStateEntered',
      'MapStateStarted',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ],
  },
  {
    title: 'an item that fails fails the Map, and items that had not begun never do',
    definition: machine({
      Each: {
        Type: 'Map',
        MaxConcurrency: 1,
        ItemProcessor: { StartAt: 'Do', States: { Do: task('f', end) } },
        Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput.Error %}', Next: 'Out' }],
        Next: 'Out',
      },
      Out: { Type: 'Succeed' },
    }),
    input: [1, 2, 3],
    functions: { f: (n: number) => (n === 3 ? throws('Too far') : n === 2 ? throws('Two') : returns(n)) },
    outcome: succeeded('Two'),
  },
  {
    title: 'a Map within a Parallel within a Map runs to its end',
    definition: machine({
      Outer: {
        Type: 'Map',
        ItemProcessor: {
          StartAt: 'Split',
          States: {
            Split: {
              Type: 'Parallel',
              Branches: branches(
                {
                  Inner: {
                    Type: 'Map',
                    ItemProcessor: {
                      StartAt: 'Double',
                      States: { Double: task('f', { Output: '{% $states.result.Payload %}', ...end }) },
                    },
                    ...end,
                  },
                },
                { Count: pass('{% $count($states.input) %}') },
              ),
              ...end,
            },
          },
        },
        ...end,
      },
    }),
    input: [[1, 2], [3]],
    functions: { f: (n: number) => returns(n * 2) },
    outcome: succeeded([
      [[2, 4], 2],
      [[6], 1],
    ]),
  },
];
