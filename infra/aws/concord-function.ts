/** A function gets a permission and the environment variable it needs for it in one call, and has no other way to get either. */
import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, type IRole, Policy, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as Lambda, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Access, FunctionName } from '../../functions/capabilities.ts';
import { acknowledge } from './acknowledge.ts';
import { type KeyPrefix, keysOf, type LedgerTable } from './data/table.ts';
import { InlineRole } from './inline-role.ts';
import type { ConcordMail } from './mail.ts';
import type { SealKey } from './seal-key.ts';
import type { Settings } from './settings.ts';

export interface ConcordFunctionProps {
  readonly name: FunctionName;
  /** The folder that holds index.mjs. */
  readonly asset: string;
  readonly release: string;
  /** Days that logs are kept. */
  readonly logRetention: number;
  readonly timeout: Duration;
  readonly memory?: number;
  /** Where an event goes that was handed over asynchronously and failed to the last try. */
  readonly deadLetters?: IQueue;
  /** A role made before the function, where a policy must name it: that of the table, which the role's own policy names. */
  readonly role?: IRole;
}

/** A state machine by the name under which functions know it: MACHINE_<NAME>. */
export interface NamedMachine {
  readonly name: string;
  readonly machine: StateMachine;
}

export const byLambda = { assumedBy: new ServicePrincipal('lambda.amazonaws.com') };

export class ConcordFunction extends Construct {
  readonly name: FunctionName;
  readonly lambda: Lambda;
  readonly logGroup: LogGroup;
  private readonly role: IRole;
  private later: Policy | undefined;

  constructor(scope: Construct, id: string, props: ConcordFunctionProps) {
    super(scope, id);
    this.name = props.name;
    this.logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    this.role = props.role ?? new InlineRole(this, 'Role', byLambda);
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], this.logGroup.logGroupArn);
    this.lambda = new Lambda(this, 'Function', {
      description: `Concord ${props.name}`,
      code: Code.fromAsset(props.asset),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memory ?? 512,
      timeout: props.timeout,
      role: this.role,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      environment: { RELEASE: props.release },
      ...(props.deadLetters ? { deadLetterQueue: props.deadLetters } : {}),
    });
    acknowledge(this.role, 'AwsSolutions-IAM5[Resource::*]', 'X-Ray takes segments for no named resource.');
  }

  /** TABLE, and these actions on these prefixes alone. */
  uses({ table, key, dueIndexArn, tipsIndexArn }: LedgerTable, access: Access): this {
    this.lambda.addEnvironment('TABLE', table.tableName);
    const read = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem'];
    const put = [...(access.appends ?? []), ...(access.puts ?? [])];
    this.allowKeys(read, table.tableArn, access.reads ?? []);
    this.allowKeys(['dynamodb:PutItem'], table.tableArn, put);
    this.allowKeys(['dynamodb:UpdateItem'], table.tableArn, access.updates ?? []);
    this.allowKeys(['dynamodb:DeleteItem'], table.tableArn, [...(access.deletes ?? []), ...(access.removes ?? [])]);
    this.allowKeys(['dynamodb:Query'], dueIndexArn, access.due ?? []);
    this.allowKeys(['dynamodb:Query'], tipsIndexArn, access.tips ? ['TIP'] : []);
    // What DynamoDB asks of the key in the caller's name; through DynamoDB only.
    const ciphers = ['Encrypt', 'Decrypt', 'ReEncryptFrom', 'ReEncryptTo', 'DescribeKey', 'GenerateDataKey'];
    const { region, urlSuffix } = Stack.of(this);
    this.allow(
      ciphers.map((action) => `kms:${action}`),
      key.keyArn,
      { StringEquals: { 'kms:ViaService': `dynamodb.${region}.${urlSuffix}` } },
    );
    return this;
  }

  /** SERVICE_URL: where the links that it writes lead. */
  linksTo(serviceUrl: string): this {
    this.lambda.addEnvironment('SERVICE_URL', serviceUrl);
    return this;
  }

  /** NOTICE: the line that this installation shows on top of every page, if it has one. */
  shows(notice: string | undefined): this {
    if (notice) this.lambda.addEnvironment('NOTICE', notice);
    return this;
  }

  /** SERVICE: `closed` while every address answers that it is. */
  isOpen(service: Settings['service']): this {
    if (service === 'closed') this.lambda.addEnvironment('SERVICE', service);
    return this;
  }

  /** MAIL_FROM and CONFIGURATION_SET, and sending raw mail from that one address through that set. */
  sends(mail: ConcordMail): this {
    this.lambda.addEnvironment('MAIL_FROM', mail.from);
    this.lambda.addEnvironment('CONFIGURATION_SET', mail.configurationSetName);
    for (const arn of [mail.identityArn, mail.configurationSetArn])
      this.allow(['ses:SendRawEmail'], arn, { StringEquals: { 'ses:FromAddress': mail.address } });
    return this;
  }

  /** SEAL_KEY and, where there is one, TIMESTAMP_AUTHORITY: signing with that key, and reading its public half and since when it is there. */
  seals({ key }: SealKey, timestampAuthority?: string): this {
    this.lambda.addEnvironment('SEAL_KEY', key.keyArn);
    if (timestampAuthority) this.lambda.addEnvironment('TIMESTAMP_AUTHORITY', timestampAuthority);
    // Digests alone, in the one way that seals are made: whoever got this role signs nothing of another shape.
    const asSealed = { 'kms:SigningAlgorithm': 'RSASSA_PKCS1_V1_5_SHA_256', 'kms:MessageType': 'DIGEST' };
    this.allow(['kms:Sign'], key.keyArn, { StringEquals: asSealed });
    this.allow(['kms:GetPublicKey', 'kms:DescribeKey'], key.keyArn);
    return this;
  }

  /** SEAL_KEY, and reading its public half, which is anyone's. */
  showsKey({ key }: SealKey): this {
    this.lambda.addEnvironment('SEAL_KEY', key.keyArn);
    this.allow(['kms:GetPublicKey'], key.keyArn);
    return this;
  }

  /** MACHINE_<NAME>, and starting its executions. */
  starts({ name, machine }: NamedMachine): this {
    this.lambda.addEnvironment(`MACHINE_${name.toUpperCase().replaceAll('-', '_')}`, machine.stateMachineArn);
    this.allow(['states:StartExecution'], machine.stateMachineArn);
    return this;
  }

  /** Handing the answer for a task token to this machine. */
  answers({ machine }: NamedMachine): this {
    this.allowLater(['states:SendTaskSuccess'], machine.stateMachineArn);
    return this;
  }

  /** Reading the table's stream, for the mapping that wakes it. */
  hears({ streamArn }: LedgerTable): this {
    this.allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], streamArn);
    // Lambda checks for it when the mapping is made; the action knows no resource. The role's acknowledgement covers '*'.
    this.allow(['dynamodb:ListStreams'], '*');
    return this;
  }

  /**
   * ForAllValues holds for a request without leading keys as well; no action granted here can come without them (Scan and the
   * PartiQL actions could, and are granted nowhere).
   */
  private allowKeys(actions: string[], arn: string, prefixes: readonly KeyPrefix[]): void {
    if (prefixes.length === 0) return;
    this.allow(actions, arn, { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keysOf(prefixes) } });
  }

  private allow(actions: string[], arn: string, conditions: Record<string, unknown> = {}): void {
    this.role.addToPrincipalPolicy(
      new PolicyStatement({ effect: Effect.ALLOW, actions, resources: [arn], conditions }),
    );
  }

  /** In a policy that the function does not wait for: the machine names the function, so the function cannot wait for the machine. */
  private allowLater(actions: string[], arn: string): void {
    this.later ??= new Policy(this, 'Later', { roles: [this.role] });
    this.later.addStatements(new PolicyStatement({ actions, resources: [arn] }));
  }
}
