/** `npm run doctor`: checks a deployment from the outside, and says of each thing whether it is well, and what to do if not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { accountFindings } from './doctor/account.ts';
import { type Finding, unseen } from './doctor/finding.ts';
import { lookAtAccount, lookAtMail, lookAtService } from './doctor/look.ts';
import { lookAtUpkeep } from './doctor/look-at-upkeep.ts';
import { type DkimAtSes, mailFindings, reserved } from './doctor/mail.ts';
import { serviceFindings } from './doctor/service.ts';
import { upkeepFindings } from './doctor/upkeep.ts';
import { workFindings } from './doctor/work.ts';
import { laptop, useHome } from './laptop.ts';
import { now } from './operator.ts';
import { run } from './refused.ts';

const USAGE = `npm run doctor -- [--url URL] [--home FOLDER] [--domain DOMAIN] [--table TABLE]

  --url     the service (default: serviceUrl of cdk.json, or the one that was started from this folder)
  --home    the service of npm start with that home
  --domain  the email domain (default: mailDomain of cdk.json)
  --table   the deployment's TableName output; asks AWS about the account, the work and what keeps it going, too`;

const NO_TABLE = 'No table is named (TABLE).';

const context = () =>
  (
    JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8')) as {
      context?: Record<string, string>;
    }
  ).context ?? {};

async function findings(url: string | undefined, domain: string, table: string | undefined): Promise<Finding[]> {
  const { account, dkim } = await lookAtAccount(domain, table);
  const nothing = { domain, spf: [], bounces: [], dmarc: [], dkim: undefined };
  const mail = reserved(domain) ? mailFindings(nothing) : await mailOf(domain, dkim);
  const service = url
    ? serviceFindings(await lookAtService(url))
    : [unseen('The service', 'No address is known.', 'Give --url, or set serviceUrl in cdk.json.')];
  return [
    ...service,
    ...mail,
    ...accountFindings(account),
    ...(table === undefined ? [] : await workOf(table)),
    ...upkeepFindings(table === undefined ? { problem: NO_TABLE } : await lookAtUpkeep(table)),
  ];
}

/** The table's client takes its settings from the environment when it is loaded. */
async function workOf(table: string): Promise<Finding[]> {
  process.env.TABLE = table;
  const { lookAtWork } = await import('./doctor/look-at-work.ts');
  return workFindings(await lookAtWork(now()), now());
}

async function mailOf(domain: string, dkim: DkimAtSes | undefined): Promise<Finding[]> {
  try {
    return mailFindings(await lookAtMail(domain, dkim));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return [unseen(`DNS of ${domain}`, `DNS could not be asked (${code}).`, 'Run it where DNS can be reached.')];
  }
}

const MARK = { good: 'ok     ', wrong: 'WRONG  ', unseen: 'unseen ' } as const;

const text = { type: 'string' } as const;
const options = { url: text, home: text, domain: text, table: text, help: { type: 'boolean' } } as const;

async function examine(): Promise<void> {
  const { values } = parseArgs({ options });
  if (values.help) return console.log(USAGE);
  useHome(values.home);
  const { serviceUrl, mailDomain = 'concord.example' } = context();
  const url = values.url ?? (values.home === undefined ? serviceUrl : undefined) ?? laptop()?.url;
  const found = await findings(url, values.domain ?? mailDomain, values.table || process.env.TABLE || undefined);
  for (const { what, state, says, remedy } of found)
    console.log(`${MARK[state]}${what}: ${says}${remedy === undefined ? '' : `\n       ${remedy}`}`);
  const bad = found.filter(({ state }) => state === 'wrong').length;
  console.log(bad === 0 ? '\nNothing that can be seen from here is wrong.' : `\n${bad} to fix.`);
  if (bad > 0) process.exitCode = 1;
}

await run({ parseAsync: examine });
