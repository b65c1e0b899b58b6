/** Asks Lambda, Scheduler, SQS and SNS for what keeps a deployment going. Each may refuse by itself. */
import { GetAccountSettingsCommand, LambdaClient, paginateListEventSourceMappings } from '@aws-sdk/client-lambda';
import { paginateListSchedules, SchedulerClient } from '@aws-sdk/client-scheduler';
import { paginateListSubscriptionsByTopic, paginateListTopics, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, paginateListQueues, SQSClient } from '@aws-sdk/client-sqs';
import { type Deployment, findDeployment } from '../deployment.ts';
import type { Upkeep } from './upkeep.ts';

export interface Subscription {
  topic: string;
  endpoint: string;
  confirmed: boolean;
}

const nameIn = (arn = ''): string => arn.replace(/^.*:/, '');

/** A topic without one is there with nobody behind it. */
export async function subscriptionsOf(stack: string): Promise<Subscription[]> {
  const client = new SNSClient({});
  const found: Subscription[] = [];
  for await (const { Topics = [] } of paginateListTopics({ client }, {}))
    for (const { TopicArn = '' } of Topics.filter((one) => nameIn(one.TopicArn).startsWith(`${stack}-`))) {
      const topic = nameIn(TopicArn);
      const before = found.length;
      for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client }, { TopicArn }))
        found.push(
          ...Subscriptions.map(({ SubscriptionArn, Endpoint = '' }) => ({
            ...{ topic, endpoint: Endpoint, confirmed: SubscriptionArn?.startsWith('arn:') ?? false },
          })),
        );
      if (found.length === before) found.push({ topic, endpoint: '', confirmed: false });
    }
  return found;
}

async function mappingsOf({ functions }: Deployment): Promise<NonNullable<Upkeep['mappings']>> {
  const client = new LambdaClient({});
  const names = new Map([...functions].map(([name, { arn }]) => [arn, name]));
  const found: { of: string; state: string }[] = [];
  for await (const { EventSourceMappings = [] } of paginateListEventSourceMappings({ client }, {}))
    for (const { FunctionArn = '', State = '' } of EventSourceMappings) {
      const of = names.get(FunctionArn);
      if (of !== undefined) found.push({ of, state: State });
    }
  return { found };
}

async function schedulesOf({ functions }: Deployment): Promise<NonNullable<Upkeep['schedules']>> {
  const client = new SchedulerClient({});
  const names = new Map([...functions].map(([name, { arn }]) => [arn, name]));
  const found: { of: string; state: string }[] = [];
  for await (const { Schedules = [] } of paginateListSchedules({ client }, {}))
    for (const { Target, State = '' } of Schedules) {
      const of = names.get(Target?.Arn ?? '');
      if (of !== undefined) found.push({ of, state: State });
    }
  return { found };
}

async function queuesOf({ stack }: Deployment): Promise<NonNullable<Upkeep['queues']>> {
  // A queue’s address leads to its region; whoever asks has said already whom to ask.
  const client = new SQSClient({ useQueueUrlAsEndpoint: false });
  const found: { name: string; messages: number }[] = [];
  for await (const { QueueUrls = [] } of paginateListQueues(
    { client },
    { QueueNamePrefix: `${stack}-`, MaxResults: 100 },
  ))
    for (const QueueUrl of QueueUrls) {
      const request = { QueueUrl, AttributeNames: ['ApproximateNumberOfMessages' as const] };
      const { Attributes } = await client.send(new GetQueueAttributesCommand(request));
      const messages = Number(Attributes?.ApproximateNumberOfMessages);
      found.push({ name: QueueUrl.replace(/^.*\//, ''), messages });
    }
  return { found };
}

type Problem = { problem: string };
const asked = async <T>(question: Promise<T>): Promise<T | Problem> => {
  try {
    return await question;
  } catch (error) {
    return { problem: `AWS did not answer: ${(error as Error).name}.` };
  }
};

/** Of the deployment that works on this table. */
export async function lookAtUpkeep(table: string): Promise<Upkeep | Problem> {
  const of = await asked(findDeployment((_, its) => its === table));
  if (of === undefined) return { problem: `Lambda knows no function that works on ${table}.` };
  if ('problem' in of) return of;
  const concurrency = new LambdaClient({})
    .send(new GetAccountSettingsCommand({}))
    .then(({ AccountLimit }) => ({ executions: AccountLimit?.ConcurrentExecutions ?? 0 }));
  const [subscriptions, mappings, schedules, queues, quota] = await Promise.all([
    asked(subscriptionsOf(of.stack).then((found) => ({ found }))),
    ...([asked(mappingsOf(of)), asked(schedulesOf(of))] as const),
    ...([asked(queuesOf(of)), asked(concurrency)] as const),
  ]);
  return { subscriptions, mappings, schedules, queues, quota };
}
