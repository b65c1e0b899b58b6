/** The template is taken by AWS, as far as names, texts and sizes go: proven offline, since a first deployment that is refused is rolled back whole. */
import { describe, expect, it } from 'vitest';
import { type Limit, limits } from './service-limits.ts';
import { nameOf, ofType, only, rolePolicies, synthesize, type Template } from './template.ts';

/** As short and as long as settings can make it, and with everything that only a setting brings. */
const templates: Record<string, Template> = {
  'without settings': synthesize().template,
  'with every setting at its longest': synthesize({
    mailDomain: `${'long-label.'.repeat(22)}gov`,
    operatorMailbox: 'operator@agency.gov',
    serviceUrl: 'https://mou.agency.gov',
    notice: 'ü'.repeat(200),
    sealKey: `s${'9'.repeat(30)}`,
    timestampAuthority: 'https://time.agency.gov/tsr',
    tableProtection: 'off',
    logRetention: 3653,
    stage: 'test',
    backupDays: 36_500,
    backupCopyTo: `arn:aws:backup:us-west-2:000000000000:backup-vault:${'v'.repeat(50)}`,
    service: 'closed',
  }).template,
  'after a restore': synthesize({
    relays: 'held',
    restoredTable: 'T'.repeat(255),
    restoredStream: `arn:aws:dynamodb:us-east-1:000000000000:table/${'T'.repeat(255)}/stream/2026-11-02T12:00:00.000`,
  }).template,
};

const PSEUDO: Record<string, string> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
  'AWS::AccountId': '000000000000',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackId': `arn:aws:cloudformation:us-east-1:000000000000:stack/Concord-prod/${'x'.repeat(36)}`,
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** The function of an intrinsic and its argument. */
const intrinsic = (value: unknown): [string, unknown] | undefined => {
  const [first, ...others] = isObject(value) ? Object.entries(value) : [];
  return first && others.length === 0 && (first[0] === 'Ref' || first[0].startsWith('Fn::')) ? first : undefined;
};

/** The text that a value comes to, with a stand-in for the name or the attribute of another resource. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [fn, argument] = intrinsic(value) ?? [];
  if (fn === 'Ref') return PSEUDO[String(argument)] ?? 'referenced';
  if (fn === 'Fn::GetAtt') return `arn:aws:service:us-east-1:000000000000:${'x'.repeat(64)}`;
  if (fn === 'Fn::Sub') return String(argument).replaceAll(/\$\{([^}]+)\}/g, (_, name) => PSEUDO[name] ?? 'referenced');
  if (fn === 'Fn::Join') {
    const [glue, parts] = argument as [string, unknown[]];
    return parts.map(textOf).join(glue);
  }
  if (fn === 'Fn::Split') throw new Error('Only a part of it has a text');
  if (fn === 'Fn::Select') {
    const [
      index,
      {
        'Fn::Split': [by, of],
      },
    ] = argument as [number, { 'Fn::Split': [string, unknown] }];
    return textOf(of).split(by)[index] ?? '';
  }
  throw new Error(`No text for ${JSON.stringify(value)}`);
}

/** The same value with its intrinsics resolved. */
function resolved(value: unknown): unknown {
  if (intrinsic(value)) return textOf(value);
  if (Array.isArray(value)) return value.map(resolved);
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolved(part)]))
    : value;
}

const wrong = (text: string, { pattern, min = 0, max = Number.POSITIVE_INFINITY }: Limit): string[] => [
  ...(text.length < min || text.length > max ? [`has ${text.length} characters, not ${min} to ${max}`] : []),
  ...(pattern && !pattern.test(text) ? [`${JSON.stringify(text.slice(0, 100))} is not ${pattern}`] : []),
];

/** Everything that is wrong with a property, or with what it holds. A string without a row is wrong, too. */
function findings(rows: Readonly<Record<string, Limit>>, path: string, value: unknown): string[] {
  const row = rows[path] ?? rows[path.replace(/\.[^.]+$/, '.*')];
  if (row) {
    const whole = resolved(value);
    return wrong(typeof whole === 'string' ? whole : JSON.stringify(whole), row).map((what) => `${path} ${what}`);
  }
  const fn = intrinsic(value)?.[0];
  if (fn === 'Ref' || fn === 'Fn::GetAtt') return [];
  if (fn || typeof value === 'string') return [`${path} has no row in test/service-limits.ts`];
  if (Array.isArray(value)) return value.flatMap((each) => findings(rows, `${path}[]`, each));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => findings(rows, path ? `${path}.${key}` : key, part));
}

const bytes = (value: unknown) =>
  Buffer.byteLength(typeof value === 'string' ? value : JSON.stringify(resolved(value)));

describe.each(Object.entries(templates))('The template %s', (_, template) => {
  const resources = Object.entries(template.Resources);

  it('has no type of resource whose names and texts nobody looked up', () => {
    const types = new Set(resources.map(([, { Type }]) => Type));
    expect([...types].filter((type) => !(type in limits))).toEqual([]);
  });

  it('has every name and text within the pattern and the length of its service', () => {
    const wrongs = resources.flatMap(([id, { Type, Properties }]) =>
      findings(limits[Type] ?? {}, '', Properties ?? {}).map((what) => `${Type} ${id}: ${what}`),
    );
    expect(wrongs).toEqual([]);
  });

  it('is within the limits of CloudFormation: ids, outputs, resources, bytes', () => {
    for (const id of [...Object.keys(template.Resources), ...Object.keys(template.Outputs)])
      expect(id).toMatch(/^[A-Za-z0-9]{1,255}$/);
    expect(resources.length).toBeLessThanOrEqual(500);
    expect(Object.keys(template.Outputs).length).toBeLessThanOrEqual(200);
    expect(bytes(template)).toBeLessThanOrEqual(1_000_000);
  });

  it('gives no role more inline policies than 10,240 characters, without white space', () => {
    const roles = Map.groupBy(rolePolicies(template), ({ role }) => role);
    const own = ofType(template, 'AWS::IAM::Role').filter(([, { Properties }]) => !Properties.ManagedPolicyArns);
    expect(roles.size).toBe(own.length);
    for (const [role, policies] of roles)
      expect(bytes(policies.map(({ document }) => document)), nameOf(role)).toBeLessThanOrEqual(10_240);
  });

  it('gives no function more than 4 KB of variables, each with a name that Lambda takes and has not reserved', () => {
    for (const [id, { Properties }] of ofType(template, 'AWS::Lambda::Function')) {
      const variables: Record<string, unknown> = Properties.Environment?.Variables ?? {};
      expect(bytes(variables), id).toBeLessThanOrEqual(4_096);
      for (const name of Object.keys(variables)) expect(name).toMatch(/^(?!AWS_|LAMBDA_|TZ$|_)[a-zA-Z]\w+$/);
    }
  });

  it('lets no function be called by more than its policy of 20 KB can name', () => {
    const permissions = Map.groupBy(ofType(template, 'AWS::Lambda::Permission'), ([, { Properties }]) =>
      textOf(Properties.FunctionName['Fn::GetAtt'][0]),
    );
    // A statement as Lambda writes it down, with an id of its own and the function's ARN.
    for (const [id, each] of permissions) expect(each.length * 700, nameOf(id)).toBeLessThanOrEqual(20_480);
  });

  it('has a dashboard that CloudWatch draws: JSON, at most 500 widgets, 500 metrics in a graph and 2,500 in all', () => {
    const body = JSON.parse(textOf(only(template, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody));
    const metrics: number[] = body.widgets.map(
      (widget: { properties: { metrics?: unknown[] } }) => widget.properties.metrics?.length ?? 0,
    );
    expect(metrics.length).toBeLessThanOrEqual(500);
    expect(Math.max(...metrics)).toBeLessThanOrEqual(500);
    expect(metrics.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(2_500);
  });
});

describe('The rows', () => {
  it('refuse what the service refuses, though the schema of CloudFormation lets it pass', () => {
    const filter = { FilterPattern: 'x', MetricTransformations: [{ MetricName: 'mailer: effect gave up' }] };
    expect(findings(limits['AWS::Logs::MetricFilter'] ?? {}, '', filter)).toHaveLength(1);
  });

  it('miss no string: one of which they say nothing is a finding, inside lists and joined texts too', () => {
    const topic = {
      DisplayName: 'Concord',
      Tags: [{ Key: 'a' }],
      TopicName: { 'Fn::Join': ['', ['a', { Ref: 'B' }]] },
    };
    expect(findings(limits['AWS::SNS::Topic'] ?? {}, '', topic)).toEqual([
      'Tags[].Key has no row in test/service-limits.ts',
      'TopicName has no row in test/service-limits.ts',
    ]);
  });

  it('are all in use', () => {
    const used = new Set(
      Object.values(templates).flatMap(({ Resources }) => Object.values(Resources).map(({ Type }) => Type)),
    );
    expect(Object.keys(limits).filter((type) => !used.has(type))).toEqual([]);
  });
});
