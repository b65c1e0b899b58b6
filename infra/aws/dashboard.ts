/** One page shows whether people are answered, effects leave, workflows move and mail arrives. */
import { Duration } from 'aws-cdk-lib';
import { AlarmStatusWidget, Dashboard, GraphWidget, type IMetric, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Alarms, Watched } from './alarms.ts';

export function dashboard(scope: Construct, id: string, watched: Watched, alarms: Alarms): Dashboard {
  const { functions, listeners, machines, queues, table, api } = watched;
  return new Dashboard(scope, id, {
    defaultInterval: Duration.days(1),
    widgets: [
      [new AlarmStatusWidget({ title: 'Alarms', alarms: alarms.all, width: 24, height: 6 })],
      [
        graph('Requests', [api.metricCount(), api.metricClientError(), api.metricServerError()]),
        graph('Time to answer', [
          api.metricLatency({ statistic: Stats.p(50), label: 'median' }),
          api.metricLatency({ statistic: Stats.p(99), label: '99 %' }),
        ]),
        graph(
          'Errors of functions',
          functions.map(({ name, lambda }) => lambda.metricErrors({ label: name })),
        ),
      ],
      [
        graph(
          'Behind the stream (ms)',
          listeners.map(({ name, lambda }) => lambda.metric('IteratorAge', { statistic: Stats.MAXIMUM, label: name })),
        ),
        graph(
          'Could not be delivered',
          Object.entries(queues).map(([label, queue]) => queue.metricApproximateNumberOfMessagesVisible({ label })),
        ),
        graph(
          'Executions',
          machines.flatMap(({ name, machine }) => [
            machine.metricStarted({ label: `${name} started` }),
            machine.metricSucceeded({ label: `${name} succeeded` }),
            machine.metricFailed({ label: `${name} failed` }),
          ]),
        ),
      ],
      [
        graph(
          'Mail',
          ['Send', 'Delivery', 'Bounce', 'Complaint', 'Reject'].map(
            (metricName) => new Metric({ namespace: 'AWS/SES', metricName, statistic: Stats.SUM }),
          ),
        ),
        graph('Table: units consumed', [
          table.table.metricConsumedReadCapacityUnits(),
          table.table.metricConsumedWriteCapacityUnits(),
        ]),
        graph(
          'Time of functions (99 %)',
          functions.map(({ name, lambda }) => lambda.metricDuration({ statistic: Stats.p(99), label: name })),
        ),
      ],
    ],
  });
}

const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 8, height: 6 });
