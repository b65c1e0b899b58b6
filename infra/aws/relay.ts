/** A new effect wakes the one function that performs it, and a sweep every five minutes finds what the stream's hint missed. */
import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, type Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ConcordFunction } from './concord-function.ts';
import type { LedgerTable } from './data/table.ts';
import { deadLetters } from './dead-letters.ts';
import { InlineRole } from './inline-role.ts';

export interface RelayProps {
  readonly table: LedgerTable;
  readonly mailer: ConcordFunction;
  readonly conductor: ConcordFunction;
  /** Nothing leaves while an operator looks at a restored table. */
  readonly held: boolean;
}

export class Relay extends Construct {
  /** Everything here that an alarm should see. */
  readonly queues: Readonly<Record<string, IQueue>>;
  private readonly sweeper: Role;
  private readonly held: boolean;

  constructor(scope: Construct, id: string, { table, mailer, conductor, held }: RelayProps) {
    super(scope, id);
    this.held = held;
    const mailHints = deadLetters(this, 'LostMailHints');
    const flowHints = deadLetters(this, 'LostFlowHints');
    const sweeps = deadLetters(this, 'LostSweeps');
    this.queues = { 'lost mail hints': mailHints, 'lost flow hints': flowHints, 'lost sweeps': sweeps };
    this.sweeper = new InlineRole(this, 'Sweeper', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    this.wakes(mailer, table, 'MAIL', mailHints);
    this.wakes(conductor, table, 'FLOW', flowHints);
    this.sweeps('SweepMail', mailer, sweeps);
    this.sweeps('SweepFlows', conductor, sweeps);
  }

  /** Few tries, and no old hints: the item is the truth, and the sweep comes back to it with its own backoff. */
  private wakes(fn: ConcordFunction, table: LedgerTable, prefix: 'MAIL' | 'FLOW', lost: IQueue): void {
    fn.hears(table).lambda.addEventSourceMapping('Hints', {
      eventSourceArn: table.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      enabled: !this.held,
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { pk: { S: FilterRule.beginsWith(`${prefix}#`) } } },
        }),
      ],
      batchSize: 10,
      // Several agreements at a time, so that one poisoned effect holds up few of the others while it is retried.
      parallelizationFactor: 4,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 3,
      maxRecordAge: Duration.hours(1),
      onFailure: new SqsDlq(lost),
    });
  }

  private sweeps(id: string, { lambda }: ConcordFunction, lost: IQueue): void {
    this.sweeper.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] }),
    );
    lost.grantSendMessages(this.sweeper);
    new CfnSchedule(this, id, {
      scheduleExpression: 'rate(5 minutes)',
      state: this.held ? 'DISABLED' : 'ENABLED',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: lambda.functionArn,
        roleArn: this.sweeper.roleArn,
        input: JSON.stringify({ sweep: true }),
        // The next sweep does what a late one would do.
        retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 300 },
        deadLetterConfig: { arn: lost.queueArn },
      },
    });
  }
}
