/** What may be done to the data, and by whom: proven on every statement of the template. */
import { Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { listed, nameOf, ofType, only, roleStatements, type Statement, synthesize } from './template.ts';

const { app, stack, template, report } = synthesize();
const statements = roleStatements(template);

const whoMay = (action: string) =>
  [
    ...new Set(
      statements.filter(({ statement }) => listed(statement.Action).includes(action)).map(({ role }) => nameOf(role)),
    ),
  ].sort();

describe('cdk-nag', () => {
  it('finds nothing that is not acknowledged, and CloudFormation finds nothing wrong with the template', () => {
    expect(report.pluginReports).toEqual([]);
  });

  it('hears a reason for every acknowledgement', () => {
    const reasons = stack.node
      .findAll()
      .flatMap((construct) => construct.node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.values(data as Record<string, string>));
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(String(reason).length, String(reason)).toBeGreaterThan(30);
  });

  it('is awake: an open bucket in the same stack is a finding', () => {
    const other = synthesize();
    new Bucket(other.stack, 'Careless');
    const found = new AwsSolutionsChecks(other.app).validateScope(other.app).violations.map(({ ruleName }) => ruleName);
    expect(found).toContain('AwsSolutions-S1');
    expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
  });
});

describe('The ledger stands', () => {
  const ledger = ['LEDGER#', 'BODY#', 'DOC#'];
  const changes = /^(\*|dynamodb:(\*|Update|Delete|Batch[^G]|PartiQL|Restore|Import|.*Table))/;
  const patterns = ({ Condition }: Statement) =>
    listed((Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? []) as string | string[]);
  /** A pattern and a prefix meet when what stands before the first wildcard agrees with it as far as both go. */
  const meets = (pattern: string, prefix: string) => {
    const head = pattern.split(/[*?]/)[0] ?? '';
    return head.startsWith(prefix) || prefix.startsWith(head);
  };

  it('no role may update or delete what is on it', () => {
    const changing = statements.filter(
      ({ statement }) =>
        statement.Effect === 'Allow' && listed(statement.Action).some((action) => changes.test(action)),
    );
    expect(changing.length).toBeGreaterThan(3);
    for (const { role, statement } of changing) {
      expect(patterns(statement), `${role} is held to no keys`).not.toEqual([]);
      const asked = listed(statement.Action);
      // The one exemption: the words of an event, by order of law.
      if (nameOf(role) === 'records-removal' && asked.every((action) => action === 'dynamodb:DeleteItem')) {
        expect(patterns(statement)).toEqual(['BODY#*']);
        continue;
      }
      const met = patterns(statement).filter((pattern) => ledger.some((prefix) => meets(pattern, prefix)));
      expect(met, `${role} may ${listed(statement.Action).join(', ')}`).toEqual([]);
    }
  });

  it('the table itself refuses it to every principal, but for bodies to the one role that removes them by law', () => {
    const Action = ['UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLUpdate', 'PartiQLDelete'].map(
      (it) => `dynamodb:${it}`,
    );
    const denied = { Effect: 'Deny', Principal: { AWS: '*' }, Action, Resource: '*' };
    const keys = (...prefixes: string[]) => ({ 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': prefixes } });
    const statements = only(template, 'AWS::DynamoDB::Table').Properties.ResourcePolicy.PolicyDocument.Statement;
    const remover = statements[1].Condition.ArnNotEquals['aws:PrincipalArn']['Fn::GetAtt'][0];
    expect(nameOf(remover)).toBe('records-removal');
    expect(statements).toEqual([
      { Sid: 'LedgerStands', ...denied, Condition: keys('LEDGER#*', 'DOC#*') },
      {
        Sid: 'BodiesLeaveByLaw',
        ...denied,
        Condition: {
          ...keys('BODY#*'),
          ArnNotEquals: { 'aws:PrincipalArn': { 'Fn::GetAtt': [remover, 'Arn'] } },
        },
      },
    ]);
  });

  it('no role reads or writes the table other than by keys, or scans it', () => {
    const tableActions = statements.filter(({ statement }) =>
      listed(statement.Action).some((action) => /^dynamodb:.*(Item|Query|Scan|PartiQL)/.test(action)),
    );
    for (const { role, statement } of tableActions) {
      expect(patterns(statement), role).not.toEqual([]);
      expect(
        listed(statement.Action).filter((action) => /Scan|PartiQL|BatchWrite/.test(action)),
        role,
      ).toEqual([]);
    }
  });
});

describe('Each function may do its own work and no more', () => {
  it.each([
    ['send mail', 'ses:SendRawEmail', ['mailer']],
    ['start a workflow', 'states:StartExecution', ['conductor']],
    [
      'answer a workflow',
      'states:SendTaskSuccess',
      ['closing-steps', 'conductor', 'escalation-steps', 'reviews-steps', 'signing-steps'],
    ],
    ['sign with the sealing key', 'kms:Sign', ['closing-seal', 'records-evidence', 'records-seal', 'records-tips']],
    [
      'read its public half',
      'kms:GetPublicKey',
      ['closing-seal', 'records-evidence', 'records-http', 'records-seal', 'records-tips'],
    ],
    ['read the stream', 'dynamodb:GetRecords', ['conductor', 'mailer']],
  ])('who may %s', (_what, action, who) => {
    expect(whoMay(action)).toEqual(who);
  });

  it('who signs may sign with the sealing key alone, and that key leaves it to roles who may', () => {
    const [[id, { Properties }] = ['', { Properties: {} }]] = ofType(template, 'AWS::KMS::Key').filter(
      ([, key]) => key.Properties.KeyUsage === 'SIGN_VERIFY',
    );
    const signing = statements.filter(({ statement }) => listed(statement.Action).includes('kms:Sign'));
    expect(signing.map(({ statement }) => statement.Resource)).toEqual(
      signing.map(() => ({ 'Fn::GetAtt': [id, 'Arn'] })),
    );
    for (const { statement } of signing)
      expect([statement.Action, statement.Condition]).toEqual([
        'kms:Sign',
        { StringEquals: { 'kms:SigningAlgorithm': 'RSASSA_PKCS1_V1_5_SHA_256', 'kms:MessageType': 'DIGEST' } },
      ]);
    expect(Properties.KeyPolicy.Statement).toHaveLength(1);
    expect(JSON.stringify(Properties.KeyPolicy.Statement[0].Principal)).toMatch(/:root/);
  });

  it('who sends mail sends it from one address, written as SES compares it: without a name', () => {
    const sending = statements.filter(({ statement }) => listed(statement.Action).includes('ses:SendRawEmail'));
    expect(sending.map(({ statement }) => statement.Condition)).toEqual(
      sending.map(() => ({ StringEquals: { 'ses:FromAddress': 'concord@concord.example' } })),
    );
  });

  it('the sealing key and the list of a day can be put and read, never changed or removed', () => {
    const changing = statements.filter(({ statement }) =>
      listed(statement.Action).some((action) => /^dynamodb:(Update|Delete)Item$/.test(action)),
    );
    expect(JSON.stringify(changing)).not.toMatch(/"(KEY|TIPS)#/);
  });

  it('verify-http reads the keys of the service and counts by source, and nothing else of the table', () => {
    const its = statements.filter(({ role }) => nameOf(role) === 'verify-http');
    const onTable = its.filter(({ statement }) => listed(statement.Action).some((one) => one.startsWith('dynamodb:')));
    expect(onTable.map(({ statement }) => [statement.Action, statement.Condition])).toEqual([
      [
        ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem'],
        { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['KEY#*'] } },
      ],
      ['dynamodb:UpdateItem', { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['TRIES#*'] } }],
    ]);
  });

  it.each(['site'])('%s touches no data at all', (name) => {
    const its = statements
      .filter(({ role }) => nameOf(role) === name)
      .flatMap(({ statement }) => listed(statement.Action));
    expect(its.length).toBeGreaterThan(0);
    expect(its.filter((action) => !/^(logs|xray):/.test(action))).toEqual([]);
  });

  it('no managed policy hangs on a role', () => {
    for (const [id, { Properties }] of ofType(template, 'AWS::IAM::Role'))
      expect(Properties.ManagedPolicyArns ?? [], id).toEqual([]);
  });

  it('no statement has a wildcard, but where AWS takes nothing else', () => {
    const reasons: Record<string, string> = {
      'xray:PutTraceSegments': 'X-Ray takes segments for no named resource',
      'xray:PutTelemetryRecords': 'as above',
      'xray:GetSamplingRules': 'as above',
      'xray:GetSamplingTargets': 'as above',
      'dynamodb:ListStreams': 'has no resource of its own; Lambda asks for it when a mapping is made',
      'logs:CreateLogDelivery': 'vended logs of Step Functions: the delivery has no ARN before it is made',
      'logs:GetLogDelivery': 'as above',
      'logs:UpdateLogDelivery': 'as above',
      'logs:DeleteLogDelivery': 'as above',
      'logs:ListLogDeliveries': 'as above',
      'logs:PutResourcePolicy': 'as above',
      'logs:DescribeResourcePolicies': 'as above',
      'logs:DescribeLogGroups': 'as above',
    };
    const wide = statements.filter(({ statement }) =>
      JSON.stringify([statement.Action, statement.Resource]).includes('*'),
    );
    const unexplained = wide.flatMap(({ role, statement }) =>
      listed(statement.Action)
        .filter((action) => statement.Resource !== '*' || !(action in reasons))
        .map((action) => `${role}: ${action}`),
    );
    expect(unexplained).toEqual([]);
    const used = new Set(wide.flatMap(({ statement }) => listed(statement.Action)));
    expect(
      Object.keys(reasons).filter((action) => !used.has(action)),
      'reasons that nothing needs',
    ).toEqual([]);
  });
});
