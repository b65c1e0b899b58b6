/** The template is taken by AWS, as far as names, texts and sizes go: proven offline, since a first deployment that is refused is rolled back whole. */
import { describe, expect, it } from 'vitest';
import { type Limit, limits, routeKey } from './service-limits.ts';
import { nameOf, ofType, only, roleStatements, routesOf, synthesize, type Template } from './template.ts';

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

  it('has an API that is imported without a warning, as far as OpenAPI 3.0 and API Gateway say what that takes', () => {
    const { Body, FailOnWarnings } = only(template, 'AWS::ApiGatewayV2::Api').Properties;
    expect([FailOnWarnings, Body.openapi, Body.security]).toEqual([true, '3.0.1', undefined]);
    expect(wrong(Body.info.title, { min: 1, max: 128 })).toEqual([]);
    expect(wrong(Body.info.version, { min: 1, max: 64 })).toEqual([]);
    expect(routesOf(template).flatMap(([route]) => wrong(route, routeKey))).toEqual([]);
    const paths = Object.entries<Record<string, unknown>>(Body.paths);
    const shapes = paths.map(([path]) => path.replaceAll(/\{\w+/g, '{'));
    expect(shapes.filter((shape, index) => shapes.indexOf(shape) !== index)).toEqual([]);
    for (const [path, { parameters, ...methods }] of paths) {
      const named = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
      const declared = named.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
      expect(parameters ?? [], path).toEqual(declared);
      // Nothing else: an operation with `security` would ask who comes.
      for (const operation of Object.values(methods))
        expect(operation).toEqual({
          ...(path === '/$default' && { isDefaultRoute: true }),
          responses: { default: { description: expect.any(String) } },
          'x-amazon-apigateway-integration': {
            $ref: expect.stringMatching(/^#\/components\/x-amazon-apigateway-integrations\/\w+$/),
          },
        });
    }
  });

  it('has an API within its quotas: 300 routes, 300 integrations, 100 variables of its stage, and functions that these name', () => {
    const integrations: Record<string, { uri: unknown }> = only(template, 'AWS::ApiGatewayV2::Api').Properties.Body
      .components['x-amazon-apigateway-integrations'];
    const variables: Record<string, { Ref: string }> = only(template, 'AWS::ApiGatewayV2::Stage').Properties
      .StageVariables;
    expect(routesOf(template).length).toBeLessThanOrEqual(300);
    expect(Object.keys(integrations).length).toBeLessThanOrEqual(300);
    expect(Object.keys(variables).length).toBeLessThanOrEqual(100);
    expect(Object.keys(integrations)).toEqual(Object.keys(variables));
    for (const [name, { Ref }] of Object.entries(variables)) {
      expect(name).toMatch(/^\w{1,64}$/);
      expect(template.Resources[Ref]?.Type, name).toBe('AWS::Lambda::Function');
      const called = `arn:aws:lambda:us-east-1:000000000000:function:\${stageVariables.${name}}`;
      expect(resolved(integrations[name])).toEqual({
        type: 'aws_proxy',
        httpMethod: 'POST',
        uri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${called}/invocations`,
        payloadFormatVersion: '2.0',
      });
    }
  });

  it('gives no role more inline policies than 10,240 characters, without white space', () => {
    const roles = Map.groupBy(roleStatements(template), ({ role }) => role);
    for (const [role, statements] of roles)
      expect(bytes(statements.map(({ statement }) => statement)), nameOf(role)).toBeLessThanOrEqual(10_240);
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
