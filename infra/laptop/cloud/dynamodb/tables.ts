/** The tables that stand in the store, whoever made them: their keys for IAM, and what DynamoDB keeps of them and dynoxide does not. */
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import type { Roles } from '../iam/roles.ts';
import { isObject, type Json, type JsonObject, object, objects, text, texts } from '../shapes.ts';
import { prepared } from '../store.ts';
import type { Stack } from '../template/template.ts';
import { createTables, type DynamoDb } from './dynamodb.ts';
import { keepEveryMoment } from './recovery.ts';
import type { TableKeys } from './table-requests.ts';

export interface TablesNeeds {
  stack: Stack;
  dynamodb: DynamoDb;
  database: DatabaseSync;
  clock: Clock;
  roles: Roles;
  /** Where dynoxide keeps its tables; undefined with an endpoint of somebody else, which has no recovery here. */
  home: string | undefined;
}

export interface StandingTable {
  name: string;
  keys: JsonObject;
  indexes: Json;
}

export class Tables {
  /** By table name. */
  readonly keys = new Map<string, TableKeys>();
  standing: StandingTable[] = [];
  readonly needs: TablesNeeds;

  constructor(needs: TablesNeeds) {
    this.needs = needs;
  }

  /** Makes those of the template that are absent, with what CloudFormation would set on them, and reads all that stand. */
  async open(): Promise<void> {
    const { stack, dynamodb } = this.needs;
    await createTables(dynamodb, stack);
    for (const { ref, properties } of stack.ofType('AWS::DynamoDB::Table')) {
      const [policy] = objects(properties.ResourcePolicy).map(({ PolicyDocument }) => PolicyDocument);
      this.deploy(ref, policy === undefined ? null : JSON.stringify(policy));
      const recovery = isObject(properties.PointInTimeRecoverySpecification)
        ? properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled
        : false;
      if (recovery === true && !this.recovers(ref)) this.recover(ref, true);
    }
    await this.look();
    for (const { logicalId, properties } of stack.ofType('AWS::Lambda::EventSourceMapping'))
      await this.expectStream(logicalId, String(properties.EventSourceArn));
  }

  /** AWS makes no mapping, not even one that is disabled, of a stream that is not there. */
  private async expectStream(mapping: string, arn: string): Promise<void> {
    const [, name = '', label] = /:dynamodb:.*:table\/([^/]+)\/stream\/(.+)$/.exec(arn) ?? [];
    if (label === undefined) return;
    const { dynamodb } = this.needs;
    const { LatestStreamLabel } = this.keys.has(name)
      ? object((await dynamodb.call('DescribeTable', { TableName: name })).Table, name)
      : {};
    // The template does not know the label of a stream that it makes itself.
    if (LatestStreamLabel === undefined || (label !== 'laptop' && label !== LatestStreamLabel))
      throw new Error(`the event source mapping ${mapping} reads ${arn}, and there is no such stream`);
  }

  arn(name: string): string {
    const { region, account } = this.needs.stack;
    return `arn:aws:dynamodb:${region}:${account}:table/${name}`;
  }

  /** What stands now: a table may have come since. */
  async look(): Promise<void> {
    const { dynamodb, roles } = this.needs;
    this.standing = [];
    for (const name of texts((await dynamodb.call('ListTables', {})).TableNames)) {
      const table = object((await dynamodb.call('DescribeTable', { TableName: name })).Table, name);
      const indexes = [...objects(table.GlobalSecondaryIndexes), ...objects(table.LocalSecondaryIndexes)];
      this.standing.push({
        ...{ name, keys: { KeySchema: table.KeySchema ?? [] } },
        indexes: objects(table.GlobalSecondaryIndexes).map(({ IndexName, KeySchema, Projection }) => ({
          ...{ IndexName: IndexName ?? '', KeySchema: KeySchema ?? [], Projection: Projection ?? {} },
        })),
      });
      this.keys.set(name, {
        arn: this.arn(name),
        partitionKey: partition(table.KeySchema, name),
        indexes: Object.fromEntries(
          indexes.map(({ IndexName, KeySchema }) => [
            String(IndexName),
            partition(KeySchema, `${name} ${String(IndexName)}`),
          ]),
        ),
      });
      roles.guard(this.arn(name), this.policy(name));
    }
  }

  /** Those that functions of the template are told of first. */
  ofFunctions(environments: readonly Record<string, string>[]): StandingTable[] {
    const told = new Set(environments.flatMap((environment) => Object.values(environment)));
    const made = new Set(this.needs.stack.ofType('AWS::DynamoDB::Table').map(({ ref }) => ref));
    const mine = this.standing.filter(({ name }) => told.has(name) || made.has(name));
    return mine.sort((one, other) => Number(told.has(other.name)) - Number(told.has(one.name)));
  }

  /** Its resource policy, as JSON. */
  policy(name: string): string | undefined {
    const policy = this.read(name)?.policy;
    return typeof policy === 'string' ? policy : undefined;
  }

  setPolicy(name: string, policy: string | undefined): void {
    this.row(name);
    this.write('UPDATE tables SET policy = ? WHERE name = ?', policy ?? null, name);
    this.needs.roles.guard(this.arn(name), policy);
  }

  /** As CloudFormation does: what an unchanged template says is not said again. */
  private deploy(name: string, policy: string | null): void {
    this.row(name);
    if (this.read(name)?.deployed === policy) return;
    this.write('UPDATE tables SET deployed = ?1, policy = ?1 WHERE name = ?2', policy, name);
  }

  recovers(name: string): boolean {
    return this.read(name)?.recovers === 1;
  }

  /** From now on, if it is to. */
  recover(name: string, on: boolean): void {
    const { home, clock } = this.needs;
    if (home === undefined) return;
    this.row(name);
    if (on) keepEveryMoment(home, name);
    this.write('UPDATE tables SET recovers = ?, since = ? WHERE name = ?', on ? 1 : 0, Math.round(clock.now()), name);
  }

  /** Since when any moment can be restored. */
  recoverableSince(name: string): number {
    return Number(this.read(name)?.since ?? 0);
  }

  /** Until then nothing but a look is answered of it. */
  readyAt(name: string): number {
    return Number(this.read(name)?.readyAt ?? 0);
  }

  setReadyAt(name: string, at: number): void {
    this.row(name);
    this.write('UPDATE tables SET readyAt = ? WHERE name = ?', at, name);
  }

  private row(name: string): void {
    this.write('INSERT INTO tables (name) VALUES (?) ON CONFLICT DO NOTHING', name);
  }

  private read(name: string): Record<string, unknown> | undefined {
    return prepared(this.needs.database, 'SELECT * FROM tables WHERE name = ?').get(name);
  }

  private write(sql: string, ...values: (string | number | null)[]): void {
    prepared(this.needs.database, sql).run(...values);
  }
}

const partition = (schema: Json | undefined, of: string): string =>
  text(objects(schema).find(({ KeyType }) => KeyType === 'HASH')?.AttributeName, `the partition key of ${of}`);
