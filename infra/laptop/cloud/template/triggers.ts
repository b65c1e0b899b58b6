/** What makes each function run, read from the template: its routes, its stream, its events, its schedules and its workflows. */
import { readApi } from '../http-api/api.ts';
import { isObject, type Json, type JsonObject, objects, oneOrMany } from '../shapes.ts';
import type { Resource, Stack } from './template.ts';

/** Sentences such as `HTTP: GET /sign/{token}`, by the function's id in the template. */
export type Triggers = Record<string, string[]>;

/** `{"eventName":["INSERT"]}` is eventName INSERT; `{"pk":[{"prefix":"MAIL#"}]}` is pk prefix MAIL#. */
export function sayPattern(pattern: Json, path: string[] = []): string[] {
  if (isObject(pattern)) return Object.entries(pattern).flatMap(([name, value]) => sayPattern(value, [...path, name]));
  const values = oneOrMany(pattern).map((value) =>
    isObject(value)
      ? Object.entries(value)
          .map(([operator, operand]) => `${operator} ${plain(operand)}`)
          .join(' ')
      : plain(value),
  );
  return [`${path.join('.')} ${values.join(' or ')}`];
}

/** Whether it stands there whole, not as the beginning of a longer one. */
const mentions = (text: string, arn: string): boolean =>
  text
    .split(arn)
    .slice(1)
    .some((rest) => !/^[\w-]/.test(rest));

const plain = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
const parsed = (value: Json | undefined): Json =>
  typeof value === 'string' ? (JSON.parse(value) as Json) : (value ?? null);
const all = (pattern: Json): string => sayPattern(pattern).join(', ');

function filters({ properties }: Resource): string {
  const criteria = isObject(properties.FilterCriteria) ? objects(properties.FilterCriteria.Filters) : [];
  return criteria.length === 0 ? 'every record' : criteria.map(({ Pattern }) => all(parsed(Pattern))).join('; or ');
}

function schedule({ ScheduleExpression: when, Target: target }: JsonObject): string {
  const input = isObject(target) && typeof target.Input === 'string' ? `, with ${target.Input}` : '';
  return `Schedule: ${String(when)}${input}`;
}

export function triggersOf(stack: Stack): Triggers {
  const routes = readApi(stack)?.routes ?? [];
  const found = stack.ofType('AWS::Lambda::Function').map((resource) => {
    const arn = stack.attribute(resource, 'Arn');
    const is = (reference: Json | undefined) => reference === arn || reference === resource.ref;
    const sentences = [
      ...routes.filter(({ functionArn }) => functionArn === arn).map(({ key }) => `HTTP: ${key}`),
      ...stack
        .ofType('AWS::Lambda::EventSourceMapping')
        .filter(({ properties }) => is(properties.FunctionName))
        .map((mapping) => `Table stream: ${filters(mapping)}`),
      ...stack
        .ofType('AWS::Events::Rule')
        .filter(({ properties }) => objects(properties.Targets).some(({ Arn }) => is(Arn)))
        .map(({ properties }) =>
          properties.EventPattern === undefined
            ? `Schedule: ${String(properties.ScheduleExpression)}`
            : `Events: ${all(properties.EventPattern)}`,
        ),
      ...stack
        .ofType('AWS::Scheduler::Schedule')
        .filter(({ properties }) => isObject(properties.Target) && is(properties.Target.Arn))
        .map(({ properties }) => schedule(properties)),
      ...stack
        .ofType('AWS::StepFunctions::StateMachine')
        .filter(({ properties }) => mentions(JSON.stringify(properties), arn))
        .map((machine) => `Workflow: ${stack.attribute(machine, 'Name')}`),
    ];
    return [resource.logicalId, sentences] as const;
  });
  return Object.fromEntries(found);
}
