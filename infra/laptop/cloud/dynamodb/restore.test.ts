/** A table is restored as of a moment, without what AWS leaves out; a template then runs on it, and a table's policy holds for the operator, too. */
import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  DeleteResourcePolicyCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetResourcePolicyCommand,
  PutItemCommand,
  PutResourcePolicyCommand,
  RestoreTableToPointInTimeCommand,
  ScanCommand,
  UpdateContinuousBackupsCommand,
  UpdateItemCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { boot, chore, newHome } from '../../sample/boot.ts';
import type { Template } from '../../sample/template.ts';
import type { Cloud } from '../cloud.ts';
import { isObject, object } from '../shapes.ts';

const MINUTE = 60_000;
const START = '2026-03-02T15:00:00.000Z';
const TABLE = 'Sample-Table';
const recovered = ({ Resources }: Template) =>
  void Object.assign(Resources.Table?.Properties ?? {}, {
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  });

const operator = (cloud: Cloud) =>
  new DynamoDBClient({
    ...{ region: 'us-east-1', endpoint: cloud.frontDoor, maxAttempts: 1 },
    credentials: { accessKeyId: 'operator', secretAccessKey: 'any' },
  });
const put = (of: DynamoDBClient, pk: string, note: string, TableName = TABLE) =>
  of.send(
    new PutItemCommand({
      TableName,
      Item: { pk: { S: pk }, sk: { S: '-' }, note: { S: note }, b: { B: Buffer.from(note) } },
    }),
  );
const notes = async (of: DynamoDBClient, TableName: string) => {
  const { Items = [] } = await of.send(new ScanCommand({ TableName }));
  return Object.fromEntries(
    Items.map(({ pk, note, b }) => [pk?.S, note?.S === Buffer.from(b?.B ?? []).toString() ? note?.S : 'torn']),
  );
};
const at = (cloud: Cloud) => new Date(cloud.clock.now());
const restored = (of: DynamoDBClient, RestoreDateTime: Date, SourceTableName = TABLE) =>
  of.send(new RestoreTableToPointInTimeCommand({ SourceTableName, TargetTableName: 'Restored', RestoreDateTime }));

/** An item that stays, one that changes, one that goes and one that comes, with a minute between before and after. */
async function history(home = newHome()) {
  const cloud = await boot(recovered, { home, startAt: START });
  const of = operator(cloud);
  for (const pk of ['stays', 'changes', 'goes']) await put(of, pk, 'before');
  await cloud.moveBy(MINUTE);
  const moment = at(cloud);
  await cloud.moveBy(MINUTE);
  await put(of, 'changes', 'between');
  await of.send(
    new UpdateItemCommand({
      ...{ TableName: TABLE, Key: { pk: { S: 'changes' }, sk: { S: '-' } }, UpdateExpression: 'SET note = :n' },
      ExpressionAttributeValues: { ':n': { S: 'after' } },
    }),
  );
  await of.send(new DeleteItemCommand({ TableName: TABLE, Key: { pk: { S: 'goes' }, sk: { S: '-' } } }));
  await put(of, 'comes', 'after');
  return { home, cloud, of, moment };
}

describe('A restore', () => {
  it('has every item as it was at that moment, and the source stays as it is', async () => {
    const { of, moment } = await history();
    await restored(of, moment);
    expect(await notes(of, 'Restored')).toEqual({ stays: 'before', changes: 'before', goes: 'before' });
    expect(Object.keys(await notes(of, TABLE)).sort()).toEqual(['changes', 'comes', 'stays']);
  });

  it('leaves out the stream, time to live, recovery and the policy, and has the indexes', async () => {
    const { of, moment } = await history();
    await restored(of, moment);
    const TableName = 'Restored';
    const { Table } = await of.send(new DescribeTableCommand({ TableName }));
    expect([Table?.StreamSpecification, Table?.DeletionProtectionEnabled ?? false]).toEqual([undefined, false]);
    expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toEqual(['due']);
    const { TimeToLiveDescription } = await of.send(new DescribeTimeToLiveCommand({ TableName }));
    expect(TimeToLiveDescription?.TimeToLiveStatus).toBe('DISABLED');
    const recovery = async (name: string) =>
      (await of.send(new DescribeContinuousBackupsCommand({ TableName: name }))).ContinuousBackupsDescription
        ?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
    expect([await recovery(TABLE), await recovery(TableName)]).toEqual(['ENABLED', 'DISABLED']);
    const policy = of.send(new GetResourcePolicyCommand({ ResourceArn: Table?.TableArn }));
    await expect(policy).rejects.toThrow(expect.objectContaining({ name: 'PolicyNotFoundException' }));
  });

  it('takes its time: until then nothing of the table can be changed', async () => {
    const { cloud, of, moment } = await history();
    await restored(of, moment);
    const status = async () => (await of.send(new DescribeTableCommand({ TableName: 'Restored' }))).Table?.TableStatus;
    const streaming = () =>
      of.send(
        new UpdateTableCommand({
          TableName: 'Restored',
          StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
        }),
      );
    expect(await status()).toBe('CREATING');
    await expect(streaming()).rejects.toThrow(expect.objectContaining({ name: 'ResourceInUseException' }));
    await cloud.moveBy(30 * MINUTE);
    expect(await status()).toBe('ACTIVE');
    const { TableDescription } = await streaming();
    expect(TableDescription?.LatestStreamArn).toMatch(
      /^arn:aws:dynamodb:us-east-1:000000000000:table\/Restored\/stream\//,
    );
  });

  it('is refused of a moment before the table or after now, over another table, and without recovery', async () => {
    const { cloud, of, moment } = await history();
    const early = new Date(moment.getTime() - 60 * MINUTE);
    const refused = (name: string) => expect.objectContaining({ name });
    await expect(restored(of, early)).rejects.toThrow(refused('InvalidRestoreTimeException'));
    const late = new Date(cloud.clock.now() + MINUTE);
    await expect(restored(of, late)).rejects.toThrow(refused('InvalidRestoreTimeException'));
    await restored(of, moment);
    await expect(restored(of, moment)).rejects.toThrow(refused('TableAlreadyExistsException'));
    const off = { TableName: TABLE, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } };
    await of.send(new UpdateContinuousBackupsCommand(off));
    const again = new RestoreTableToPointInTimeCommand({
      ...{ SourceTableName: TABLE, TargetTableName: 'Other', RestoreDateTime: moment },
    });
    await expect(of.send(again)).rejects.toThrow(refused('PointInTimeRecoveryUnavailableException'));
  });
});

describe('A template whose table stands already', () => {
  /** The sample's names of its table lead to the one that was restored; the old one stays. */
  const on =
    (streamArn: string, table = 'Restored') =>
    (template: Template) => {
      recovered(template);
      const arn = `arn:aws:dynamodb:us-east-1:000000000000:table/${table}`;
      for (const [id, resource] of Object.entries(template.Resources))
        if (id !== 'Table')
          resource.Properties = object(
            JSON.parse(
              JSON.stringify(resource.Properties, (_, value) => {
                if (!isObject(value)) return value;
                if (value.Ref === 'Table') return table;
                const [of, name] = Array.isArray(value['Fn::GetAtt']) ? value['Fn::GetAtt'] : [];
                if (of !== 'Table') return value;
                return name === 'StreamArn' ? streamArn : arn;
              }),
            ),
            id,
          );
    };

  it('runs on it, hears its stream from the beginning, and no boot without that stream', async () => {
    const { home, cloud, of, moment } = await history();
    await restored(of, moment);
    await cloud.moveBy(30 * MINUTE);
    const { TableDescription } = await of.send(
      new UpdateTableCommand({
        TableName: 'Restored',
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
      }),
    );
    await cloud.stop();
    const none = 'arn:aws:dynamodb:us-east-1:000000000000:table/Restored/stream/2020-01-01T00:00:00.000';
    await expect(boot(on(none), { home })).rejects.toThrow('and there is no such stream');

    const after = await boot(on(TableDescription?.LatestStreamArn ?? ''), { home });
    expect(after.table.map(({ name }) => name)).toEqual(['Restored', TABLE]);
    await put(operator(after), 'MAIL#1', 'heard', 'Restored');
    await after.quiet();
    expect(Object.keys(await notes(operator(after), 'Restored'))).toContain('MAIL#1');
    expect(await notes(operator(after), TABLE)).not.toHaveProperty('MAIL#1');
  });
});

describe('The policy of a table', () => {
  const sealed = (of: DynamoDBClient) => put(of, 'SEALED#1', 'over');
  const denied = expect.objectContaining({
    name: 'AccessDeniedException',
    message: expect.stringContaining('with an explicit deny in a resource-based policy'),
  });

  it('holds for the operator until it is taken off, and an unchanged deployment does not put it back', async () => {
    const home = newHome();
    const cloud = await boot(recovered, { home });
    const of = operator(cloud);
    await expect(sealed(of)).rejects.toThrow(denied);
    const batch = new BatchWriteItemCommand({
      RequestItems: { [TABLE]: [{ DeleteRequest: { Key: { pk: { S: 'free' }, sk: { S: '-' } } } }] },
    });
    await of.send(batch);
    const ResourceArn = `arn:aws:dynamodb:us-east-1:000000000000:table/${TABLE}`;
    const { Policy } = await of.send(new GetResourcePolicyCommand({ ResourceArn }));
    await of.send(new DeleteResourcePolicyCommand({ ResourceArn }));
    await sealed(of);
    await cloud.stop();

    const again = await boot(recovered, { home });
    await sealed(operator(again));
    await operator(again).send(new PutResourcePolicyCommand({ ResourceArn, Policy }));
    await expect(sealed(operator(again))).rejects.toThrow(denied);
    // Functions are held to it likewise.
    expect((await chore(again, { do: 'transact', pk: 'SEALED#1' })).error).toContain('AccessDenied');
  });
});
