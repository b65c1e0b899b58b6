/** What an administrator does to tables and dynoxide does not know: restores, recovery, resource policies; and a table that is being restored is not ready. */
import type { Json, JsonObject } from '../shapes.ts';
import { isObject, object, objects, text } from '../shapes.ts';
import { itemsAt, machineTime } from './recovery.ts';
import type { Tables } from './tables.ts';

/** A refusal in DynamoDB's own words. */
export class TableError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** So long a restore takes by the cloud's clock; AWS says that nearly all take less than an hour. */
const RESTORING = 20 * 60_000;
const SECOND = 1_000;
/** Most that one BatchWriteItem takes. */
const BATCH = 25;

const nameOf = (of: Json | undefined): string => text(of, 'TableName').replace(/^.*:table\//, '');

/** The answer to an action of these; undefined for any other. */
export async function administer(tables: Tables, action: string, body: JsonObject): Promise<Json | undefined> {
  switch (action) {
    case 'RestoreTableToPointInTime':
      return restore(tables, body);
    case 'UpdateContinuousBackups': {
      const { PointInTimeRecoveryEnabled: on } = object(
        body.PointInTimeRecoverySpecification,
        'PointInTimeRecoverySpecification',
      );
      tables.recover(ready(tables, body.TableName), on === true);
      return backupsOf(tables, nameOf(body.TableName));
    }
    case 'DescribeContinuousBackups':
      return backupsOf(tables, known(tables, body.TableName));
    case 'PutResourcePolicy':
      tables.setPolicy(ready(tables, body.ResourceArn), text(body.Policy, 'Policy'));
      return { RevisionId: String(Date.now()) };
    case 'DeleteResourcePolicy':
      tables.setPolicy(ready(tables, body.ResourceArn), undefined);
      return { RevisionId: String(Date.now()) };
    case 'GetResourcePolicy': {
      const name = known(tables, body.ResourceArn);
      const Policy = tables.policy(name);
      if (Policy === undefined)
        throw new TableError('PolicyNotFoundException', `Resource-based policy not found for the table ${name}`);
      return { Policy, RevisionId: '1' };
    }
    default:
      return undefined;
  }
}

function known(tables: Tables, of: Json | undefined): string {
  const name = nameOf(of);
  if (tables.keys.has(name)) return name;
  throw new TableError('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`);
}

/** Throws while the table is being made by a restore. */
export function ready(tables: Tables, of: Json | undefined): string {
  const name = known(tables, of);
  if (isReady(tables, name)) return name;
  throw new TableError('ResourceInUseException', `Attempt to change a resource which is still in use: Table: ${name}`);
}
const isReady = (tables: Tables, name: string): boolean => tables.readyAt(name) <= tables.needs.clock.now();

function backupsOf(tables: Tables, name: string): Json {
  const on = tables.recovers(name);
  const [earliest, latest] = [tables.recoverableSince(name), tables.needs.clock.now()];
  const range = { EarliestRestorableDateTime: earliest / SECOND, LatestRestorableDateTime: latest / SECOND };
  return {
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: {
        PointInTimeRecoveryStatus: on ? 'ENABLED' : 'DISABLED',
        ...(on && { RecoveryPeriodInDays: 35, ...range }),
      },
    },
  };
}

async function restore(tables: Tables, body: JsonObject): Promise<Json> {
  const { dynamodb, home, database, clock } = tables.needs;
  const [source, target] = [ready(tables, body.SourceTableName), nameOf(body.TargetTableName)];
  if (tables.keys.has(target)) throw new TableError('TableAlreadyExistsException', `Table already exists: ${target}`);
  if (home === undefined || !tables.recovers(source))
    throw new TableError(
      'PointInTimeRecoveryUnavailableException',
      `Point in time recovery is not enabled for table '${source}'`,
    );
  const now = clock.now();
  const moment = body.UseLatestRestorableTime === true ? now : Number(body.RestoreDateTime) * SECOND;
  if (!(moment >= Math.floor(tables.recoverableSince(source) / SECOND) * SECOND && moment <= now))
    throw new TableError('InvalidRestoreTimeException', 'Restore time is not within the restorable window');
  const items = itemsAt(home, source, machineTime(database, moment));
  const { Table } = await dynamodb.call('DescribeTable', { TableName: source });
  const { KeySchema = [], AttributeDefinitions = [], GlobalSecondaryIndexes } = object(Table, source);
  const indexes = objects(GlobalSecondaryIndexes).map((index) => ({
    ...{ IndexName: index.IndexName ?? '', KeySchema: index.KeySchema ?? [], Projection: index.Projection ?? {} },
  }));
  await dynamodb.call('CreateTable', {
    ...{ TableName: target, KeySchema, AttributeDefinitions, BillingMode: 'PAY_PER_REQUEST' },
    ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
  });
  for (let from = 0; from < items.length; from += BATCH) {
    const requests = items
      .slice(from, from + BATCH)
      .map((item) => ({ PutRequest: { Item: JSON.parse(item) as Json } }));
    await dynamodb.call('BatchWriteItem', { RequestItems: { [target]: requests } });
  }
  tables.setReadyAt(target, now + RESTORING);
  await tables.look();
  return { TableDescription: { TableName: target, TableArn: tables.arn(target), TableStatus: 'CREATING' } };
}

/** dynoxide calls its region `dynoxide`, and knows of no table that is not ready. */
export function asDescribed(tables: Tables, answer: Json): Json {
  const { region } = tables.needs.stack;
  const whole = JSON.parse(
    JSON.stringify(answer).replaceAll('arn:aws:dynamodb:dynoxide:', `arn:aws:dynamodb:${region}:`),
  );
  const described = isObject(whole) ? (whole.Table ?? whole.TableDescription) : undefined;
  if (isObject(described) && typeof described.TableName === 'string' && !isReady(tables, described.TableName))
    described.TableStatus = 'CREATING';
  return whole;
}
