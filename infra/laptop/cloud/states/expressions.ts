/** Templates are evaluated as Step Functions does: every `{% %}` string by JSONata, an expression that yields nothing fails its field. */
import jsonata from 'jsonata';
import { StateFailed } from './failures.ts';
import { functionsAt } from './functions.ts';
import { isExpression } from './schema.ts';

/** A depth of 100 and five seconds: what the makers of JSONata advise for expressions of strangers. */
const LIMITS = { depth: 100, milliseconds: 5_000 };

interface Bounded {
  expression: jsonata.Expression;
  begin: () => void;
}

/** The release that Step Functions runs (2.0.6) has no limits of its own; these are its hooks, which every expression carries by itself. */
function bounded(source: string): Bounded {
  const expression = jsonata(source);
  let depth = 0;
  let end = 0;
  const check = () => {
    if (depth > LIMITS.depth) throw Object.assign(new Error('The expression is nested too deeply.'), { code: 'U1001' });
    if (performance.now() > end) throw Object.assign(new Error('The expression takes too long.'), { code: 'U1001' });
  };
  const hook = (name: string, step: number) =>
    expression.assign(Symbol.for(`jsonata.__evaluate_${name}`) as unknown as string, () => {
      depth += step;
      check();
    });
  hook('entry', 1);
  hook('exit', -1);
  return {
    expression,
    begin: () => {
      depth = 0;
      end = performance.now() + LIMITS.milliseconds;
    },
  };
}

const idle = new Map<string, Bounded[]>();

/** Parsed once per source, and used by one evaluation at a time: the depth is counted per expression. */
async function run(source: string, bindings: Record<string, unknown>): Promise<unknown> {
  const known = idle.get(source) ?? [];
  idle.set(source, known);
  const own = known.pop() ?? bounded(source);
  own.begin();
  try {
    return await own.expression.evaluate(undefined, bindings);
  } finally {
    known.push(own);
  }
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
    value = await run(source, { ...functions, ...around.variables, states: around.states });
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
