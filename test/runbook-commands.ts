/** For tests: the commands that a page shows, read as a shell and the AWS CLI would read them, against the shapes of the SDK. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What stands in an indented block, its continued lines as one; and what stands between backticks and begins like a command. */
export function commandsIn(markdown: string): string[] {
  const blocks = markdown.match(/(?:^(?: {4,}).*(?:\n|$))+/gm) ?? [];
  const shown = blocks.flatMap((block) => block.replaceAll(/\\\n\s*/g, ' ').split('\n'));
  const inline = [...markdown.matchAll(/`((?:[A-Z]+=\S+ )*(?:aws|npx|npm|curl) [^`]+)`/g)].map(([, one = '']) => one);
  return [...shown, ...inline]
    .map((line) => line.trim().replaceAll(/\s+/g, ' '))
    .filter((line) => /^(?:[A-Z]+=\S+ )*(?:aws|npx|npm|curl) /.test(line));
}

/** The part of a page under a heading, up to the next one of its height. */
export function sectionOf(markdown: string, heading: string): string {
  const [, rest = ''] = markdown.split(`\n## ${heading}\n`);
  if (rest === '') throw new Error(`There is no heading ${heading}`);
  return rest.split('\n## ')[0] ?? '';
}

/** As a shell splits a line without variables: quotes keep a word together. */
export function wordsOf(command: string): string[] {
  const words = command.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? [];
  if (/'|"/.test(command.replaceAll(/'[^']*'|"[^"]*"/g, ''))) throw new Error(`A quote is not closed: ${command}`);
  return words.map((word) => word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, one, two) => one ?? two));
}

/** The packages of the services that are checked; of any other the form of the command alone. */
const CLIENTS: Record<string, string> = {
  cloudwatch: '@aws-sdk/client-cloudwatch',
  dynamodb: '@aws-sdk/client-dynamodb',
  kms: '@aws-sdk/client-kms',
  lambda: '@aws-sdk/client-lambda',
  scheduler: '@aws-sdk/client-scheduler',
  ses: '@aws-sdk/client-ses',
  sns: '@aws-sdk/client-sns',
  sqs: '@aws-sdk/client-sqs',
  stepfunctions: '@aws-sdk/client-sfn',
};
const OTHERS = ['sts', 'sesv2', 'backup', 'apigatewayv2', 'service-quotas', 'logs', 'cloudformation'];
/** What the CLI adds to every command. */
const GLOBAL = ['query', 'output', 'region', 'profile'];

type Schema = readonly unknown[];
const kebab = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
const resolved = (schema: unknown): unknown => (typeof schema === 'function' ? schema() : schema);
/** Of a structure: its members with what they are. */
const membersOf = (schema: unknown): Map<string, unknown> => {
  const [, , , , names, kinds] = resolved(schema) as Schema;
  return new Map(((names ?? []) as string[]).map((name, at) => [name, (kinds as unknown[])[at]]));
};
const bare = (kind: unknown): unknown => (Array.isArray(kind) && typeof kind[0] === 'function' ? kind[0] : kind);
const SIMPLE = 0;
const STRUCTURE = 3;
const BOOLEAN = 2;
const TIMESTAMP = 4;

function readValue(text: string, given: unknown, where: string): unknown {
  const shape = resolved(
    bare(Array.isArray(given) && typeof given[0] === 'number' && given.length === 2 ? given[0] : given),
  );
  const kind = Array.isArray(shape) && shape[0] === SIMPLE ? shape[4] : shape;
  if (/^file:\/\//.test(text)) return text;
  if (Array.isArray(shape) && shape[0] === STRUCTURE) {
    const members = membersOf(shape);
    const parts = /^\{/.test(text)
      ? (JSON.parse(text) as Record<string, unknown>)
      : Object.fromEntries(text.split(',').map((part) => part.split(/=(.*)/s).slice(0, 2)));
    return Object.fromEntries(
      Object.entries(parts).map(([name, value]) => {
        if (!members.has(name)) throw new Error(`${where} has no ${name}`);
        return [name, typeof value === 'string' ? readValue(value, members.get(name), `${where}.${name}`) : value];
      }),
    );
  }
  if (kind === BOOLEAN) return text === 'true';
  if (kind === TIMESTAMP)
    return Number.isNaN(Date.parse(text)) ? fails(`${where} takes a moment, not ${text}`) : new Date(text);
  return /^[[{]/.test(text) && kind !== 0 ? JSON.parse(text) : text;
}
const fails = (words: string): never => {
  throw new Error(words);
};

export interface AwsCall {
  service: string;
  operation: string;
  input: Record<string, unknown>;
  /** Of the SDK; undefined for a service that is not checked. */
  client?: {
    Client: new (options: object) => { send(command: object): Promise<unknown> };
    Command: new (input: object) => object;
  };
}

/** `aws dynamodb update-table …`. Throws where the service has no such operation, the operation no such parameter, or one is missing. */
export function awsCall(command: string): AwsCall {
  const [aws, service = '', verb = '', ...rest] = wordsOf(command);
  if (aws !== 'aws') throw new Error(`This is no command of the AWS CLI: ${command}`);
  const wait = verb === 'wait';
  const [named = '', ...words] = wait ? rest : [verb, ...rest];
  const given = new Map<string, string>();
  let flag = '';
  for (const word of words) {
    const [, name] = /^--([a-z0-9-]+)$/.exec(word) ?? [];
    if (name !== undefined) {
      flag = name;
      given.set(flag, '');
    } else if (flag !== '') given.set(flag, `${given.get(flag)}${given.get(flag) === '' ? '' : ' '}${word}`);
    else if (service !== 'lambda' || named !== 'invoke') throw new Error(`${word} belongs to no parameter: ${command}`);
  }
  const known = CLIENTS[service];
  if (known === undefined)
    return OTHERS.includes(service)
      ? { service, operation: named, input: Object.fromEntries(given) }
      : fails(`Nobody knows the service ${service}: ${command}`);
  // `table-exists` waits until DescribeTable says that it is ready.
  const operation = wait && named === 'table-exists' ? 'describe-table' : named;
  const sdk = require(known) as Record<string, unknown>;
  const name = Object.keys(sdk).find(
    (one) => one.endsWith('Command') && kebab(one.replace(/Command$/, '')) === operation,
  );
  if (name === undefined) throw new Error(`${service} has no ${operation}: ${command}`);
  const [, , , , request] = sdk[name.replace(/Command$/, '$')] as Schema;
  const members = membersOf(request);
  const [, , , , names, , required = 0] = resolved(request) as Schema;
  const input: Record<string, unknown> = {};
  for (const [flag, text] of given) {
    if (GLOBAL.includes(flag)) continue;
    const [member, kind] =
      [...members].find(([one]) => kebab(one) === flag || `no-${kebab(one)}` === flag) ??
      fails(`${operation} takes no --${flag}: ${command}`);
    input[member] = kind === BOOLEAN && text === '' ? !flag.startsWith('no-') : readValue(text, kind, member);
  }
  const missing = ((names ?? []) as string[]).slice(0, Number(required)).filter((one) => !(one in input));
  // A command that is only named in a sentence says nothing of its parameters.
  if (given.size > 0 && missing.length > 0) throw new Error(`${operation} needs ${missing.join(', ')}: ${command}`);
  const Client = Object.entries(sdk).find(([one]) => /^[A-Z]\w+Client$/.test(one))?.[1];
  return { service, operation, input, client: { Client, Command: sdk[name] } as NonNullable<AwsCall['client']> };
}
