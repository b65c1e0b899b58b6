/** Patterns, routes and schedule expressions match what AWS's own would, and what is not understood is refused by name. */
import { describe, expect, it } from 'vitest';
import { router } from '../http-api/routes.ts';
import type { Json } from '../shapes.ts';
import { readPattern } from './patterns.ts';
import { readExpression } from './schedule-expression.ts';

describe('a pattern', () => {
  it.each<[Json, Json, boolean]>([
    [{ a: ['x', 'y'] }, { a: 'y', b: 1 }, true],
    [{ a: ['x'] }, { a: 'X' }, false],
    [{ a: { b: [1] } }, { a: { b: 1 } }, true],
    [{ a: { b: [1] } }, { a: 1 }, false],
    [{ a: [{ prefix: 'MAIL#' }] }, { a: 'MAIL#1' }, true],
    [{ a: [{ prefix: 'MAIL#' }] }, { a: 'TIP#1' }, false],
    [{ a: [{ exists: true }] }, { a: null }, true],
    [{ a: [{ exists: false }] }, {}, true],
    [{ a: [{ 'anything-but': ['x'] }] }, { a: 'y' }, true],
    [{ a: ['x'] }, { a: ['w', 'x'] }, true],
    [{ a: [null] }, { a: null }, true],
  ])('%j on %j: %s', (pattern, event, expected) => {
    expect(readPattern(pattern, 'a test')(event)).toBe(expected);
  });

  it.each<Json>([{ a: [{ numeric: ['>', 1] }] }, { a: 'x' }, { $or: [] }, { a: [{ prefix: 'x', suffix: 'y' }] }])(
    '%j is refused',
    (pattern) => {
      expect(() => readPattern(pattern, 'the rule R')).toThrow(/^the rule R .*(does not know|neither)/);
    },
  );
});

describe('a route', () => {
  const route = router(
    ['GET /', 'GET /a/{x}', 'GET /a/b', 'ANY /a/b', 'GET /a/{x+}', 'ANY /{all+}', '$default'].map((key) => ({
      key,
      target: key,
    })),
  );
  it.each([
    ['GET', '/', 'GET /', {}],
    ['GET', '/a/b', 'GET /a/b', {}],
    ['PUT', '/a/b', 'ANY /a/b', {}],
    ['GET', '/a/c%20d', 'GET /a/{x}', { x: 'c d' }],
    ['GET', '/a/c/d', 'GET /a/{x+}', { x: 'c/d' }],
    ['PUT', '/q/r', 'ANY /{all+}', { all: 'q/r' }],
    ['PUT', '/', '$default', {}],
    ['GET', '/a/%zz', 'GET /a/{x}', { x: '%zz' }],
  ])('%s %s is answered by %s', (method, path, key, parameters) => {
    const match = route(method, path);
    expect([match?.route.key, match?.parameters]).toEqual([key, parameters]);
  });
});

describe('a schedule', () => {
  it.each([
    ['rate(5 minutes)', '2030-01-01T00:05:00.000Z', true],
    ['rate(1 day)', '2030-01-02T00:00:00.000Z', false],
    ['cron(0 9 * * ? *)', '2030-01-01T09:00:00.000Z', false],
    ['cron(0/15 * * * ? *)', '2030-01-01T00:15:00.000Z', true],
    ['cron(30 8 ? * MON-FRI *)', '2030-01-01T08:30:00.000Z', false],
    ['cron(0 0 1 JAN,JUL ? *)', '2030-07-01T00:00:00.000Z', false],
    ['at(2031-05-06T07:08:09)', '2031-05-06T07:08:09.000Z', false],
    ['cron(0 0 29 2 ? *)', '2032-02-29T00:00:00.000Z', false],
  ])('%s fires after New Year 2030 at %s', (source, next, frequent) => {
    const expression = readExpression(source, 'a test');
    expect([new Date(expression.next(Date.parse('2030-01-01T00:00:00Z'))).toISOString(), expression.frequent]).toEqual([
      next,
      frequent,
    ]);
  });

  it.each([
    'at(2030-01-01)',
    'at(2030-13-01T00:00:00)',
    'cron(0 9 L * ? *)',
    'cron(0 25 * * ? *)',
    'rate(0 minutes)',
    'cron(* * *)',
  ])('%s is refused', (source) => {
    expect(() => readExpression(source, 'the schedule S')).toThrow(/^the schedule S has the expression /);
  });
});
