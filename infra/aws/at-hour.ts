/** What is done once a day, or once a week, is done at an hour of its own; one that could not be done is kept where an alarm sees it. */
import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, type Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ConcordFunction } from './concord-function.ts';
import { InlineRole } from './inline-role.ts';

export interface AtHourProps {
  readonly fn: ConcordFunction;
  /** `HH:MM`, UTC; `hourly`, on the hour, or `hourly:MM`, so many minutes past it. */
  readonly at: string;
  /** The one day of the week; every day without it. */
  readonly on?: 'MON';
  readonly step: string;
  readonly lost: IQueue;
}

/** One role for all of them: a stack holds 500 resources. */
const clockOf = (stack: Stack): Role =>
  (stack.node.tryFindChild('Clock') as Role | undefined) ??
  new InlineRole(stack, 'Clock', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  });

export class AtHour extends Construct {
  constructor(scope: Construct, id: string, { fn: { lambda }, at, on, step, lost }: AtHourProps) {
    super(scope, id);
    const role = clockOf(Stack.of(this));
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] }));
    lost.grantSendMessages(role);
    const [hours = '', minutes = '0'] = at.split(':');
    const [hour, minute] = [hours === 'hourly' ? '*' : Number(hours), Number(minutes)];
    new CfnSchedule(this, 'Schedule', {
      scheduleExpression: `cron(${minute} ${hour} ${on ? `? * ${on}` : '* * ?'} *)`,
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: lambda.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ step }),
        // Some hours late is still that day, or that week; a second time changes nothing.
        retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 6 * 3600 },
        deadLetterConfig: { arn: lost.queueArn },
      },
    });
  }
}
