/** One alarm of each severity is raised and put back, and each of the two topics has someone who confirmed that they hear it. */
import {
  CloudWatchClient,
  DescribeAlarmHistoryCommand,
  type MetricAlarm,
  paginateDescribeAlarms,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import type { Deployment } from '../deployment.ts';
import { type Subscription, subscriptionsOf } from '../doctor/look-at-upkeep.ts';
import { nameOf, notSeen, notSo, type Proof, proven, until, type Waiting } from './proof.ts';

const SEVERITIES = ['urgent', 'notice'] as const;
type Severity = (typeof SEVERITIES)[number];

/** As infra/aws/alarms.ts describes it: “Concord prod, urgent: …”. */
export const severityOf = ({
  AlarmDescription: text = '',
}: Pick<MetricAlarm, 'AlarmDescription'>): Severity | undefined =>
  SEVERITIES.find((severity) => new RegExp(`^Concord \\w+, ${severity}: `).test(text));

const by = 'Run: aws cloudwatch set-alarm-state, and aws sns list-subscriptions.';

async function alarmsOf(client: CloudWatchClient, { stack }: Deployment): Promise<MetricAlarm[]> {
  const all: MetricAlarm[] = [];
  for await (const { MetricAlarms = [] } of paginateDescribeAlarms({ client }, { AlarmNamePrefix: `${stack}-` }))
    all.push(...MetricAlarms);
  return all;
}

/** CloudWatch writes down what it did because of the state, the publication to the topic among it. */
async function raised(
  client: CloudWatchClient,
  severity: Severity,
  { AlarmName, StateValue }: MetricAlarm,
  waiting: Waiting,
): Promise<Proof> {
  const what = `An alarm of the severity ${severity}`;
  const StartDate = new Date();
  const set = (value: 'ALARM' | 'OK' | 'INSUFFICIENT_DATA') =>
    client.send(new SetAlarmStateCommand({ AlarmName, StateValue: value, StateReason: 'npm run smoke' }));
  await set('ALARM');
  try {
    const acted = await until(async () => {
      const request = { AlarmName, HistoryItemType: 'Action', StartDate } as const;
      const { AlarmHistoryItems = [] } = await client.send(new DescribeAlarmHistoryCommand(request));
      return AlarmHistoryItems.map(({ HistorySummary = '' }) => HistorySummary)[0];
    }, waiting);
    return acted?.startsWith('Successfully')
      ? proven(what, `${AlarmName} was raised: ${acted}. An email of it should be in the operator’s mailbox.`)
      : notSo(
          what,
          `${AlarmName} was raised, and CloudWatch says: ${acted ?? 'nothing of an action'}.`,
          'See the policy of its topic: cloudwatch.amazonaws.com may publish.',
        );
  } finally {
    await set(StateValue ?? 'OK');
  }
}

/** Pure. */
export function heard(subscriptions: readonly Subscription[]): Proof {
  const what = 'Somebody who hears the alarms';
  const topics = [...new Set(subscriptions.map(({ topic }) => topic))];
  const deaf = topics.filter((topic) => !subscriptions.some((one) => one.topic === topic && one.confirmed));
  if (topics.length > 0 && deaf.length === 0)
    return proven(what, `Each of ${topics.length} topics has a confirmed subscription.`);
  return notSo(
    what,
    topics.length === 0 ? 'No topic has a subscription.' : `Nobody confirmed ${deaf.join(', ')}.`,
    'Set operatorMailbox in cdk.json, and follow the links in the emails of SNS.',
  );
}

export async function alarmProofs(of: Deployment, waiting: Waiting): Promise<Proof[]> {
  const client = new CloudWatchClient({});
  const proofs: Proof[] = [];
  try {
    const alarms = await alarmsOf(client, of);
    for (const severity of SEVERITIES) {
      // One that is raised already would hear nothing new.
      const quiet = alarms.find((alarm) => severityOf(alarm) === severity && alarm.StateValue !== 'ALARM');
      proofs.push(
        quiet
          ? await raised(client, severity, quiet, waiting)
          : notSo(
              `An alarm of the severity ${severity}`,
              'There is none that is quiet.',
              'Deploy again, and look at what is raised.',
            ),
      );
    }
  } catch (error) {
    proofs.push(notSeen('Alarms', `CloudWatch was not asked (${nameOf(error)}).`, by));
  }
  try {
    proofs.push(heard(await subscriptionsOf(of.stack)));
  } catch (error) {
    proofs.push(notSeen('Somebody who hears the alarms', `SNS was not asked (${nameOf(error)}).`, by));
  }
  return proofs;
}
