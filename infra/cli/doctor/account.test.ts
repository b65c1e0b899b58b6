/** What the account says of itself: its quotas, its table, and the policy that keeps the ledger, each named when it is not as it should be. */
import { describe, expect, it } from 'vitest';
import { only, synthesize } from '../../../test/template.ts';
import { accountFindings } from './account.ts';
import type { Finding } from './finding.ts';
import { ledgerFinding } from './ledger-policy.ts';

const wrongs = (findings: Finding[]) => findings.filter(({ state }) => state !== 'good').map(({ what }) => what);

interface Document {
  Statement: Record<string, unknown>[];
}
/** As it is deployed; what CloudFormation would fill in is a name here. */
const deployed: Document = JSON.parse(
  JSON.stringify(
    only(synthesize().template, 'AWS::DynamoDB::Table').Properties.ResourcePolicy.PolicyDocument,
    (_, value) =>
      value !== null &&
      typeof value === 'object' &&
      ('Fn::GetAtt' in value || 'Fn::Sub' in value || 'Fn::ImportValue' in value)
        ? 'arn:aws:iam::123456789012:role/remover'
        : value,
  ),
);
const policy = JSON.stringify(deployed);
/** Each statement changed. */
const changed = (change: (statement: Record<string, unknown>) => Record<string, unknown>) =>
  JSON.stringify({ ...deployed, Statement: deployed.Statement.map(change) });

describe('The account', () => {
  const well = {
    mailsADay: 50_000,
    mailsASecond: 14,
    mailsSent: 100,
    sendingEnabled: true,
    domain: 'mou.agency.gov',
    verified: true,
    recovery: true,
    deletionProtection: true,
    ttl: true,
    stream: true,
    policy,
  };

  it('that is set up is well', () => expect(wrongs(accountFindings(well))).toEqual([]));

  it.each([
    ['in the sandbox', { mailsADay: 200 }, 'The SES sandbox'],
    ['with sending paused', { sendingEnabled: false }, 'Sending'],
    ['with a domain that is not verified', { verified: false }, 'The identity mou.agency.gov'],
    ['without recovery', { recovery: false }, 'Point-in-time recovery'],
    ['without deletion protection', { deletionProtection: false }, 'Deletion protection of the table'],
    ['without time to live', { ttl: false }, 'Time to live'],
    ['without a stream', { stream: false }, 'The stream'],
    ['that sends one email a second', { mailsASecond: 1 }, 'Emails a second'],
    ['that has sent nearly all of its day', { mailsSent: 40_000 }, 'Emails of the last 24 hours'],
  ])('%s is named', (_, changes, what) => expect(wrongs(accountFindings({ ...well, ...changes }))).toEqual([what]));

  it('without a limit of emails is no sandbox, however many it has sent', () =>
    expect(wrongs(accountFindings({ ...well, mailsADay: -1, mailsSent: 4_000_000 }))).toEqual([]));

  it('that cannot be asked is unseen, and not called well', () =>
    expect(accountFindings({ problem: 'No table is named (TABLE).' })).toMatchObject([{ state: 'unseen' }]));
});

describe('The policy that keeps the ledger', () => {
  it('is well as it is deployed', () => expect(ledgerFinding(policy)).toMatchObject({ state: 'good' }));

  it.each<[string, string | undefined]>([
    ['is missing', undefined],
    ['is no policy', '{}'],
    ['allows instead', changed((one) => ({ ...one, Effect: 'Allow' }))],
    [
      'is about one account alone',
      changed((one) => ({ ...one, Principal: { AWS: 'arn:aws:iam::123456789012:root' } })),
    ],
    ['is about updates alone', changed((one) => ({ ...one, Action: ['dynamodb:UpdateItem'] }))],
    [
      'spares whoever has a tag',
      changed((one) => ({
        ...one,
        Condition: { ...(one.Condition as object), StringNotEquals: { 'aws:PrincipalTag/of': 'operators' } },
      })),
    ],
    ...deployed.Statement.map((_, left): [string, string] => [
      `has lost statement ${left + 1}`,
      JSON.stringify({ ...deployed, Statement: deployed.Statement.filter((_, index) => index !== left) }),
    ]),
  ])('that %s is wrong, with what to do', (_, found) =>
    expect(ledgerFinding(found)).toMatchObject({
      state: 'wrong',
      remedy: expect.stringContaining('put-resource-policy'),
    }),
  );

  it('that may not be asked for is unseen', () =>
    expect(ledgerFinding({ problem: 'AWS did not answer: AccessDeniedException.' })).toMatchObject({
      state: 'unseen',
    }));
});
