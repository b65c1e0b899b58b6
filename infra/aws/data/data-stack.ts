/** What outlives everything that runs: the table, the key that encrypts it, and the one role that the table's policy names. */
import { DefaultStackSynthesizer, type IStackSynthesizer, Stack, type StackProps } from 'aws-cdk-lib';
import { type IRole, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { byLambda } from '../concord-function.ts';
import type { Settings } from '../settings.ts';
import { Backups } from './backups.ts';
import { ConcordTable } from './table.ts';

/** The CDK CLI checks the bootstrap version by itself; without this rule a template needs no parameter. */
export const synthesizer = (): IStackSynthesizer =>
  new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) as IStackSynthesizer;

export interface ConcordDataProps extends StackProps {
  readonly settings: Settings;
}

export class ConcordData extends Stack {
  readonly ledger: ConcordTable;
  /** The only role that may delete words; what runs hangs its grants on it. */
  readonly remover: IRole;

  constructor(scope: Construct, id: string, { settings, ...props }: ConcordDataProps) {
    super(scope, id, { synthesizer: synthesizer(), ...props });
    const remover = new Role(this, 'records-removal-Role', byLambda);
    this.ledger = new ConcordTable(this, 'Ledger', {
      remover,
      deletionProtection: settings.tableProtection === 'on',
    });
    this.remover = remover;
    const { table, key, streamArn } = this.ledger;
    const { backups, restored } = settings;
    if (backups) new Backups(this, 'Backups', { tableArn: table.tableArn, ...backups, restored });
    // Also while a restored table is in use: what one deployment takes out of the exports, the next one could not use. And whatever
    // would replace the table is refused as long as anything runs on it.
    for (const value of [table.tableName, table.tableArn, streamArn, key.keyArn, remover.roleName, remover.roleArn])
      this.exportValue(value);
  }
}
