/** What an installation may choose stands in the `context` of cdk.json or in `-c name=value`; a wrong value is refused by name. */
import type { Node } from 'constructs';
import { z } from 'zod';

const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const schemas = {
  stage: z.enum(['dev', 'test', 'prod'], 'must be dev, test or prod: it is part of every name').default('prod'),
  service: z
    .enum(['open', 'closed'], 'must be open, or closed: then every address answers that the service is closed')
    .default('open'),
  mailDomain: z
    .string()
    .regex(
      // 246: `bounce.` and the domain are together a name of DNS, which ends at 253 characters (RFC 1035).
      /^(?=.{4,246}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
      'must be a domain in lower case that you control, such as mou.agency.gov',
    )
    .default('concord.example'),
  serviceUrl: z
    .string()
    .regex(
      /^https:\/\/[a-z0-9.-]+(:\d+)?$/,
      'must be the public address, https:// and a host, without path or trailing slash; leave it out to use the API endpoint',
    )
    .optional(),
  operatorMailbox: z.email('must be the mailbox that hears alarms; leave it out to subscribe no one').optional(),
  urgentMailbox: z.email('must be another mailbox that hears urgent alarms alone; leave it out for none').optional(),
  notice: z
    .string()
    .regex(/^[^\p{Cc}]{1,200}$/u, 'must be one line of up to 200 characters; leave it out to show none')
    .optional(),
  relays: z
    .enum(['running', 'held'], 'must be running, or held: then no mail leaves and no workflow moves')
    .default('running'),
  tableProtection: z
    .enum(
      ['on', 'off'],
      'must be on; or off, for the first deployment alone: then a rollback can take the empty table away',
    )
    .default('on'),
  restoredTable: z
    .string()
    .regex(/^[a-zA-Z0-9_.-]{3,255}$/, 'must be the name of the table that a restore made; leave it out otherwise')
    .optional(),
  restoredStream: z
    .string()
    .regex(
      /^arn:[^:]+:dynamodb:[^:]+:\d{12}:table\/[^/]+\/stream\/.+$/,
      'must be the ARN of the stream of restoredTable',
    )
    .optional(),
  sealKey: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{0,30}$/,
      'must be a short name in lower case that no earlier key had, such as seal-2: a new name makes a new key',
    )
    .default('seal-1'),
  timestampAuthority: z
    .string()
    .regex(
      /^https:\/\/[a-z0-9.-]+(:\d+)?(\/[\w./~-]*)?$/,
      'must be the https:// address of a time-stamping authority (RFC 3161); leave it out to have no independent time in the seal',
    )
    .optional(),
  backupDays: z.coerce
    .number('must be a number of days')
    .int('must be a whole number of days')
    .min(1, 'must be a number of days, of at least 1')
    .max(36_500, 'must be a number of days, of at most 36500')
    .optional(),
  backupCopyTo: z
    .string()
    .regex(
      /^arn:[^:]+:backup:[a-z0-9-]+:\d{12}:backup-vault:[\w-]{2,50}$/,
      'must be the ARN of a vault of AWS Backup in another region or account',
    )
    .optional(),
  logRetention: z.coerce
    .number('must be a number of days')
    .refine(
      (days) => retentionDays.includes(days),
      `must be a number of days that CloudWatch Logs knows: ${retentionDays.join(', ')}`,
    )
    .default(365),
};

export interface Settings {
  /** Part of the names of the stack and of all that has a name, so that several can stand in one account. */
  readonly stage: 'dev' | 'test' | 'prod';
  /** `closed` while a restored table is looked at: nobody can act on the one that it replaces. */
  readonly service: 'open' | 'closed';
  /** Mail leaves as concord@ this domain. The default is reserved (RFC 2606): mail can leave only once it is set. */
  readonly mailDomain: string;
  /** Public base URL without a trailing slash; absent, the API's own endpoint. */
  readonly serviceUrl: string | undefined;
  readonly operatorMailbox: string | undefined;
  /** Hears what is urgent, and nothing else: of whoever is on call. */
  readonly urgentMailbox: string | undefined;
  /** Stands on top of every page, such as "Training copy: nothing here is binding". */
  readonly notice: string | undefined;
  /** `held` after a restore, until an operator has looked: the mailer and the conductor rest. */
  readonly relays: 'running' | 'held';
  /** Deletion protection of the table. `off` for the first deployment alone: CloudFormation cannot roll back a table that is protected. */
  readonly tableProtection: 'on' | 'off';
  /** A table that a restore from point-in-time recovery made takes the place of the stack's own. */
  readonly restored: { readonly tableName: string; readonly streamArn: string } | undefined;
  /** Name of the sealing key; another name makes another key, and the old one's public half stays published. */
  readonly sealKey: string;
  /** Who confirms the time of a seal (RFC 3161); absent, the time is the service's own word. */
  readonly timestampAuthority: string | undefined;
  /** A copy of the table a day is kept for so many days, which nobody shortens; absent, there is none. */
  readonly backups: { readonly days: number; readonly copyTo: string | undefined } | undefined;
  /** Days that logs are kept. */
  readonly logRetention: number;
}

/** `Concord-prod` */
export const stackName = ({ stage }: Settings): string => `Concord-${stage}`;

export class WrongSettings extends Error {
  override readonly name = 'WrongSettings';
}

/** @throws WrongSettings that names each wrong setting and the remedy. */
export function settingsOf(node: Node): Settings {
  const given = Object.fromEntries(Object.keys(schemas).map((name) => [name, node.tryGetContext(name) ?? undefined]));
  const read = z.object(schemas).safeParse(given);
  if (read.success) {
    const { restoredTable: tableName, restoredStream: streamArn, backupDays: days, ...rest } = read.data;
    const { backupCopyTo: copyTo, ...settings } = rest;
    if ((tableName === undefined) !== (streamArn === undefined))
      throw new WrongSettings('restoredTable and restoredStream go together: name both, or neither.');
    if (copyTo !== undefined && days === undefined)
      throw new WrongSettings('backupCopyTo copies what backupDays keeps: name both, or neither.');
    const backups = days === undefined ? undefined : { days, copyTo };
    const restored = tableName !== undefined && streamArn !== undefined ? { tableName, streamArn } : undefined;
    const { serviceUrl, operatorMailbox, urgentMailbox, notice, timestampAuthority } = settings;
    return { ...settings, serviceUrl, operatorMailbox, urgentMailbox, notice, timestampAuthority, restored, backups };
  }
  const lines = read.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return `  ${name} = ${JSON.stringify(given[name])}: ${message}`;
  });
  throw new WrongSettings(`Settings in cdk.json or in -c name=value are wrong:\n${lines.join('\n')}`);
}
