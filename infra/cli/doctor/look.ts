/** Looks from the outside: at DNS, at the service over HTTP, and at the account through AWS where credentials are there. */
import { resolveCname, resolveMx, resolveTxt } from 'node:dns/promises';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetResourcePolicyCommand,
  PolicyNotFoundException,
} from '@aws-sdk/client-dynamodb';
import {
  GetAccountSendingEnabledCommand,
  GetIdentityDkimAttributesCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  SESClient,
} from '@aws-sdk/client-ses';
import type { Account } from './account.ts';
import type { DkimAtSes, MailRecords } from './mail.ts';
import type { Answer, Answers } from './service.ts';

/** No such name and no such record are answers; that DNS cannot be reached is not. */
const records = async <T>(asked: Promise<T[]>): Promise<T[]> => {
  try {
    return await asked;
  } catch (error) {
    if (['ENOTFOUND', 'ENODATA'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
};

const texts = async (name: string) => (await records(resolveTxt(name))).map((pieces) => pieces.join(''));

export async function lookAtMail(domain: string, ses: DkimAtSes | undefined): Promise<MailRecords> {
  const cname = async (token: string) => (await records(resolveCname(`${token}._domainkey.${domain}`)))[0];
  const [spf, mx, dmarc, names] = await Promise.all([
    texts(`bounce.${domain}`),
    records(resolveMx(`bounce.${domain}`)),
    texts(`_dmarc.${domain}`),
    ses && Promise.all(ses.tokens.map(async (token) => [token, await cname(token)] as const)),
  ]);
  const dkim = ses && names && { status: ses.status, names: Object.fromEntries(names) };
  return { domain, spf, bounces: mx.map(({ exchange }) => exchange), dmarc, dkim };
}

async function ask(address: string): Promise<Answer> {
  try {
    const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(15_000) });
    const headers = Object.fromEntries(response.headers);
    return { status: response.status, headers, body: await response.text() };
  } catch (error) {
    return { problem: `It did not answer: ${(error as Error).message}.` };
  }
}

export async function lookAtService(url: string): Promise<Answers> {
  const [front, unknownLink, signIn, keys] = await Promise.all(
    ['/', `/sign/${'a'.repeat(52)}`, '/sign-in', '/.well-known/jwks.json'].map((path) => ask(`${url}${path}`)),
  );
  const silent: Answer = { problem: 'It did not answer.' };
  return {
    url,
    front: front ?? silent,
    unknownLink: unknownLink ?? silent,
    signIn: signIn ?? silent,
    keys: keys ?? silent,
  };
}

/** A policy that is missing is an answer; that it may not be asked for is not. */
async function policyOf(dynamo: DynamoDBClient, arn: string): Promise<Account['policy']> {
  try {
    return (await dynamo.send(new GetResourcePolicyCommand({ ResourceArn: arn }))).Policy;
  } catch (error) {
    if (error instanceof PolicyNotFoundException) return undefined;
    return { problem: `AWS did not answer: ${(error as Error).name}.` };
  }
}

/** What SES knows of the domain’s DKIM, and what the account says; a `problem` where AWS would not answer. */
export async function lookAtAccount(
  domain: string,
  table: string | undefined,
): Promise<{ account: Account | { problem: string }; dkim?: DkimAtSes }> {
  if (table === undefined) return { account: { problem: 'No table is named (TABLE).' } };
  const ses = new SESClient({});
  const dynamo = new DynamoDBClient({});
  const TableName = table;
  try {
    const [quota, sending, identity, dkim, { Table }, backups, ttl] = await Promise.all([
      ses.send(new GetSendQuotaCommand({})),
      ses.send(new GetAccountSendingEnabledCommand({})),
      ses.send(new GetIdentityVerificationAttributesCommand({ Identities: [domain] })),
      ses.send(new GetIdentityDkimAttributesCommand({ Identities: [domain] })),
      dynamo.send(new DescribeTableCommand({ TableName })),
      dynamo.send(new DescribeContinuousBackupsCommand({ TableName })),
      dynamo.send(new DescribeTimeToLiveCommand({ TableName })),
    ]);
    const recovery = backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
    const { DkimTokens: tokens = [], DkimVerificationStatus: status = 'NotStarted' } =
      dkim.DkimAttributes?.[domain] ?? {};
    return {
      dkim: { tokens, status },
      account: {
        mailsADay: quota.Max24HourSend ?? 0,
        mailsASecond: quota.MaxSendRate ?? 0,
        mailsSent: quota.SentLast24Hours ?? 0,
        sendingEnabled: sending.Enabled ?? false,
        domain,
        verified: identity.VerificationAttributes?.[domain]?.VerificationStatus === 'Success',
        recovery: recovery === 'ENABLED',
        deletionProtection: Table?.DeletionProtectionEnabled ?? false,
        ttl: ttl.TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED',
        stream: Table?.StreamSpecification?.StreamEnabled ?? false,
        policy: await policyOf(dynamo, Table?.TableArn ?? ''),
      },
    };
  } catch (error) {
    return { account: { problem: `AWS did not answer: ${(error as Error).name}.` } };
  }
}
