/** What needs an operator raises an alarm with a sentence; each has a line in docs/runbooks.md that says what to do. */
import { Duration } from 'aws-cdk-lib';
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
import { FilterPattern, type IFilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { functions } from '../../functions/capabilities.ts';
import type { ConcordFunction } from './concord-function.ts';
import type { LedgerTable } from './data/table.ts';
import type { ConcordMail } from './mail.ts';
import type { Operator, Severity } from './operator.ts';
import type { WorkflowMachine } from './workflow-machine.ts';

export interface Watched {
  readonly stage: string;
  readonly functions: readonly ConcordFunction[];
  /** Those that read the stream, and are run every five minutes besides. */
  readonly listeners: readonly ConcordFunction[];
  /** Who finds what no execution watches. */
  readonly conductor: ConcordFunction;
  readonly machines: readonly WorkflowMachine[];
  readonly queues: Readonly<Record<string, IQueue>>;
  /** Functions that a schedule runs at least once in so many hours. */
  readonly scheduled: readonly (readonly [ConcordFunction, hours: number])[];
  readonly table: LedgerTable;
  readonly api: IHttpApi;
  readonly mail: ConcordMail;
}

interface Threshold {
  readonly threshold?: number;
  /** Periods in a row. */
  readonly periods?: number;
  /** Raised when there is less than the threshold, or nothing. */
  readonly below?: true;
}

const period = Duration.minutes(5);
/** Each five minutes a sweep takes what is due: after this, somebody waits. */
const OLDEST_DUE = Duration.minutes(30);

export class Alarms extends Construct {
  readonly all: Alarm[] = [];
  private readonly stage: string;
  private readonly operator: Operator;

  constructor(scope: Construct, id: string, watched: Watched, operator: Operator) {
    super(scope, id);
    this.stage = watched.stage;
    this.operator = operator;
    this.ofFunctions(watched);
    this.ofWorkflows(watched);
    // Of a request it is a 5xx, which raises its own; a stack has no room for a filter on every log.
    const own = watched.functions.filter(({ name }) => WORKS_ALONE.has(name));
    this.raise('urgent', 'A stream went back', this.saidByAny(own, 'stream went back'));
    this.ofSchedules(watched);
    for (const [name, queue] of Object.entries(watched.queues)) {
      const depth = queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period });
      this.raise('urgent', `There are ${name}`, depth);
    }
    this.raise('urgent', 'The table or one of its indexes throttles', throttled(watched.table));
    this.raise('urgent', 'Requests fail with a 5xx', watched.api.metricServerError({ statistic: Stats.SUM, period }));
    // Where SES puts an account under review: 5 % bounces, 0.1 % complaints (SES, "Reputation metrics messages").
    const { mail } = watched;
    this.raise('urgent', 'Too many emails bounce', reputation(mail, 'Reputation.BounceRate'), { threshold: 0.05 });
    this.raise('urgent', 'Too many people complain about an email', reputation(mail, 'Reputation.ComplaintRate'), {
      threshold: 0.001,
    });
  }

  private ofFunctions({ functions, listeners }: Watched): void {
    for (const { name, lambda } of functions) {
      this.raise('notice', `Errors of ${name}`, lambda.metricErrors({ period }));
      this.raise('notice', `Throttles of ${name}`, lambda.metricThrottles({ period }));
    }
    for (const { name, lambda, logGroup } of listeners) {
      const age = lambda.metric('IteratorAge', { statistic: Stats.MAXIMUM, period });
      this.raise('urgent', `The ${name} gave up an effect`, this.said(logGroup, name, 'effect gave up'));
      this.raise('urgent', `${name} is behind the stream by more than five minutes`, age, {
        threshold: period.toMilliseconds(),
      });
      const oldest = this.logged(logGroup, `${name}-oldest-due`, saying('sweep looked'), '$.message.oldestSeconds');
      this.raise('urgent', `What the ${name} should do is due for more than half an hour`, oldest, {
        threshold: OLDEST_DUE.toSeconds(),
      });
    }
  }

  private ofWorkflows({ machines, conductor }: Watched): void {
    this.raise(
      'urgent',
      'A workflow had to be begun again',
      this.said(conductor.logGroup, 'conductor', 'watch begun again'),
    );
    for (const { name, machine, logGroup } of machines) {
      this.raise('urgent', `Executions of ${name} failed`, machine.metricFailed({ period }));
      this.raise('urgent', `Executions of ${name} timed out`, machine.metricTimedOut({ period }));
      this.raise('urgent', `Executions of ${name} were aborted`, machine.metricAborted({ period }));
      // Where a function cannot even be run, no function has an error: the workflow's own log tells.
      const stalled = FilterPattern.all(
        FilterPattern.stringValue('$.type', '=', 'TaskStateEntered'),
        FilterPattern.stringValue('$.details.name', '=', 'Make the failure visible'),
      );
      this.raise('urgent', `A step of ${name} fails for good`, this.logged(logGroup, `${name}-stalled`, stalled));
    }
  }

  /** A schedule that is disabled, and a function that it may not run, are seen by nothing that happens. */
  private ofSchedules({ scheduled }: Watched): void {
    for (const [{ name, lambda }, hours] of scheduled) {
      // Whole windows without a run: up to a day in hours, and from there in days; CloudWatch looks back seven at most.
      const length = hours <= 24 ? Duration.hours(1) : Duration.days(1);
      const runs = lambda.metricInvocations({ statistic: Stats.SUM, period: length });
      this.raise('urgent', `${name} has not run when it should`, runs, {
        ...{ periods: Math.ceil(hours / length.toHours()), below: true },
      });
    }
  }

  /** Counts the log lines in which a function says this. */
  private said(logGroup: ILogGroup, name: string, words: string): IMetric {
    return this.logged(logGroup, `${name}-${words.replaceAll(' ', '-')}`, saying(words));
  }

  /** Counts them over the logs of these functions, in one metric. */
  private saidByAny(functions: readonly ConcordFunction[], words: string): IMetric {
    const metricName = words.replaceAll(' ', '-');
    const metricNamespace = `Concord/${this.stage}`;
    for (const { name, logGroup } of functions)
      new MetricFilter(this, `${name}-${metricName}`, {
        ...{ logGroup, filterPattern: saying(words), metricNamespace, metricName, metricValue: '1' },
      });
    return new Metric({ namespace: metricNamespace, metricName, statistic: Stats.SUM, period });
  }

  /** Counts log lines, or takes the greatest value that they have at that place. */
  private logged(logGroup: ILogGroup, metricName: string, filterPattern: IFilterPattern, metricValue = '1'): IMetric {
    const metricNamespace = `Concord/${this.stage}`;
    const filter = new MetricFilter(this, metricName, {
      ...{ logGroup, filterPattern, metricNamespace, metricName, metricValue },
    });
    return filter.metric({ statistic: metricValue === '1' ? Stats.SUM : Stats.MAXIMUM, period });
  }

  private raise(severity: Severity, sentence: string, metric: IMetric, of: Threshold = {}): void {
    const { threshold = 1, periods = 1, below } = of;
    const alarm = new Alarm(this, sentence.replaceAll(/[^a-z0-9]+/gi, '-'), {
      alarmDescription: `Concord ${this.stage}, ${severity}: ${sentence}.`,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.operator.topics[severity]));
    this.all.push(alarm);
  }
}

/** Functions that record what nobody asked for by a request: steps, sweeps, reports and lists. */
const WORKS_ALONE: ReadonlySet<string> = new Set(
  Object.entries(functions).flatMap(([name, of]) =>
    !('routes' in of) && JSON.stringify(of.keys ?? {}).includes('"LEDGER"') ? [name] : [],
  ),
);

const saying = (words: string) => FilterPattern.stringValue('$.message.says', '=', words);

/** An index throttles writes of its table, and its own metric alone shows it. */
function throttled({ table }: LedgerTable): IMetric {
  const kinds = { reads: 'ReadThrottleEvents', writes: 'WriteThrottleEvents' };
  const metrics = Object.entries(kinds).flatMap(([kind, metricName]) => [
    [kind, table.metric(metricName, { statistic: Stats.SUM, period })] as const,
    ...['due', 'tips'].map((index) => {
      const dimensionsMap = { TableName: table.tableName, GlobalSecondaryIndexName: index };
      const metric = new Metric({ namespace: 'AWS/DynamoDB', metricName, dimensionsMap, statistic: Stats.SUM, period });
      return [`${kind}_${index}`, metric] as const;
    }),
  ]);
  return new MathExpression({
    expression: metrics.map(([name]) => `FILL(${name}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(metrics),
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
