/** The one table is encrypted, recoverable and kept, and no principal at all may change or remove what stands on its ledger. */
import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type ITable,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, type IRole, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { LedgerPrefix, WorkingPrefix } from '../../../functions/capabilities.ts';
import type { Settings } from '../settings.ts';

export const ledgerPrefixes: readonly LedgerPrefix[] = ['LEDGER', 'BODY', 'DOC'];

/** Partitions of the `due` index that are none of the table: disputes of an agreement, open and ended. */
export type DuePrefix = 'OPEN' | 'ENDED' | 'SUNSET' | 'COMMITMENT' | 'KPI';
export type KeyPrefix = LedgerPrefix | WorkingPrefix | DuePrefix;

/** IAM's pattern for the partition keys of these prefixes. */
export const keysOf = (prefixes: readonly KeyPrefix[]) => prefixes.map((prefix) => `${prefix}#*`);

/** A table with what belongs to it, as whoever works on it needs them. */
export interface LedgerTable {
  readonly table: ITable;
  readonly key: IKey;
  readonly streamArn: string;
  readonly dueIndexArn: string;
  readonly tipsIndexArn: string;
}

const withIndexes = (table: ITable, key: IKey): LedgerTable => {
  if (!table.tableStreamArn) throw new Error('The table has no stream, and effects would never leave.');
  const index = (name: string) => `${table.tableArn}/index/${name}`;
  return { table, key, streamArn: table.tableStreamArn, dueIndexArn: index('due'), tipsIndexArn: index('tips') };
};

export interface ConcordTableProps {
  /** Nobody deletes the table while it is on, not even CloudFormation when it rolls a first deployment back (`settings.ts`). */
  readonly deletionProtection: boolean;
  /** The one role that may delete bodies, by order of law. */
  readonly remover: IRole;
}

export class ConcordTable extends Construct implements LedgerTable {
  readonly table: ITable;
  readonly key: Key;
  readonly streamArn: string;
  readonly dueIndexArn: string;
  readonly tipsIndexArn: string;

  constructor(scope: Construct, id: string, { remover, deletionProtection }: ConcordTableProps) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: 'Encrypts the table of Concord',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const made = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      stream: StreamViewType.KEYS_ONLY,
      timeToLiveAttribute: 'ttl',
      resourcePolicy: ledgerStands(remover.roleArn),
    });
    made.addGlobalSecondaryIndex({
      indexName: 'due',
      partitionKey: { name: 'due', type: AttributeType.STRING },
      sortKey: { name: 'dueAt', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    made.addGlobalSecondaryIndex({
      indexName: 'tips',
      partitionKey: { name: 'tipShard', type: AttributeType.STRING },
      sortKey: { name: 'tipAt', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    const { table, streamArn, dueIndexArn, tipsIndexArn } = withIndexes(made as ITable, this.key);
    this.table = table;
    this.streamArn = streamArn;
    this.dueIndexArn = dueIndexArn;
    this.tipsIndexArn = tipsIndexArn;
  }
}

/**
 * The table that a restore made, in place of the one that was made with its key. A restore brings back neither the policy nor time to
 * live, recovery and protection: an operator sets them (docs/runbooks.md).
 */
export function restoredTable(
  scope: Construct,
  { tableName, streamArn }: NonNullable<Settings['restored']>,
  { key, remover }: { readonly key: IKey; readonly remover: IRole },
): LedgerTable {
  const stack = Stack.of(scope);
  new CfnOutput(stack, 'LedgerPolicy', {
    value: stack.toJsonString(ledgerStands(remover.roleArn).toJSON()),
    description: 'The resource policy that the restored table needs',
  });
  const table = Table.fromTableAttributes(scope, 'Restored', {
    tableArn: stack.formatArn({ service: 'dynamodb', resource: 'table', resourceName: tableName }),
    tableStreamArn: streamArn,
    encryptionKey: key,
    globalIndexes: ['due', 'tips'],
  });
  return withIndexes(table, key);
}

/**
 * Holds for administrators too. What it cannot stop is a PutItem over an item that stands: IAM does not tell a new item from an
 * old one. Against that, every append is conditional (attribute_not_exists), and the hash chain shows an overwritten event.
 *
 * One role may delete, and bodies only: the function that removes words by order of law after two records officers said so.
 *
 * The resource is '*', meaning the table that the policy hangs on: naming the table in its own policy would be a cycle.
 */
function ledgerStands(remover: string): PolicyDocument {
  const actions = ['UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLUpdate', 'PartiQLDelete'].map(
    (action) => `dynamodb:${action}`,
  );
  // ForAnyValue: one ledger key among many in a request is enough to refuse the request.
  const keys = (prefixes: readonly LedgerPrefix[]) => ({
    'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': keysOf(prefixes) },
  });
  const deny = (sid: string, conditions: Record<string, unknown>) =>
    new PolicyStatement({
      sid,
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions,
      resources: ['*'],
      conditions,
    });
  return new PolicyDocument({
    statements: [
      deny('LedgerStands', keys(['LEDGER', 'DOC'])),
      deny('BodiesLeaveByLaw', { ...keys(['BODY']), ArnNotEquals: { 'aws:PrincipalArn': remover } }),
    ],
  });
}
