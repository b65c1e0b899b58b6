/** The signing workflow runs as it is written in workflows/signing.asl.json; the stack only says which functions do its tasks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { ConcordFunction, NamedMachine } from './concord-function.ts';

export interface SigningMachineProps {
  readonly timetable: ConcordFunction;
  readonly steps: ConcordFunction;
  readonly sealing: ConcordFunction;
  readonly logRetention: number;
}

export class SigningMachine extends Construct implements NamedMachine {
  readonly name = 'signing';
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { timetable, steps, sealing, logRetention }: SigningMachineProps) {
    super(scope, id);
    const file = join(import.meta.dirname, '../../workflows/signing.asl.json');
    this.machine = new StateMachine(this, 'Machine', {
      // A standard execution lives a year at most, by the service's own limit; a shorter one would be said in the definition.
      stateMachineType: StateMachineType.STANDARD,
      // From the string, not the file: the definition then stands in the template, where a reader and the laptop find it.
      definitionBody: DefinitionBody.fromString(readFileSync(file, 'utf8')),
      definitionSubstitutions: {
        TimetableFunction: timetable.lambda.functionArn,
        StepsFunction: steps.lambda.functionArn,
        SealFunction: sealing.lambda.functionArn,
      },
      logs: {
        destination: new LogGroup(this, 'Logs', { retention: logRetention, removalPolicy: RemovalPolicy.RETAIN }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
      tracingEnabled: true,
    });
    this.machine.addToRolePolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [timetable, steps, sealing].map(({ lambda }) => lambda.functionArn),
      }),
    );
    acknowledge(
      this.machine,
      'AwsSolutions-IAM5[Resource::*]',
      'X-Ray and the delivery of vended logs (logs:CreateLogDelivery and its kin) take no named resource.',
    );
  }
}
