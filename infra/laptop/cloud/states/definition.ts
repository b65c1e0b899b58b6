/** A definition is accepted whole or refused with every state and field that stands in the way. */
import { createRequire } from 'node:module';
import type { z } from 'zod';
import { expressionFault, type Place } from './expression-check.ts';
import { ServiceError } from './failures.ts';
import { innerScopes, isExpression, Machine, recovering, type Scope, type State } from './schema.ts';

/** asl-validator is CommonJS without types. */
const aslValidator = createRequire(import.meta.url)('asl-validator') as (definition: unknown) => {
  errors: { 'Error code': string; Message: string }[];
};

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html: in bytes of UTF-8. */
const MOST_DEFINITION_BYTES = 1_048_576;

/** Fields of any value, which the linter would hold to less than AWS takes; they are checked here. */
const TEMPLATES = ['Output', 'Assign', 'Payload', 'ItemSelector', 'Items'];

/** A copy, since the linter writes into what it checks: whatever is evaluated or passed on as it stands is one and the same expression. */
function withoutTemplates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTemplates);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, item]) => {
    if (key === 'States' || key === 'Choices') return [key, mapped(item)];
    if (key === 'Condition') return [key, '{% true %}'];
    if (key === 'Assign') return [key, Object.fromEntries(Object.keys(Object(item)).map((name) => [name, '{% 1 %}']))];
    return [key, TEMPLATES.includes(key) ? '{% 1 %}' : withoutTemplates(item)];
  });
  return Object.fromEntries(fields);
}

/** Names of states are no fields. */
const mapped = (states: unknown): unknown =>
  Array.isArray(states)
    ? states.map(withoutTemplates)
    : Object.fromEntries(Object.entries(Object(states)).map(([name, state]) => [name, withoutTemplates(state)]));

/** The linter takes a tenth of a second: a text is checked once. */
const accepted = new Map<string, Machine>();

/** Throws InvalidDefinition, one line for each fault. */
export function checkedMachine(definition: string): Machine {
  const known = accepted.get(definition);
  if (known) return known;
  const machine = parsedMachine(definition);
  const faults = scopeFaults(machine, new Set());
  if (faults.length === 0)
    for (const error of aslValidator(withoutTemplates(machine)).errors)
      faults.push(`${error['Error code']}: ${error.Message}`);
  if (faults.length > 0) throw new ServiceError('InvalidDefinition', faults.join('\n'));
  accepted.set(definition, machine);
  return machine;
}

/** A definition that was accepted before, or whose fields alone matter. Throws InvalidDefinition. */
export function parsedMachine(definition: string): Machine {
  if (Buffer.byteLength(definition) > MOST_DEFINITION_BYTES)
    throw new ServiceError('InvalidDefinition', `The definition is longer than ${MOST_DEFINITION_BYTES} bytes`);
  let json: unknown;
  try {
    json = JSON.parse(definition);
  } catch (error) {
    throw new ServiceError('InvalidDefinition', `The definition is not JSON: ${(error as Error).message}`);
  }
  const parsed = Machine.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new ServiceError('InvalidDefinition', parsed.error.issues.flatMap(issueLines).join('\n'));
}

function issueLines(issue: z.core.$ZodIssue): string[] {
  const way = issue.path.map(String);
  const last = way.lastIndexOf('States');
  const state = last >= 0 ? way[last + 1] : undefined;
  const field = way.slice(state === undefined ? 0 : last + 2);
  const line = (name: string[], what: string) =>
    `${state === undefined ? 'Definition' : `State '${state}'`}: field ${name.join('/') || 'Type'} ${what}`;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => line([...field, key], 'is not implemented in a JSONata definition'));
  return [line(field, issue.message)];
}

/** Expressions, targets, and names of variables that would hide one of an outer scope. */
function scopeFaults(scope: Scope, outer: ReadonlySet<string>): string[] {
  const names = new Set(outer);
  const faults: string[] = [];
  const target = (state: string, field: string, name: string | undefined) => {
    if (name !== undefined && !Object.hasOwn(scope.States, name))
      faults.push(`${state}field ${field} names '${name}', which is no state beside it`);
  };
  target('', 'StartAt', scope.StartAt);
  for (const [name, state] of Object.entries(scope.States)) {
    const label = `State '${name}': `;
    faults.push(...stateFaults(state).map((fault) => label + fault));
    if ('Next' in state) target(label, 'Next', state.Next);
    if (state.Type === 'Choice') {
      target(label, 'Default', state.Default);
      for (const [index, rule] of state.Choices.entries()) target(label, `Choices[${index}]/Next`, rule.Next);
    }
    if (recovering(state))
      for (const [index, rule] of (state.Catch ?? []).entries()) target(label, `Catch[${index}]/Next`, rule.Next);
    for (const assigned of assignments(state)) {
      if (outer.has(assigned)) faults.push(`${label}field Assign/${assigned} hides a variable of the state around it`);
      names.add(assigned);
    }
  }
  for (const state of Object.values(scope.States))
    for (const { scope: inner } of innerScopes(state)) faults.push(...scopeFaults(inner, names));
  return faults;
}

function assignments(state: State): string[] {
  const own = 'Assign' in state ? [state.Assign] : [];
  const rules = [
    ...(state.Type === 'Choice' ? state.Choices : []),
    ...(recovering(state) ? (state.Catch ?? []) : []),
  ].map((rule) => rule.Assign);
  return [...own, ...rules].flatMap((assign) => Object.keys(assign ?? {}));
}

function stateFaults(state: State): string[] {
  const faults: string[] = [];
  for (const [field, value] of Object.entries(state)) {
    if (['Branches', 'ItemProcessor', 'Comment', 'Type', 'Retry'].includes(field)) continue;
    const result = recovering(state) && (field === 'Output' || field === 'Assign');
    walk(value, field, { caught: field === 'Catch', result }, faults);
  }
  if (state.Type === 'Wait' && (state.Seconds === undefined) === (state.Timestamp === undefined))
    faults.push('field Seconds or Timestamp: exactly one must be given');
  if (state.Type === 'Wait' && state.Timestamp !== undefined && !isExpression(state.Timestamp))
    if (Number.isNaN(Date.parse(state.Timestamp))) faults.push('field Timestamp must be an ISO 8601 instant');
  if (state.Type === 'Task') {
    const { TimeoutSeconds: whole, HeartbeatSeconds: beat } = state;
    if (typeof whole === 'number' && typeof beat === 'number' && beat >= whole)
      faults.push('field HeartbeatSeconds must be less than TimeoutSeconds');
  }
  return faults;
}

function walk(value: unknown, field: string, place: Place, faults: string[]): void {
  if (isExpression(value)) {
    const fault = expressionFault(value.slice(2, -2), place);
    if (fault) faults.push(`field ${field} ${fault}`);
  } else if (Array.isArray(value))
    for (const [index, item] of value.entries()) walk(item, `${field}[${index}]`, place, faults);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) walk(item, `${field}/${key}`, place, faults);
}

/** The scope a frame runs in, by its way from the machine: `['States', name, 'Branches', 0]`. */
export function scopeAt(machine: Machine, way: readonly (string | number)[]): Scope {
  let here: unknown = machine;
  for (const step of way) here = (here as Record<string | number, unknown>)[step];
  return here as Scope;
}
