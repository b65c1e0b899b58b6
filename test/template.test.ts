/** What is deployed keeps the promises of the design: proven on the template, before there is an account. */
import { describe, expect, it } from 'vitest';
import { entries } from '../infra/aws/entries.ts';
import { cycleOf, nameOf, ofType, only, synthesize } from './template.ts';

const { template } = synthesize();
const functions = ofType(template, 'AWS::Lambda::Function');

describe('The API', () => {
  const routes = ofType(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => {
    const integration = String(Properties.Target['Fn::Join'][1].find((part: { Ref?: string }) => part.Ref)?.Ref);
    const target = template.Resources[integration]?.Properties.IntegrationUri['Fn::GetAtt'][0];
    return [Properties.RouteKey, nameOf(target)];
  });

  it('answers these routes, each by its function, and no other', () => {
    expect(Object.fromEntries(routes)).toEqual({
      'GET /': 'site',
      'GET /assets/{file+}': 'site',
      'GET /sign-in': 'identity-http',
      'POST /sign-in': 'identity-http',
      'GET /sign-in/{token}': 'identity-http',
      'POST /sign-in/{token}': 'identity-http',
      'GET /find': 'identity-http',
      'POST /find': 'identity-http',
      'GET /home': 'home-http',
      'POST /home/link': 'home-http',
      'GET /sessions': 'identity-http',
      'POST /sessions/{session}/end': 'identity-http',
      'POST /sign-out': 'identity-http',
      'GET /agreements/{agreement}/parties/{party}': 'offices-http',
      'POST /agreements/{agreement}/parties/{party}/offices': 'offices-http',
      'POST /agreements/{agreement}/parties/{party}/notice': 'offices-http',
      'POST /agreements/{agreement}/parties/{party}/holders/{office}': 'offices-http',
      'POST /agreements/{agreement}/parties/{party}/delegate': 'offices-http',
      'POST /agreements/{agreement}/parties/{party}/delegate/end': 'offices-http',
      'POST /agreements/{agreement}/parties/{party}/reviewers': 'offices-http',
      'POST /agreements/{agreement}/parties/{party}/mail': 'offices-http',
      'POST /api/agreements': 'agreements-http',
      'GET /api/agreements/{agreement}': 'agreements-http',
      'GET /api/agreements/{agreement}/record': 'agreements-http',
      'GET /sign/{token}': 'signing-http',
      'POST /sign/{token}': 'signing-http',
      'POST /sign/{token}/fresh': 'signing-http',
      'GET /rounds/{round}': 'signing-http',
      'POST /rounds/{round}/code': 'signing-http',
      'POST /rounds/{round}/signature': 'signing-http',
      'GET /rounds/{round}/decline': 'signing-http',
      'POST /rounds/{round}/decline': 'signing-http',
      'GET /rounds/{round}/record': 'signing-http',
      'GET /rounds/{round}/copy': 'signing-http',
      'GET /api/agreements/{agreement}/signatories': 'signing-http',
      'POST /api/agreements/{agreement}/void': 'signing-http',
      'POST /api/agreements/{agreement}/signatories/{party}/link': 'signing-http',
    });
    expect(new Set(routes.map(([route]) => route)).size, 'none twice').toBe(routes.length);
  });

  it('logs the route of a request and nothing that could hold a token or name a person', () => {
    const { AccessLogSettings, DefaultRouteSettings } = only(template, 'AWS::ApiGatewayV2::Stage').Properties;
    expect(Object.values(JSON.parse(AccessLogSettings.Format))).toContain('$context.routeKey');
    expect(AccessLogSettings.Format).not.toMatch(/path|identity|sourceIp|header|query|protocol|authorizer/i);
    expect(DefaultRouteSettings.ThrottlingRateLimit).toBeGreaterThan(0);
    expect(DefaultRouteSettings.ThrottlingBurstLimit).toBeGreaterThan(0);
  });
});

describe('Functions', () => {
  it('are all there, once', () => {
    expect(functions.map(([id]) => nameOf(id)).sort()).toEqual(Object.keys(entries).sort());
  });

  it.each(functions.map(([id, { Properties }]) => [nameOf(id), Properties]))(
    '%s runs on arm64 and Node 24 and keeps its logs for a year',
    (_name, it) => {
      expect(it).toMatchObject({ Architectures: ['arm64'], Runtime: 'nodejs24.x', Handler: 'index.handler' });
      expect(it.ReservedConcurrentExecutions).toBeUndefined();
      expect(it.LoggingConfig.LogFormat).toBe('JSON');
      expect(template.Resources[it.LoggingConfig.LogGroup.Ref]?.Properties.RetentionInDays).toBe(365);
    },
  );

  it.each([
    ['site', ['RELEASE', 'SERVICE_URL'], 15, 512],
    ['agreements-http', ['RELEASE', 'SERVICE_URL', 'TABLE'], 15, 512],
    ['offices-http', ['RELEASE', 'SERVICE_URL', 'TABLE'], 15, 512],
    ['signing-http', ['RELEASE', 'SERVICE_URL', 'TABLE'], 15, 512],
    ['signing-steps', ['RELEASE', 'TABLE'], 60, 512],
    ['signing-timetable', ['RELEASE', 'TABLE'], 60, 1024],
    ['mailer', ['CONFIGURATION_SET', 'MAIL_FROM', 'RELEASE', 'SERVICE_URL', 'TABLE'], 120, 512],
    ['conductor', ['MACHINE_SIGNING', 'RELEASE', 'TABLE'], 60, 512],
    ['deliveries', ['RELEASE', 'TABLE'], 60, 512],
  ])('%s knows %j', (name, variables, seconds, memory) => {
    const { Properties } = functions.find(([id]) => nameOf(id) === name)?.[1] ?? {};
    expect(Object.keys(Properties.Environment.Variables).sort()).toEqual(variables);
    expect(Properties).toMatchObject({ Timeout: seconds, MemorySize: memory });
  });

  it('every log group, theirs and the others, ends its logs at some time', () => {
    for (const [id, { Properties }] of ofType(template, 'AWS::Logs::LogGroup'))
      expect(Properties.RetentionInDays, id).toBe(365);
  });
});

describe('The table', () => {
  it('is on demand, recoverable, protected from deletion, encrypted with a rotating key of its own, and kept', () => {
    const table = only(template, 'AWS::DynamoDB::Table');
    const key = only(template, 'AWS::KMS::Key');
    expect(table.DeletionPolicy).toBe('Retain');
    expect(key.DeletionPolicy).toBe('Retain');
    expect(key.Properties.EnableKeyRotation).toBe(true);
    expect(table.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    });
  });

  it('has the keys pk and sk, and one index of what is due', () => {
    const { KeySchema, GlobalSecondaryIndexes } = only(template, 'AWS::DynamoDB::Table').Properties;
    const key = (partition: string, sort: string) => [
      { AttributeName: partition, KeyType: 'HASH' },
      { AttributeName: sort, KeyType: 'RANGE' },
    ];
    expect(KeySchema).toEqual(key('pk', 'sk'));
    expect(GlobalSecondaryIndexes).toEqual([
      { IndexName: 'due', KeySchema: key('due', 'dueAt'), Projection: { ProjectionType: 'KEYS_ONLY' } },
    ]);
  });
});

describe('Effects', () => {
  it.each([
    ['mailer', 'MAIL#'],
    ['conductor', 'FLOW#'],
  ])('%s is woken by new items under %s alone, fails item by item, and gives up into a queue', (name, prefix) => {
    const mapping = ofType(template, 'AWS::Lambda::EventSourceMapping').find(([id]) => nameOf(id) === name)?.[1]
      .Properties;
    expect(mapping.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern))).toEqual([
      { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix }] } } } },
    ]);
    expect(mapping).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
    });
    expect(mapping.MaximumRetryAttempts).toBeLessThanOrEqual(3);
    const queue = mapping.DestinationConfig.OnFailure.Destination['Fn::GetAtt'][0];
    expect(template.Resources[queue]?.Type).toBe('AWS::SQS::Queue');
  });

  it('are swept up every five minutes, and a sweep that cannot be started is kept', () => {
    const schedules = ofType(template, 'AWS::Scheduler::Schedule').map(([, { Properties }]) => Properties);
    expect(schedules.map(({ Target }) => nameOf(Target.Arn['Fn::GetAtt'][0])).sort()).toEqual(['conductor', 'mailer']);
    for (const { ScheduleExpression, Target } of schedules) {
      expect(ScheduleExpression).toBe('rate(5 minutes)');
      expect(JSON.parse(Target.Input)).toEqual({ sweep: true });
      expect(Target.DeadLetterConfig.Arn).toBeDefined();
    }
  });
});

describe('Mail', () => {
  it('tells of delivery, bounce, complaint and reject, and never of opening or clicking', () => {
    const { EventDestination } = only(template, 'AWS::SES::ConfigurationSetEventDestination').Properties;
    expect(EventDestination.MatchingEventTypes).toEqual(['delivery', 'bounce', 'complaint', 'reject']);
    const set = only(template, 'AWS::SES::ConfigurationSet').Properties;
    expect(set.TrackingOptions).toBeUndefined();
    expect(set.VdmOptions).toBeUndefined();
    expect(set.DeliveryOptions.TlsPolicy).toBe('REQUIRE');
  });

  it('has its outcomes told to the function that records them, and those that cannot be told are kept', () => {
    const rule = only(template, 'AWS::Events::Rule').Properties;
    expect(rule.EventPattern).toEqual({
      source: ['aws.ses'],
      detail: { eventType: ['Delivery', 'Bounce', 'Complaint', 'Reject'] },
    });
    expect(nameOf(rule.Targets[0].Arn['Fn::GetAtt'][0])).toBe('deliveries');
    const deliveries = functions.find(([id]) => nameOf(id) === 'deliveries')?.[1].Properties;
    expect(rule.Targets[0].DeadLetterConfig.Arn).toEqual(deliveries.DeadLetterConfig.TargetArn);
  });
});

describe('Operators', () => {
  const alarms = ofType(template, 'AWS::CloudWatch::Alarm');

  it('are told of every alarm', () => {
    for (const [id, { Properties }] of alarms) expect(Properties.AlarmActions, id).toHaveLength(1);
  });

  it('have an alarm on every dead-letter queue', () => {
    const watched = alarms
      .filter(([, { Properties }]) => Properties.MetricName === 'ApproximateNumberOfMessagesVisible')
      .map(([, { Properties }]) => Properties.Dimensions[0].Value['Fn::GetAtt'][0]);
    expect(watched.sort()).toEqual(
      ofType(template, 'AWS::SQS::Queue')
        .map(([id]) => id)
        .sort(),
    );
  });

  it.each(['Errors', 'Throttles'])('have an alarm on the %s of every function', (metric) => {
    expect(alarms.filter(([, { Properties }]) => Properties.MetricName === metric)).toHaveLength(functions.length);
  });

  it('hear by mail once they have given a mailbox, and no one does before', () => {
    expect(ofType(template, 'AWS::SNS::Subscription')).toEqual([]);
    const { template: told } = synthesize({ operatorMailbox: 'operator@agency.gov' });
    expect(only(told, 'AWS::SNS::Subscription').Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'operator@agency.gov',
    });
  });
});

describe('The template', () => {
  it('holds the workflow as it is written, with functions for all its substitutions', () => {
    const machine = only(template, 'AWS::StepFunctions::StateMachine').Properties;
    const used = [...machine.DefinitionString.matchAll(/\$\{([^}]+)\}/g)].map(([, name]) => String(name));
    for (const name of used) expect(Object.keys(machine.DefinitionSubstitutions)).toContain(name);
    expect(machine).toMatchObject({ StateMachineType: 'STANDARD', TracingConfiguration: { Enabled: true } });
    expect(machine.LoggingConfiguration).toMatchObject({ Level: 'ALL', IncludeExecutionData: false });
  });

  it('has no circle of resources that wait for each other', () => {
    expect(cycleOf(template)).toBeUndefined();
    const [Type, a, b] = ['AWS::X::Y', { Of: { Ref: 'B' } }, { Of: { 'Fn::GetAtt': ['A', 'Arn'] } }];
    expect(cycleOf({ Resources: { A: { Type, Properties: a }, B: { Type, Properties: b } } })).toEqual(['A', 'B', 'A']);
  });

  it('says where the service is and what it is made of', () => {
    expect(Object.keys(template.Outputs).sort()).toEqual(['ApiId', 'ServiceUrl', 'SigningMachineArn', 'TableName']);
  });

  it('puts the public address, where one is set, in place of the API endpoint', () => {
    const { template: named } = synthesize({ serviceUrl: 'https://mou.agency.gov', mailDomain: 'mou.agency.gov' });
    expect(named.Outputs.ServiceUrl).toEqual({ Value: 'https://mou.agency.gov' });
    const mailer = ofType(named, 'AWS::Lambda::Function').find(([id]) => nameOf(id) === 'mailer')?.[1].Properties;
    expect(mailer.Environment.Variables).toMatchObject({
      SERVICE_URL: 'https://mou.agency.gov',
      MAIL_FROM: 'Concord <concord@mou.agency.gov>',
    });
  });
});
