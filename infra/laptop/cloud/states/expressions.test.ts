/** Expressions see the cloud's clock and an injected chance, and the functions that Step Functions adds answer as AWS documents. */
import { describe, expect, it } from 'vitest';
import { evaluate } from './expressions.ts';
import { type Failure, StateFailed } from './failures.ts';
import { START } from './rig.ts';

const around = {
  states: { input: { list: [1, 2, 3, 4, 5], none: null, one: [7] } },
  variables: { x: 2 },
  now: START,
  random: () => 0.25,
};
const value = (expression: string): Promise<unknown> => evaluate(`{% ${expression} %}`, 'Output', around);
async function failure(expression: string): Promise<Failure> {
  try {
    await value(expression);
  } catch (error) {
    if (error instanceof StateFailed) return error.failure;
  }
  throw new Error('It did not fail');
}

describe('an expression', () => {
  it.each<[string, unknown]>([
    ['$states.input.list[$ > $x]', [3, 4, 5]],
    ['$states.input.none', null],
    ['{"f": $sum, "n": 1}', { n: 1 }],
    ['{"a": $states.input.absent, "b": 1}', { b: 1 }],
    ['$partition($states.input.list, 2)', [[1, 2], [3, 4], [5]]],
    ['$partition($states.input.list, 2.9)', [[1, 2], [3, 4], [5]]],
    ['$range(0, 10, 3)', [0, 3, 6, 9]],
    ['$range(5, 1, -2)', [5, 3, 1]],
    ['$range(-1.7, 2, 1)', [-1, 0, 1, 2]],
    ['$range(4, 4, 1)', 4],
    ["$hash('abc', 'SHA-256')", 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ["$hash('abc', 'MD5')", '900150983cd24fb0d6963f7d28e17f72'],
    ['$parse(\'{"a":[1]}\')', { a: [1] }],
    ['$random()', 0.25],
    ['$random(42) = $random(42)', true],
    ['$match($uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4/).index', 0],
    ['$now()', '2026-03-02T09:00:00.000Z'],
    ["$now('[Y0001]-[M01]-[D01]')", '2026-03-02'],
    ["$now('[H01]:[m01]', '-0500')", '04:00'],
    ['$millis()', START],
  ])('%s', async (expression, expected) => {
    expect(await value(expression)).toEqual(expected);
  });

  it.each([
    '$states.input.absent',
    '$sum',
    'function($x) { $x }',
    '$range(1, 5)',
    '$range(1, 5, -1)',
    '$partition($states.input.list, 0)',
    '$partition([], 2)',
    "$hash('abc')",
    "$hash('abc', 'sha-256')",
  ])('%s yields nothing, which fails its field', async (expression) => {
    expect(await failure(expression)).toEqual({
      error: 'States.QueryEvaluationError',
      cause: `The JSONata expression '${expression}' specified for the field 'Output' returned nothing (undefined).`,
      location: 'Output',
    });
  });

  it.each([
    ["'a' + 1", 'T2001'],
    ["$eval('1')", 'T1006'],
    ["$parse('{')", 'JSON'],
    ["$error('told so')", 'told so'],
    ['($f := function($n) { 1 + $f($n + 1) }; $f(1))', 'U1001'],
  ])('%s throws, which fails its field', async (expression, cause) => {
    expect((await failure(expression)).cause).toContain(cause);
  });

  it('is evaluated wherever it stands in a template, and plain text stays plain', async () => {
    const template = { a: ['{% $x %}', 'plain {% $x %}'], b: { c: '{% $x * 2 %}' }, d: null, e: true };
    expect(await evaluate(template, 'Output', around)).toEqual({
      a: [2, 'plain {% $x %}'],
      b: { c: 4 },
      d: null,
      e: true,
    });
  });
});
