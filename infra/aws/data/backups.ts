/**
 * A copy of the table a day, in a vault that gives none of them up before its time; and another one in a vault elsewhere, where the
 * installation names one. Recovery to any second of 35 days is the table's own; this is for whoever loses the account's hold on it.
 */
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Settings } from '../settings.ts';

const POLICY = 'service-role/AWSBackupServiceRolePolicyForBackup';

export interface BackupsProps {
  readonly tableArn: string;
  readonly days: number;
  readonly copyTo: string | undefined;
  readonly restored: Settings['restored'];
}

export class Backups extends Construct {
  constructor(scope: Construct, id: string, { tableArn, days, copyTo, restored }: BackupsProps) {
    super(scope, id);
    // Without `changeableFor` the lock is one of governance: an administrator with the right to it can take it off (docs/deploy.md).
    const vault = new BackupVault(this, 'Vault', {
      lockConfiguration: { minRetention: Duration.days(days) },
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const kept = { deleteAfter: Duration.days(days) };
    const elsewhere = copyTo === undefined ? [] : [BackupVault.fromBackupVaultArn(this, 'Elsewhere', copyTo)];
    const rule = new BackupPlanRule({
      ruleName: 'daily',
      backupVault: vault,
      scheduleExpression: Schedule.cron({ minute: '0', hour: '5' }),
      ...kept,
      copyActions: elsewhere.map((destinationBackupVault) => ({ destinationBackupVault, ...kept })),
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName(POLICY)],
    });
    acknowledge(
      role,
      `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${POLICY}]`,
      'What AWS Backup needs of a table changes with its features, and this policy with it.',
    );
    const put =
      restored &&
      Stack.of(this).formatArn({ service: 'dynamodb', resource: 'table', resourceName: restored.tableName });
    new BackupPlan(this, 'Plan', { backupPlanRules: [rule] }).addSelection('Table', {
      role,
      resources: [tableArn, ...(put ? [put] : [])].map((arn) => BackupResource.fromArn(arn)),
    });
  }
}
