/** Every command that the documentation shows can be typed: AWS knows the operation and its parameters, this project the script and its options, the stack the setting. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { settingsOf } from '../infra/aws/settings.ts';
import { program } from '../infra/cli/mou.ts';
import { awsCall, commandsIn, wordsOf } from './runbook-commands.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];
const shown = pages.flatMap((page) =>
  commandsIn(read(page)).map((command): [page: string, command: string] => [page, command]),
);
const beginning = (words: RegExp) => shown.filter(([, command]) => words.test(command));

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
/** Options of a script stand in its own file. */
const fileOf = (script: string): string => /\btsx (\S+\.ts)/.exec(scripts[script] ?? '')?.[1] ?? '';

/** The command of `npm run mou` that these words name, and the words behind it. */
function named(words: readonly string[], from: Command = program): [Command, readonly string[]] {
  const [first = '', ...rest] = words;
  const next = from.commands.find((one) => one.name() === first);
  return next ? named(rest, next) : [from, words];
}

describe('A command on a page', () => {
  it.each(beginning(/^aws /))('can be typed (%s): %s', (_, command) => expect(() => awsCall(command)).not.toThrow());

  it.each(beginning(/^npx cdk .* -c /))('has settings that the stack takes (%s): %s', (_, command) => {
    const given = Object.fromEntries(
      [...command.matchAll(/ -c (\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
    );
    const stream = 'arn:aws:dynamodb:us-east-1:123456789012:table/Restored/stream/2026-11-02T12:00:00.000';
    const context = { ...given, ...('restoredStream' in given && { restoredStream: stream }) };
    const settings: object = settingsOf(new App({ context }).node);
    const { restoredTable, restoredStream, ...others } = context as Record<string, string>;
    expect(settings).toMatchObject(others);
    if (restoredTable)
      expect(settings).toMatchObject({ restored: { tableName: restoredTable, streamArn: restoredStream } });
  });

  it.each(beginning(/npm run mou -- /))('is one of the desk, with its options (%s): %s', (_, command) => {
    const words = wordsOf(command.replace(/^.*npm run mou -- /, '').replace(/ #.*$/, ''));
    const [one, rest] = named(words);
    expect(one, command).not.toBe(program);
    const options = [...one.options, ...program.options].map(({ long }) => long);
    const flags = rest.map((word) => word.replace(/^\[/, '')).filter((word) => word.startsWith('--'));
    expect(flags.filter((flag) => !options.includes(flag))).toEqual([]);
  });

  it.each(beginning(/npm run (?!mou)\w+ -- /))('is a script with its options (%s): %s', (_, command) => {
    const [, script = '', rest = ''] = /npm run (\w+) -- (.*)$/.exec(command) ?? [];
    const source = read(fileOf(script));
    const flags = [...rest.matchAll(/(?:^| )--([a-z0-9-]+)/g)].map(([, flag = '']) => flag);
    expect(flags.filter((flag) => !source.includes(`--${flag}`))).toEqual([]);
  });

  it('is found on every page that has one', () => {
    for (const [what, least] of [
      [/^aws dynamodb /, 10],
      [/^aws stepfunctions /, 8],
      [/npm run smoke -- --stage /, 1],
      [/npm run mou -- /, 15],
    ] as const)
      expect(beginning(what).length, String(what)).toBeGreaterThanOrEqual(least);
  });
});

describe('A command that cannot be typed', () => {
  it.each([
    ['an operation that there is not', 'aws dynamodb restore-table --table-name T', /has no restore-table/],
    ['a parameter of another operation', 'aws dynamodb update-table --table-name T --ttl 3', /takes no --ttl/],
    [
      'a member of another structure',
      'aws dynamodb update-table --table-name T --stream-specification On=true',
      /has no On/,
    ],
    ['no parameter that is needed', 'aws dynamodb update-time-to-live --table-name T', /needs TimeToLiveSpecification/],
    ['a quote that stays open', "aws stepfunctions stop-execution --execution-arn A --cause 'x", /not closed/],
    ['a word too many', 'aws dynamodb describe-table T', /belongs to no parameter/],
    [
      'no moment',
      'aws dynamodb restore-table-to-point-in-time --target-table-name T --restore-date-time noon',
      /takes a moment/,
    ],
    ['a service that nobody knows', 'aws dynamite list-tables', /Nobody knows/],
  ])('has %s', (_, command, words) => expect(() => awsCall(command)).toThrow(words));
});
