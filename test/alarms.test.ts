/** Every alarm has a line in the runbook, and what it looks for in a log is what is logged there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { log } from '../functions/shared/log.ts';
import { entries } from '../infra/aws/entries.ts';
import { sourcesIn } from './imports.ts';
import { ofType, synthesize } from './template.ts';

const { template } = synthesize({ stage: 'test' });
const alarms = ofType(template, 'AWS::CloudWatch::Alarm').map(([id, { Properties }]) => ({ id, ...Properties }));
const filters = ofType(template, 'AWS::Logs::MetricFilter').map(([, { Properties }]) => Properties);
const machines = ofType(template, 'AWS::StepFunctions::StateMachine').map(([, { Properties }]) => Properties);

const runbook = readFileSync(join(import.meta.dirname, '../docs/runbooks.md'), 'utf8');
const WORKFLOWS = ['signing', 'escalation', 'sunset-review', 'closing'];
/** The sentence with the function or the workflow that it names left out, as the runbook has it. */
const general = (sentence: string) =>
  [...Object.keys(entries), ...WORKFLOWS]
    .sort((one, other) => other.length - one.length)
    .reduce((said, name) => said.replace(new RegExp(`\\b${name}(?= |$)`), 'NAME'), sentence);
const sentenceOf = (description: string) => /^Concord test, (urgent|notice): (.+)\.$/.exec(description) ?? [];

/** What a pattern of CloudWatch Logs for JSON says, as far as ours go: `{ ($.a.b = "c") && ($.d = "e") }`. */
const termsOf = (pattern: string) =>
  [...pattern.matchAll(/\$\.([\w.]+) = "([^"]*)"/g)].map(
    ([, path = '', value = '']) => [path.split('.'), value] as const,
  );
const matches = (pattern: string, line: unknown) => {
  const terms = termsOf(pattern);
  // biome-ignore lint/suspicious/noExplicitAny: a log line is any JSON.
  const at = (path: string[]) => path.reduce((value: any, key) => value?.[key], line);
  return terms.length > 0 && terms.every(([path, value]) => at(path) === value);
};

describe('Every alarm', () => {
  it.each(alarms.map(({ AlarmDescription }) => [AlarmDescription as string]))(
    '%s has a line in the runbook',
    (said) => {
      const [, , sentence = ''] = sentenceOf(said);
      expect(runbook).toContain(`| ${general(sentence)} |`);
    },
  );

  it('of the runbook is there', () => {
    const rows = [...runbook.matchAll(/^\| ([^|]+) \| [^|]+ \|$/gm)].map(([, first = '']) => first);
    const said = rows.filter((row) => row !== 'it says' && !row.startsWith('---'));
    const there = new Set(alarms.map(({ AlarmDescription }) => general(sentenceOf(AlarmDescription)[2] ?? '')));
    expect(said.filter((row) => !there.has(row))).toEqual([]);
  });

  it('goes to the topic of its severity', () => {
    for (const { AlarmDescription, AlarmActions } of alarms) {
      const [, severity = ''] = sentenceOf(AlarmDescription);
      expect(AlarmActions[0].Ref, AlarmDescription).toMatch(new RegExp(`^Operator${severity}`));
    }
  });

  it('looks back no further than CloudWatch takes: a day, or seven in periods of an hour and more', () => {
    for (const { AlarmDescription, Period = 300, EvaluationPeriods } of alarms)
      expect(Period * EvaluationPeriods, AlarmDescription).toBeLessThanOrEqual((Period >= 3_600 ? 7 : 1) * 86_400);
  });
});

describe('What an alarm looks for in a log', () => {
  const SAYING = filters.filter(({ FilterPattern }) => FilterPattern.includes('$.message.says'));
  const said = (FilterPattern: string) => termsOf(FilterPattern)[0]?.[1] ?? '';

  it.each(SAYING.map(({ FilterPattern }) => [FilterPattern as string]))(
    '%s is said by the code, in that shape',
    (pattern) => {
      const says = said(pattern);
      expect(sourcesIn('functions').some(({ text }) => text.includes(`'${says}'`))).toBe(true);
      const line = vi.spyOn(console, 'error').mockImplementation(() => undefined);
      log('error', says);
      // Lambda's JSON format puts what is logged under `message`.
      expect(matches(pattern, { level: 'ERROR', message: line.mock.lastCall?.[0] })).toBe(true);
      expect(matches(pattern, { level: 'ERROR', message: { says: 'something else' } })).toBe(false);
    },
  );

  it.each(machines.map(({ DefinitionString }, at) => [WORKFLOWS[at], DefinitionString as string]))(
    'a step of %s that fails for good enters the state for it',
    (_, definition) => {
      const { States } = JSON.parse(definition) as { States: Record<string, { Type: string }> };
      const entered = (name: string) => ({ type: `${States[name]?.Type}StateEntered`, details: { name } });
      const stalled = filters.filter(({ FilterPattern }) => FilterPattern.includes('StateEntered'));
      expect(stalled).toHaveLength(machines.length);
      for (const { FilterPattern } of stalled) {
        expect(matches(FilterPattern, entered('Make the failure visible'))).toBe(true);
        const others = Object.keys(States).filter((name) => name !== 'Make the failure visible');
        expect(others.filter((name) => matches(FilterPattern, entered(name)))).toEqual([]);
      }
    },
  );
});
