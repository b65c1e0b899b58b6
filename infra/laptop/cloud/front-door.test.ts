/** The front door lets through exactly what the template grants, and says what is missing. */
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { boot, chore, itemsOf, keep } from '../sample/boot.ts';
import type { sampleTemplate } from '../sample/template.ts';
import { object, objects } from './shapes.ts';

describe('the front door', () => {
  it('lets a function do what its role grants, and counts the units', async () => {
    const cloud = await boot();
    expect((await keep(cloud, 'TIP#1')).status).toBe(201);
    expect(await itemsOf(cloud, 'TIP#1')).toEqual([{ pk: 'TIP#1', sk: '-', note: '' }]);
    expect((await chore(cloud, { do: 'get', pk: 'TIP#1' })).answer).toMatchObject({ Item: { pk: { S: 'TIP#1' } } });
    expect(cloud.capacity.list()).toEqual([
      { caller: 'Web', action: 'PutItem', calls: 1, readUnits: 0, writeUnits: 1 },
      { caller: 'Chores', action: 'GetItem', calls: 1, readUnits: 0.5, writeUnits: 0 },
    ]);
  });

  it('gives no capacity to a caller who did not ask for it', async () => {
    const cloud = await boot();
    await keep(cloud, 'TIP#1');
    expect((await chore(cloud, { do: 'get', pk: 'TIP#1' })).answer).not.toHaveProperty('ConsumedCapacity');
  });

  it('names role, action and resource when one grant is taken out of the template', async () => {
    const cloud = await boot((template) => {
      const [policy] = objects(template.Resources.WebRole?.Properties.Policies);
      object(policy?.PolicyDocument, 'policy').Statement = [];
    });
    expect((await keep(cloud, 'TIP#1')).status).toBe(500);
    const [web] = cloud.functions();
    expect(web?.lastError).toContain('AccessDeniedException');
    expect(web?.lastError).toContain(
      'User: arn:aws:sts::000000000000:assumed-role/Sample-WebRole/Sample-Web is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:us-east-1:000000000000:table/Sample-Table',
    );
    expect(await itemsOf(cloud, 'TIP#1')).toEqual([]);
  });

  it.each([
    ['a partition key outside of the grant', { do: 'get', pk: 'OTHER#1' }, 'dynamodb:GetItem'],
    ['an action that is not granted', { do: 'scan' }, 'dynamodb:Scan'],
    ['one item of a transaction', { do: 'transact', pk: 'OTHER#1' }, 'dynamodb:PutItem'],
    ['another partition of an index', { do: 'query', pk: 'FLOW#0' }, 'table/Sample-Table/index/due'],
    [
      'an explicit deny of the table itself',
      { do: 'transact', pk: 'SEALED#1' },
      'with an explicit deny in a resource-based policy',
    ],
  ])('refuses %s', async (_what, asked, words) => {
    const cloud = await boot();
    const { error } = await chore(cloud, asked);
    expect(error).toContain('AccessDeniedException');
    expect(error).toContain(words);
    expect(await itemsOf(cloud, 'TIP#1')).toEqual([]);
  });

  it('lets the operator do anything with the table, and knows no one else', async () => {
    const cloud = await boot();
    const as = (accessKeyId: string) =>
      new DynamoDBClient({
        region: 'us-east-1',
        endpoint: cloud.frontDoor,
        maxAttempts: 1,
        credentials: { accessKeyId, secretAccessKey: 'any' },
      });
    const put = new PutItemCommand({ TableName: 'Sample-Table', Item: { pk: { S: 'TOKEN#1' }, sk: { S: '-' } } });
    await as('operator').send(put);
    expect(await itemsOf(cloud, 'TOKEN#1')).toHaveLength(1);
    await expect(as('somebody').send(put)).rejects.toThrow('belongs to no function of the template');
  });

  it('throttles and cancels on request, and only the calls that it is told to', async () => {
    const cloud = await boot(undefined, { faults: { throttle: 1, only: ({ action }) => action === 'GetItem' } });
    expect((await chore(cloud, { do: 'get', pk: 'TIP#1' })).error).toContain('ProvisionedThroughputExceededException');
    expect((await chore(cloud, { do: 'transact', pk: 'TIP#2' })).error).toBeUndefined();
    cloud.setFaults({ conflict: 1 });
    expect((await chore(cloud, { do: 'transact', pk: 'TIP#3' })).error).toContain('TransactionConflict, None');
    expect(await itemsOf(cloud, 'TIP#3')).toEqual([]);
    cloud.setFaults({});
    expect((await chore(cloud, { do: 'transact', pk: 'TIP#3' })).error).toBeUndefined();
  });

  it('refuses at boot a policy that it does not understand', async () => {
    const spoil = (statement: object) => (template: ReturnType<typeof sampleTemplate>) => {
      const [policy] = objects(template.Resources.WebRole?.Properties.Policies);
      Object.assign(objects(object(policy?.PolicyDocument, 'policy').Statement)[0] ?? {}, statement);
    };
    await expect(boot(spoil({ NotAction: 'dynamodb:Scan' }))).rejects.toThrow(
      'the policy Grants of role WebRole has a statement with NotAction',
    );
    await expect(boot(spoil({ Condition: { IpAddress: { 'aws:PrincipalArn': '1' } } }))).rejects.toThrow(
      'condition operator IpAddress',
    );
    await expect(boot(spoil({ Condition: { StringLike: { 'aws:UserAgent': '1' } } }))).rejects.toThrow(
      'a condition on aws:UserAgent',
    );
  });
});
