/** Logs that a service delivers by itself lie under /aws/vendedlogs/: for any other name it lengthens the account's resource policy, which ends at ten. */
import { Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** The name ends in what is unique of the stack: the logs of a stack that was deleted are kept, and the next of its name makes others. */
export function vendedLogs(scope: Construct, id: string, service: 'states' | 'apis', name: string, retention: number) {
  const { stackName, stackId } = Stack.of(scope);
  const unique = Fn.select(2, Fn.split('/', stackId));
  return new LogGroup(scope, id, {
    logGroupName: Fn.join('', [`/aws/vendedlogs/${service}/`, stackName, `-${name}-`, unique]),
    retention,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
}
