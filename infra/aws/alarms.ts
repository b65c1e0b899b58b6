/** What needs an operator raises an alarm with a sentence, and the operator's mailbox hears it. */
import { Duration, Stack } from 'aws-cdk-lib';
import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ConcordFunction, NamedMachine } from './concord-function.ts';
import type { ConcordMail } from './mail.ts';
import type { ConcordTable } from './table.ts';

export interface Watched {
  readonly functions: readonly ConcordFunction[];
  /** Those that read the stream. */
  readonly listeners: readonly ConcordFunction[];
  /** Who finds what no execution watches. */
  readonly conductor: ConcordFunction;
  readonly machines: readonly NamedMachine[];
  readonly queues: Readonly<Record<string, IQueue>>;
  readonly table: ConcordTable;
  readonly api: IHttpApi;
  readonly mail: ConcordMail;
}

const period = Duration.minutes(5);

export class Alarms extends Construct {
  readonly all: Alarm[] = [];
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, watched: Watched, operatorMailbox: string | undefined) {
    super(scope, id);
    this.topic = new Topic(this, 'Operator', { displayName: 'Concord', enforceSSL: true });
    // A topic's own policy replaces the default one, by which alarms of the account might publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (operatorMailbox) this.topic.addSubscription(new EmailSubscription(operatorMailbox));

    for (const { name, lambda } of watched.functions) {
      this.raise(`Errors of ${name}`, lambda.metricErrors({ period }));
      this.raise(`Throttles of ${name}`, lambda.metricThrottles({ period }));
    }
    for (const { name, lambda, logGroup } of watched.listeners) {
      const age = lambda.metric('IteratorAge', { statistic: Stats.MAXIMUM, period });
      this.raise(`The ${name} gave up an effect`, this.said(logGroup, name, 'effect gave up'));
      this.raise(`${name} is behind the stream by more than five minutes`, age, period.toMilliseconds());
    }
    this.raise(
      'A workflow had to be begun again',
      this.said(watched.conductor.logGroup, 'conductor', 'watch begun again'),
    );
    for (const { name, machine } of watched.machines) {
      this.raise(`Executions of ${name} failed`, machine.metricFailed({ period }));
      this.raise(`Executions of ${name} timed out`, machine.metricTimedOut({ period }));
      this.raise(`Executions of ${name} were aborted`, machine.metricAborted({ period }));
    }
    for (const [name, queue] of Object.entries(watched.queues)) {
      const depth = queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period });
      this.raise(`There are ${name}`, depth);
    }
    this.raise('The table throttles', throttled(watched.table));
    this.raise('Requests fail with a 5xx', watched.api.metricServerError({ statistic: Stats.SUM, period }));
    // Where SES puts an account under review: 5 % bounces, 0.1 % complaints (SES, "Reputation metrics messages").
    this.raise('Too many mails bounce', reputation(watched.mail, 'Reputation.BounceRate'), 0.05);
    this.raise('Too many people complain about a mail', reputation(watched.mail, 'Reputation.ComplaintRate'), 0.001);
  }

  /** Counts the log lines in which a function says this. */
  private said(logGroup: ILogGroup, name: string, words: string): IMetric {
    const metricName = `${name}-${words.replaceAll(' ', '-')}`;
    const filter = new MetricFilter(this, metricName, {
      logGroup,
      filterPattern: FilterPattern.stringValue('$.message.says', '=', words),
      metricNamespace: 'Concord',
      metricName,
    });
    return filter.metric({ statistic: Stats.SUM, period });
  }

  private raise(sentence: string, metric: IMetric, threshold = 1): void {
    const alarm = new Alarm(this, sentence.replaceAll(/[^a-z0-9]+/gi, '-'), {
      alarmDescription: `Concord: ${sentence}.`,
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    this.all.push(alarm);
  }
}

function throttled({ table }: ConcordTable): IMetric {
  const events = (metricName: string) => table.metric(metricName, { statistic: Stats.SUM, period });
  return new MathExpression({
    expression: 'FILL(reads, 0) + FILL(writes, 0)',
    usingMetrics: { reads: events('ReadThrottleEvents'), writes: events('WriteThrottleEvents') },
    label: 'Throttled reads and writes',
    period,
  });
}

function reputation({ configurationSetName }: ConcordMail, metricName: string): IMetric {
  return new Metric({
    namespace: 'AWS/SES',
    metricName,
    dimensionsMap: { 'ses:configuration-set': configurationSetName },
    statistic: Stats.MAXIMUM,
    period: Duration.hours(1),
  });
}
