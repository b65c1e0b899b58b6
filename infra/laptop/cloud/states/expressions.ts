/** Templates are evaluated as Step Functions does: every `{% %}` string by JSONata, an expression that yields nothing fails its field. */
import jsonata from 'jsonata';
import { StateFailed } from './failures.ts';
import { functionsAt } from './functions.ts';
import { isExpression } from './schema.ts';

/** AWS stops at a depth of 100 and, as its library does by default, after five seconds. */
const LIMITS = { stack: 100, timeout: 5_000 };

const compiled = new Map<string, jsonata.Expression>();
function compile(source: string): jsonata.Expression {
  const known = compiled.get(source);
  if (known) return known;
  const fresh = jsonata(source, LIMITS);
  compiled.set(source, fresh);
  return fresh;
}

export interface Surroundings {
  states: Record<string, unknown>;
  variables: Record<string, unknown>;
  now: number;
  random: () => number;
}

/** Throws StateFailed with States.QueryEvaluationError naming the field. */
export async function evaluate(template: unknown, field: string, around: Surroundings): Promise<unknown> {
  if (isExpression(template)) return evaluateOne(template, field, around);
  if (Array.isArray(template))
    return Promise.all(template.map((item, index) => evaluate(item, `${field}[${index}]`, around)));
  if (typeof template === 'object' && template !== null) {
    const entries = Object.entries(template).map(async ([key, value]) => [
      key,
      await evaluate(value, `${field}/${key}`, around),
    ]);
    return Object.fromEntries(await Promise.all(entries));
  }
  return template;
}

async function evaluateOne(template: string, field: string, around: Surroundings): Promise<unknown> {
  const source = template.slice(2, -2).trim();
  let value: unknown;
  try {
    const functions = functionsAt(around.now, around.random);
    value = await compile(source).evaluate(undefined, { ...functions, ...around.variables, states: around.states });
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    throw queryFailed(source, field, `threw an error during evaluation. ${code ? `${code}: ` : ''}${message ?? ''}`);
  }
  // Also leaves behind the marks that JSONata puts on its own arrays.
  const text = JSON.stringify(value, (_, part: unknown) => (isFunction(part) ? undefined : finite(part)));
  if (text === undefined) throw queryFailed(source, field, 'returned nothing (undefined).');
  return JSON.parse(text);
}

/** What no number of JSON can say is a text on AWS: `[1/0]` is `["Infinity"]`. */
const finite = (value: unknown): unknown =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;

/** JSONata's functions are objects with a mark; no function is a value of JSON. */
const isFunction = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('_jsonata_function' in value || '_jsonata_lambda' in value);

const queryFailed = (source: string, field: string, what: string): StateFailed =>
  new StateFailed({
    error: 'States.QueryEvaluationError',
    cause: `The JSONata expression '${source}' specified for the field '${field}' ${what}`,
    location: field,
  });

/** An expression gave a value of the wrong kind for its field. */
export const wrongType = (field: string, expected: string, value: unknown): StateFailed =>
  new StateFailed({
    error: 'States.QueryEvaluationError',
    cause: `The field '${field}' has an unexpected result type. Expected ${expected}, but was ${JSON.stringify(value)}.`,
    location: field,
  });
