/** The operator hears of what is urgent by one topic, and of what can wait for the morning by another. */
import { Stack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Settings } from './settings.ts';

/** `urgent`: something is lost, or people wait. `notice`: it mends itself, or can wait. */
export type Severity = 'urgent' | 'notice';

export class Operator extends Construct {
  readonly topics: Readonly<Record<Severity, Topic>>;

  constructor(scope: Construct, id: string, { stage, operatorMailbox, urgentMailbox }: Settings) {
    super(scope, id);
    const topic = (severity: Severity, mailboxes: (string | undefined)[]): Topic => {
      const made = new Topic(this, severity, { displayName: `Concord ${stage} ${severity}`, enforceSSL: true });
      // A topic's own policy replaces the default one, by which alarms of the account might publish.
      made.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
          actions: ['sns:Publish'],
          resources: [made.topicArn],
          conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
        }),
      );
      for (const mailbox of new Set(mailboxes)) if (mailbox) made.addSubscription(new EmailSubscription(mailbox));
      return made;
    };
    this.topics = {
      urgent: topic('urgent', [operatorMailbox, urgentMailbox]),
      notice: topic('notice', [operatorMailbox]),
    };
  }

  /** A key that is about to be deleted, or was disabled, has no metric: CloudTrail's own event of it is passed on. */
  hearsOfKeys(keys: readonly IKey[]): void {
    new Rule(this, 'Keys', {
      description: 'Someone disabled a key of Concord or asked for its deletion',
      eventPattern: {
        source: ['aws.kms'],
        detailType: ['AWS API Call via CloudTrail'],
        detail: {
          eventName: ['DisableKey', 'ScheduleKeyDeletion'],
          resources: { ARN: keys.map(({ keyArn }) => keyArn) },
        },
      },
      targets: [new SnsTopic(this.topics.urgent)],
    });
  }
}
