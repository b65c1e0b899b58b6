/** The console's word for what makes a function run is the template's. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { sampleTemplate, type Template } from '../../sample/template.ts';
import { loadStack } from './template.ts';
import { sayPattern, triggersOf } from './triggers.ts';

function triggers(change: (template: Template) => void = () => undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'triggers-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const template = sampleTemplate();
  change(template);
  writeFileSync(join(folder, 'Sample.template.json'), JSON.stringify(template));
  return triggersOf(loadStack(folder, { url: 'http://127.0.0.1:1' }));
}

it('names routes, stream, events, schedules and workflows, each of its own function', () => {
  expect(triggers()).toEqual({
    Web: expect.arrayContaining(['HTTP: POST /notes', 'HTTP: GET /image']),
    Chores: [],
    Listener: ['Table stream: eventName INSERT, dynamodb.Keys.pk.S prefix MAIL#'],
    Outcomes: ['Events: source aws.ses, detail.eventType Delivery or Bounce or Complaint or Reject or DeliveryDelay'],
    Sweeper: ['Schedule: rate(5 minutes), with {"often":true}', 'Schedule: cron(0 9 * * ? *), with {"daily":true}'],
    Task: ['Workflow: Sample-Machine'],
  });
});

it('does not take a function for another whose name begins alike', () => {
  const found = triggers(({ Resources }) => {
    Object.assign(Resources.Task?.Properties ?? {}, { FunctionName: 'look-again' });
    Object.assign(Resources.Web?.Properties ?? {}, { FunctionName: 'look' });
  });
  expect(found.Task).toEqual(['Workflow: Sample-Machine']);
  expect(found.Web?.filter((trigger) => trigger.startsWith('Workflow'))).toEqual([]);
});

it('an unfiltered stream brings every record', () => {
  const found = triggers(({ Resources }) => {
    delete Resources.Mapping?.Properties.FilterCriteria;
  });
  expect(found.Listener).toEqual(['Table stream: every record']);
});

it('says a pattern in words', () => {
  expect(sayPattern({ a: { b: ['x', { 'anything-but': ['y'] }, { exists: true }] }, c: [1] })).toEqual([
    'a.b x or anything-but ["y"] or exists true',
    'c 1',
  ]);
});
