/** Boots the sample for a test, in a home folder of its own, and takes it down afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { bootCloud, type Cloud } from '../cloud/cloud.ts';
import type { CloudOptions } from '../cloud/cloud-options.ts';
import { isObject, type Json, type JsonObject, objects } from '../cloud/shapes.ts';
import { synthesize } from './synthesize.ts';
import { sampleTemplate, type Template } from './template.ts';

export function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'laptop-home-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

/** @param change edits a copy of the sample's template */
export async function boot(
  change: (template: Template) => void = () => undefined,
  options: Partial<CloudOptions> = {},
): Promise<Cloud> {
  const template = sampleTemplate();
  change(template);
  const folder = await synthesize(template);
  const cloud = await bootCloud({ template: folder, home: options.home ?? newHome(), ...options });
  onTestFinished(() => cloud.stop());
  return cloud;
}

/** The items of a partition, plain: `{pk, sk, note}`. */
export async function itemsOf(cloud: Cloud, pk: string): Promise<Record<string, string>[]> {
  const [table] = cloud.table;
  const answer = await cloud.dynamodb.call('Query', {
    TableName: table?.name ?? '',
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: pk } },
    ConsistentRead: true,
  });
  return objects(answer.Items).map(plain);
}

const plain = (item: JsonObject): Record<string, string> =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, isObject(value) ? String(Object.values(value)[0]) : '']),
  );

/** What the sample's `Chores` function answers, or the words of its error. */
export async function chore(
  cloud: Cloud,
  input: JsonObject,
): Promise<{ answer: Json | undefined; error: string | undefined }> {
  const outcome = await cloud.invoke('Chores', input);
  const error = outcome.error;
  return { answer: outcome.payload, error: error && `${error.errorType}: ${error.errorMessage}` };
}

/** Writes a note through the front door's table, by way of the sample's HTTP API. */
export const keep = (cloud: Pick<Cloud, 'url'>, pk: string, sk = '-') =>
  fetch(`${cloud.url}/notes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ pk, sk }),
  });
