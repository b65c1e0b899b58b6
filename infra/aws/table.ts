/** The one table is encrypted, recoverable and kept, and no principal at all may change or remove what stands on its ledger. */
import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** Events, their bodies and documents: appended, never updated or deleted. */
export type LedgerPrefix = 'LEDGER' | 'BODY' | 'DOC';
export const ledgerPrefixes: readonly LedgerPrefix[] = ['LEDGER', 'BODY', 'DOC'];

/** Items that change and pass away. */
export type WorkingPrefix =
  | 'TIP'
  | 'CMD'
  | 'MAIL'
  | 'FLOW'
  | 'LINK'
  | 'SESSION'
  | 'CODE'
  | 'TRIES'
  | 'TASK'
  | 'PARTY'
  | 'TOKEN'
  | 'KEY'
  | 'TIPS'
  | 'AGENCY'
  | 'DOMAIN'
  | 'PERSON'
  | 'LOGIN'
  | 'SIGNIN'
  | 'NOTICE'
  | 'REVIEW'
  | 'DRAFT';

/** IAM's pattern for the partition keys of these prefixes. */
export const keysOf = (prefixes: readonly (LedgerPrefix | WorkingPrefix)[]) => prefixes.map((prefix) => `${prefix}#*`);

export class ConcordTable extends Construct {
  readonly table: Table;
  readonly key: Key;
  readonly streamArn: string;
  readonly dueIndexArn: string;
  readonly tipsIndexArn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: 'Encrypts the table of Concord',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      stream: StreamViewType.KEYS_ONLY,
      timeToLiveAttribute: 'ttl',
      resourcePolicy: ledgerStands(),
    });
    this.table.addGlobalSecondaryIndex({
      indexName: 'due',
      partitionKey: { name: 'due', type: AttributeType.STRING },
      sortKey: { name: 'dueAt', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    this.table.addGlobalSecondaryIndex({
      indexName: 'tips',
      partitionKey: { name: 'tipShard', type: AttributeType.STRING },
      sortKey: { name: 'tipAt', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    if (!this.table.tableStreamArn) throw new Error('The table has no stream, and effects would never leave.');
    this.streamArn = this.table.tableStreamArn;
    this.dueIndexArn = `${this.table.tableArn}/index/due`;
    this.tipsIndexArn = `${this.table.tableArn}/index/tips`;
  }
}

/**
 * Holds for administrators too. What it cannot stop is a PutItem over an item that stands: IAM does not tell a new item from an
 * old one. Against that, every append is conditional (attribute_not_exists), and the hash chain shows an overwritten event.
 *
 * Removing a body by order of law therefore takes a deployment without this statement: a visible act of its own.
 *
 * The resource is '*', meaning the table that the policy hangs on: naming the table in its own policy would be a cycle.
 */
function ledgerStands(): PolicyDocument {
  return new PolicyDocument({
    statements: [
      new PolicyStatement({
        sid: 'LedgerStands',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: [
          'dynamodb:UpdateItem',
          'dynamodb:DeleteItem',
          'dynamodb:BatchWriteItem',
          'dynamodb:PartiQLUpdate',
          'dynamodb:PartiQLDelete',
        ],
        resources: ['*'],
        // ForAnyValue: one ledger key among many in a request is enough to refuse the request.
        conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': keysOf(ledgerPrefixes) } },
      }),
    ],
  });
}
