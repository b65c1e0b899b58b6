/** What is deployed keeps the promises of the design: proven on the template, before there is an account. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { capabilities } from '../functions/capabilities.ts';
import { entries } from '../infra/aws/entries.ts';
import { cycleOf, nameOf, ofType, only, routesOf, synthesize, type Template } from './template.ts';

const { template, templates } = synthesize();
const functions = ofType(template, 'AWS::Lambda::Function');

/** Each machine of a capability is known to whoever starts it. */
const MACHINES = Object.values(capabilities)
  .flatMap((one) => ('machines' in one ? Object.keys(one.machines) : []))
  .map((name) => `MACHINE_${name.toUpperCase().replaceAll('-', '_')}`)
  .sort();

describe('The API', () => {
  it.each([
    ['POST /verify', 20],
    ['POST /sign-in', 30],
    ['POST /find', 30],
    ['POST /agreements/{agreement}/parties/{party}/outside', 5],
    ['POST /agreements/{agreement}/disputes/{number}/evidence', 5],
    ['POST /agreements/{agreement}/commitments/{commitment}/delivery', 5],
  ])(
    'brakes %s, which strangers may ask for, to %i a second, on a route that is there when the stage is',
    (route, rate) => {
      const stage = only(template, 'AWS::ApiGatewayV2::Stage');
      expect(stage.Properties.RouteSettings[route]).toEqual({
        ThrottlingRateLimit: rate,
        ThrottlingBurstLimit: 2 * rate,
      });
      expect(routesOf(template).map(([key]) => key)).toContain(route);
      expect(template.Resources[stage.Properties.ApiId.Ref]).toBe(only(template, 'AWS::ApiGatewayV2::Api'));
    },
  );

  it('brakes no other route by itself', () => {
    const { RouteSettings } = only(template, 'AWS::ApiGatewayV2::Stage').Properties;
    expect(Object.keys(RouteSettings).sort()).toEqual([
      'POST /agreements/{agreement}/commitments/{commitment}/delivery',
      'POST /agreements/{agreement}/disputes/{number}/evidence',
      'POST /agreements/{agreement}/parties/{party}/outside',
      'POST /find',
      'POST /sign-in',
      'POST /verify',
    ]);
  });

  it('logs the route of a request and nothing that could hold a token or name a person', () => {
    const { AccessLogSettings, DefaultRouteSettings } = only(template, 'AWS::ApiGatewayV2::Stage').Properties;
    expect(Object.values(JSON.parse(AccessLogSettings.Format))).toContain('$context.routeKey');
    expect(AccessLogSettings.Format).not.toMatch(/path|identity|sourceIp|header|query|protocol|authorizer/i);
    expect(DefaultRouteSettings.ThrottlingRateLimit).toBeGreaterThan(0);
    expect(DefaultRouteSettings.ThrottlingBurstLimit).toBeGreaterThan(0);
  });
});

describe('A service that is closed', () => {
  const { template: closed } = synthesize({ service: 'closed' });

  it('has all of its routes, and the site answers each', () => {
    expect(routesOf(closed).map(([route]) => route)).toEqual(routesOf(template).map(([route]) => route));
    expect(new Set(routesOf(closed).map(([, by]) => by))).toEqual(new Set(['site']));
  });

  it('tells the site and nobody else', () => {
    const told = ofType(closed, 'AWS::Lambda::Function').filter(
      ([, { Properties }]) => Properties.Environment.Variables.SERVICE === 'closed',
    );
    expect(told.map(([id]) => nameOf(id))).toEqual(['site']);
    expect(JSON.stringify(template)).not.toContain('"SERVICE"');
  });
});

describe('The stage', () => {
  const [, { stack }] = [synthesize(), synthesize({ stage: 'test' })];

  it('is part of the name of the stack, and of every name that is given', () => {
    expect(stack.stackName).toBe('Concord-test');
    const { template: there } = synthesize({ stage: 'test' });
    const differs = (type: string, name: string) =>
      ofType(there, type).filter(
        ([id, { Properties }]) =>
          Properties[name] !== undefined &&
          JSON.stringify(Properties[name]) === JSON.stringify(template.Resources[id]?.Properties[name]),
      );
    for (const [type, name] of [
      ['AWS::Logs::LogGroup', 'LogGroupName'],
      ['AWS::CloudWatch::Alarm', 'AlarmName'],
      ['AWS::SNS::Topic', 'DisplayName'],
    ] as const)
      expect(differs(type, name), `${type} ${name}`).toEqual([]);
    const names = ofType(there, 'AWS::Logs::MetricFilter').map(([, { Properties }]) => Properties);
    for (const { MetricTransformations } of names)
      expect(MetricTransformations[0].MetricNamespace).toBe('Concord/test');
  });
});

describe('Logs that a service delivers by itself', () => {
  it('lie where they lengthen no resource policy of the account', () => {
    const named = ofType(template, 'AWS::Logs::LogGroup').flatMap(
      ([
        ,
        {
          Properties: { LogGroupName },
        },
      ]) => (LogGroupName === undefined ? [] : [JSON.stringify(LogGroupName)]),
    );
    expect(named).toHaveLength(ofType(template, 'AWS::StepFunctions::StateMachine').length + 1);
    for (const name of named) expect(name).toMatch(/\/aws\/vendedlogs\/(states|apis)\/Concord-prod-.*AWS::StackId/);
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
    ['agency-http', ['RELEASE', 'SERVICE_URL', 'TABLE'], 29, 512],
    ['signing-http', ['RELEASE', 'SERVICE_URL', 'TABLE'], 15, 512],
    ['signing-steps', ['RELEASE', 'TABLE'], 60, 512],
    ['records-seal', ['RELEASE', 'SEAL_KEY', 'SERVICE_URL', 'TABLE'], 60, 1024],
    ['mailer', ['CONFIGURATION_SET', 'MAIL_FROM', 'RELEASE', 'SERVICE_URL', 'TABLE'], 120, 512],
    ['escalation-steps', ['RELEASE', 'TABLE'], 60, 512],
    ['reviews-http', ['RELEASE', 'SERVICE_URL', 'TABLE'], 15, 512],
    ['reviews-steps', ['RELEASE', 'TABLE'], 60, 512],
    ['renewal-steps', ['RELEASE', 'TABLE'], 60, 1024],
    ['closing-steps', ['RELEASE', 'TABLE'], 60, 512],
    ['closing-seal', ['RELEASE', 'SEAL_KEY', 'SERVICE_URL', 'TABLE'], 60, 1024],
    ['conductor', [...MACHINES, 'RELEASE', 'TABLE'], 60, 512],
    ['deliveries', ['RELEASE', 'TABLE'], 60, 512],
    ['records-http', ['RELEASE', 'SEAL_KEY', 'SERVICE_URL', 'TABLE'], 29, 1769],
    ['board-http', ['RELEASE', 'SERVICE_URL', 'TABLE'], 15, 512],
    ['board-digest', ['RELEASE', 'TABLE'], 300, 512],
    ['records-evidence', ['RELEASE', 'SEAL_KEY', 'SERVICE_URL', 'TABLE'], 29, 1769],
    ['reviews-evidence', ['RELEASE', 'TABLE'], 120, 1769],
    ['evidence-http', ['RELEASE', 'SERVICE_URL', 'TABLE'], 29, 1769],
    ['records-tips', ['RELEASE', 'SEAL_KEY', 'SERVICE_URL', 'TABLE'], 600, 1024],
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
  it('is on demand, recoverable, protected from deletion, and encrypted with a rotating key of its own', () => {
    const table = only(template, 'AWS::DynamoDB::Table');
    const [, key] = ofType(template, 'AWS::KMS::Key').find(([id]) => id.startsWith('LedgerKey')) ?? [];
    expect(key?.Properties.EnableKeyRotation).toBe(true);
    expect(table.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    });
  });

  it('has the keys pk and sk, and one index of what is due and one of where every stream stands', () => {
    const { KeySchema, GlobalSecondaryIndexes } = only(template, 'AWS::DynamoDB::Table').Properties;
    const key = (partition: string, sort: string) => [
      { AttributeName: partition, KeyType: 'HASH' },
      { AttributeName: sort, KeyType: 'RANGE' },
    ];
    expect(KeySchema).toEqual(key('pk', 'sk'));
    expect(GlobalSecondaryIndexes).toEqual([
      { IndexName: 'due', KeySchema: key('due', 'dueAt'), Projection: { ProjectionType: 'KEYS_ONLY' } },
      { IndexName: 'tips', KeySchema: key('tipShard', 'tipAt'), Projection: { ProjectionType: 'KEYS_ONLY' } },
    ]);
  });
});

describe('What holds records, keys or logs', () => {
  const KEEPS = ['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::Logs::LogGroup'];
  const keeping = KEEPS.flatMap((type) => ofType(template, type));

  it('is kept when the stack is updated or deleted, and leaves with a creation that is rolled back, so that nothing is in the way of the next try', () => {
    expect(keeping.length).toBeGreaterThan(functions.length);
    for (const [id, { DeletionPolicy, UpdateReplacePolicy }] of keeping)
      expect({ DeletionPolicy, UpdateReplacePolicy }, id).toEqual({
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
      });
  });

  it('is all that is kept: whatever else would stay behind has said so here', () => {
    const kept = Object.entries(template.Resources).filter(
      ([, { DeletionPolicy = 'Delete', UpdateReplacePolicy = 'Delete' }]) =>
        DeletionPolicy !== 'Delete' || UpdateReplacePolicy !== 'Delete',
    );
    expect(kept.map(([id]) => id).sort()).toEqual(keeping.map(([id]) => id).sort());
  });

  it('a table that is protected from deletion cannot be rolled back: a first deployment may leave the protection out', () => {
    const { template: first } = synthesize({ tableProtection: 'off' });
    expect(only(first, 'AWS::DynamoDB::Table').Properties.DeletionProtectionEnabled).toBe(false);
  });
});

describe('The sealing key', () => {
  const sealing = (made: Template) =>
    ofType(made, 'AWS::KMS::Key').filter(([, { Properties }]) => Properties.KeyUsage === 'SIGN_VERIFY');

  it('is an RSA key of 3072 bits that signs only', () => {
    const [[, key] = []] = sealing(template);
    expect(sealing(template)).toHaveLength(1);
    expect(key?.Properties).toMatchObject({ KeySpec: 'RSA_3072', Description: expect.stringContaining('(seal-1)') });
  });

  it('is another key under another name, and the old one is let go, not deleted', () => {
    const { template: rotated } = synthesize({ sealKey: 'seal-2' });
    const [[before = ''] = []] = sealing(template);
    const [[after = ''] = []] = sealing(rotated);
    expect(after).not.toBe(before);
    expect(rotated.Resources).not.toHaveProperty(before);
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
    const schedules = ofType(template, 'AWS::Scheduler::Schedule')
      .map(([, { Properties }]) => Properties)
      .filter(({ ScheduleExpression }) => ScheduleExpression.startsWith('rate'));
    expect(schedules.map(({ Target }) => nameOf(Target.Arn['Fn::GetAtt'][0])).sort()).toEqual(['conductor', 'mailer']);
    for (const { ScheduleExpression, Target } of schedules) {
      expect(ScheduleExpression).toBe('rate(5 minutes)');
      expect(JSON.parse(Target.Input)).toEqual({ sweep: true });
      expect(Target.DeadLetterConfig.Arn).toBeDefined();
    }
  });
});

describe('After a restore', () => {
  const streamArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/Restored/stream/2026-11-02T12:00:00.000';
  const { template: after, templates: both } = synthesize({
    ...{ relays: 'held', restoredTable: 'Restored', restoredStream: streamArn },
  });

  it('nothing leaves before an operator has looked: the relays rest, and no sweep wakes them', () => {
    for (const [, { Properties }] of ofType(after, 'AWS::Lambda::EventSourceMapping'))
      expect(Properties).toMatchObject({ Enabled: false, EventSourceArn: streamArn });
    const sweeps = ofType(after, 'AWS::Scheduler::Schedule').filter(([id]) => id.includes('Sweep'));
    expect(sweeps).toHaveLength(2);
    for (const [, { Properties }] of sweeps) expect(Properties.State).toBe('DISABLED');
  });

  it('every function works on the restored table, and the policy that it lacks is printed', () => {
    const tables = ofType(after, 'AWS::Lambda::Function')
      .map(([, { Properties }]) => Properties.Environment.Variables.TABLE)
      .filter((table) => table !== undefined);
    expect(new Set(tables)).toEqual(new Set(['Restored']));
    const [, policy] = Object.entries(after.Outputs).find(([name]) => name.includes('LedgerPolicy')) ?? [];
    expect(JSON.stringify(policy)).toContain('BodiesLeaveByLaw');
  });

  it('the stack with the old table stays as it is, and keeps it', () => expect(both.data).toEqual(templates.data));
});

describe('The two stacks', () => {
  it('are one of what holds data and one of what runs', () => {
    const types = Object.values(templates.data.Resources).map(({ Type }) => Type);
    expect(types.sort()).toEqual(['AWS::DynamoDB::Table', 'AWS::IAM::Role', 'AWS::KMS::Key']);
    expect(ofType(templates.runs, 'AWS::DynamoDB::Table')).toEqual([]);
  });

  it('have fewer than 400 resources each', () => {
    for (const { Resources } of Object.values(templates)) expect(Object.keys(Resources).length).toBeLessThan(400);
  });

  it('are tied by names that no setting changes, so that neither holds the other up', () => {
    for (const context of [
      { service: 'closed', relays: 'held' },
      { sealKey: 'seal-2' },
      { tableProtection: 'off' },
      { mailDomain: 'mou.agency.gov', serviceUrl: 'https://mou.agency.gov' },
    ])
      expect(synthesize(context).templates.data.Outputs, JSON.stringify(context)).toEqual(templates.data.Outputs);
  });

  it('keep a copy of the table a day where nobody deletes it early, and one elsewhere, where a setting says so', () => {
    expect(ofType(template, 'AWS::Backup::BackupVault')).toEqual([]);
    const elsewhere = 'arn:aws:backup:us-west-2:000000000000:backup-vault:elsewhere';
    const { templates: kept, report } = synthesize({ backupDays: '400', backupCopyTo: elsewhere });
    expect(report.pluginReports).toEqual([]);
    expect(only(kept.data, 'AWS::Backup::BackupVault')).toMatchObject({
      Properties: { LockConfiguration: { MinRetentionDays: 400 } },
      UpdateReplacePolicy: 'Retain',
    });
    expect(only(kept.data, 'AWS::Backup::BackupPlan').Properties.BackupPlan.BackupPlanRule).toMatchObject([
      {
        Lifecycle: { DeleteAfterDays: 400 },
        CopyActions: [{ DestinationBackupVaultArn: elsewhere, Lifecycle: { DeleteAfterDays: 400 } }],
      },
    ]);
    const [[table = ''] = []] = ofType(kept.data, 'AWS::DynamoDB::Table');
    expect(only(kept.data, 'AWS::Backup::BackupSelection').Properties.BackupSelection.Resources).toEqual([
      { 'Fn::GetAtt': [table, 'Arn'] },
    ]);
    expect(() => synthesize({ backupCopyTo: elsewhere })).toThrow('name both, or neither');
  });

  it('have a name of the stage each', () => {
    const { app } = synthesize({ stage: 'test' });
    const names = app.node.children.filter((one) => Stack.isStack(one)).map(({ stackName }) => stackName);
    expect(names.sort()).toEqual(['Concord-test', 'Concord-test-Data']);
  });
});

describe('Mail', () => {
  it('tells of delivery, bounce, complaint and reject, and never of opening or clicking', () => {
    const { EventDestination } = only(template, 'AWS::SES::ConfigurationSetEventDestination').Properties;
    expect(EventDestination.MatchingEventTypes).toEqual([
      'delivery',
      'bounce',
      'complaint',
      'reject',
      'deliveryDelay',
      'renderingFailure',
    ]);
    const set = only(template, 'AWS::SES::ConfigurationSet').Properties;
    expect(set.TrackingOptions).toBeUndefined();
    expect(set.VdmOptions).toBeUndefined();
    expect(set.DeliveryOptions.TlsPolicy).toBe('REQUIRE');
  });

  it('has its outcomes told to the function that records them, and those that cannot be told are kept', () => {
    const rule = ofType(template, 'AWS::Events::Rule').find(([id]) => id.startsWith('Mail'))?.[1].Properties;
    expect(rule.EventPattern).toEqual({
      source: ['aws.ses'],
      detail: { eventType: ['Delivery', 'Bounce', 'Complaint', 'Reject', 'DeliveryDelay', 'Rendering Failure'] },
    });
    expect(nameOf(rule.Targets[0].Arn['Fn::GetAtt'][0])).toBe('deliveries');
    const deliveries = functions.find(([id]) => nameOf(id) === 'deliveries')?.[1].Properties;
    expect(rule.Targets[0].DeadLetterConfig.Arn).toEqual(deliveries.DeadLetterConfig.TargetArn);
  });
});

/** Who is told of each topic. */
const heard = (made: Template) => {
  const told = ofType(made, 'AWS::SNS::Subscription').map(([, { Properties }]) => {
    expect(Properties.Protocol).toBe('email');
    return [String(Properties.TopicArn.Ref).startsWith('Operatorurgent') ? 'urgent' : 'notice', Properties.Endpoint];
  });
  return Object.fromEntries(
    [...Map.groupBy(told, ([topic]) => topic)].map(([topic, all]) => [topic, all.map(([, to]) => to).sort()]),
  );
};

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

  it.each(['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'])(
    'have an alarm on the %s of every workflow',
    (metric) => {
      const watched = alarms
        .filter(([, { Properties }]) => Properties.MetricName === metric)
        .map(([, { Properties }]) => Properties.Dimensions[0].Value.Ref);
      expect(watched.sort()).toEqual(
        ofType(template, 'AWS::StepFunctions::StateMachine')
          .map(([id]) => id)
          .sort(),
      );
    },
  );

  it('see the executions of every workflow on the dashboard', () => {
    const body = JSON.stringify(only(template, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody);
    for (const [id] of ofType(template, 'AWS::StepFunctions::StateMachine')) expect(body).toContain(id);
  });

  it.each(['Errors', 'Throttles'])('have an alarm on the %s of every function', (metric) => {
    expect(alarms.filter(([, { Properties }]) => Properties.MetricName === metric)).toHaveLength(functions.length);
  });

  it('hear by mail once they have given a mailbox, and no one does before', () => {
    expect(ofType(template, 'AWS::SNS::Subscription')).toEqual([]);
    const { template: told } = synthesize({ operatorMailbox: 'operator@agency.gov' });
    expect(heard(told)).toEqual({ urgent: ['operator@agency.gov'], notice: ['operator@agency.gov'] });
  });

  it('on call hear what is urgent alone', () => {
    const { template: told } = synthesize({ urgentMailbox: 'call@agency.gov', operatorMailbox: 'operator@agency.gov' });
    expect(heard(told)).toEqual({
      urgent: ['call@agency.gov', 'operator@agency.gov'],
      notice: ['operator@agency.gov'],
    });
  });

  it('hear of a key that someone disables or asks to delete', () => {
    const [, rule] = ofType(template, 'AWS::Events::Rule').find(([id]) => id.startsWith('OperatorKeys')) ?? [];
    const { source, detail } = rule?.Properties.EventPattern ?? {};
    expect([source, detail.eventName]).toEqual([['aws.kms'], ['DisableKey', 'ScheduleKeyDeletion']]);
    const keys = ofType(template, 'AWS::KMS::Key').map(([id]) => ({ 'Fn::GetAtt': [id, 'Arn'] }));
    expect(detail.resources.ARN).toEqual(keys);
  });
});

describe('The template', () => {
  const machines = ofType(template, 'AWS::StepFunctions::StateMachine');

  it('has a machine for each workflow of the folder, and the definition is the file', () => {
    const folder = join(import.meta.dirname, '../workflows');
    const files = readdirSync(folder).filter((file) => file.endsWith('.asl.json'));
    const written = files.map((file) => readFileSync(join(folder, file), 'utf8'));
    expect(machines.map(([, { Properties }]) => Properties.DefinitionString).sort()).toEqual(written.sort());
  });

  it.each(machines)('%s has functions for all substitutions of its workflow', (_, { Properties: machine }) => {
    const used = [...machine.DefinitionString.matchAll(/\$\{([^}]+)\}/g)].map(([, name]) => String(name));
    for (const name of used) expect(Object.keys(machine.DefinitionSubstitutions)).toContain(name);
    expect(machine).toMatchObject({ StateMachineType: 'STANDARD', TracingConfiguration: { Enabled: true } });
    expect(machine.LoggingConfiguration).toMatchObject({ Level: 'ALL', IncludeExecutionData: false });
  });

  it.each(['us-gov-west-1', 'us-gov-east-1'])('names no partition of its own, so that %s takes it', (region) => {
    const { template: there } = synthesize({}, { region });
    expect(JSON.stringify(there).match(/arn:aws[\w-]*:[^"]{0,60}/g)).toBeNull();
    expect(Object.keys(there.Resources)).toEqual(Object.keys(template.Resources));
  });

  it('has no circle of resources that wait for each other', () => {
    expect(cycleOf(template)).toBeUndefined();
    const [Type, a, b] = ['AWS::X::Y', { Of: { Ref: 'B' } }, { Of: { 'Fn::GetAtt': ['A', 'Arn'] } }];
    expect(cycleOf({ Resources: { A: { Type, Properties: a }, B: { Type, Properties: b } } })).toEqual(['A', 'B', 'A']);
  });

  it('says where the service is and what it is made of', () => {
    expect(Object.keys(templates.runs.Outputs).sort()).toEqual([
      'ApiId',
      'ClosingMachineArn',
      'EscalationMachineArn',
      'ReviewMachineArn',
      'SealKeyArn',
      'ServiceUrl',
      'SigningMachineArn',
      'TableName',
    ]);
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
