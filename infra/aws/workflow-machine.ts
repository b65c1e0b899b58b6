/** A workflow runs as it is written in workflows/<name>.asl.json; the stack only says which functions do its tasks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { ConcordFunction, NamedMachine } from './concord-function.ts';
import { InlineRole } from './inline-role.ts';
import { vendedLogs } from './vended-logs.ts';

export interface WorkflowMachineProps {
  /** `signing`: the name of the file, and the one under which functions know the machine. */
  readonly name: string;
  /** The functions behind the names that the definition has for them. */
  readonly tasks: Readonly<Record<string, ConcordFunction>>;
  readonly logRetention: number;
}

export class WorkflowMachine extends Construct implements NamedMachine {
  readonly name: string;
  readonly machine: StateMachine;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, { name, tasks, logRetention }: WorkflowMachineProps) {
    super(scope, id);
    this.name = name;
    const file = join(import.meta.dirname, `../../workflows/${name}.asl.json`);
    const arns = Object.entries(tasks).map(([task, { lambda }]) => [task, lambda.functionArn]);
    const role = new InlineRole(this, 'MachineRole', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    this.logGroup = vendedLogs(this, 'Logs', 'states', name, logRetention);
    this.machine = new StateMachine(this, 'Machine', {
      role,
      // A standard execution lives a year at most, by the service's own limit; a shorter one would be said in the definition.
      stateMachineType: StateMachineType.STANDARD,
      // From the string, not the file: the definition then stands in the template, where a reader and the laptop find it.
      definitionBody: DefinitionBody.fromString(readFileSync(file, 'utf8')),
      definitionSubstitutions: { ...Object.fromEntries(arns), Partition: Aws.PARTITION },
      logs: {
        destination: this.logGroup,
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
      tracingEnabled: true,
    });
    this.machine.addToRolePolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: Object.values(tasks).map(({ lambda }) => lambda.functionArn),
      }),
    );
    acknowledge(
      role,
      'AwsSolutions-IAM5[Resource::*]',
      'X-Ray and the delivery of vended logs (logs:CreateLogDelivery and its kin) take no named resource.',
    );
  }
}
