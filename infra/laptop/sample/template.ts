/** A small template written by hand, with one of everything that the laptop cloud runs, for its tests to boot and to change. */
import type { JsonObject } from '../cloud/shapes.ts';
import { definition } from './machine.ts';
import { allow, api, att, fn, put, queue, type Resource, ref, role, stream } from './parts.ts';

export interface Template {
  Parameters?: JsonObject;
  Conditions?: JsonObject;
  Resources: Record<string, Resource>;
  Outputs?: JsonObject;
}

const ROUTES = [
  'GET /echo/{one}/{rest+}',
  'GET /echo/literal/{rest+}',
  'POST /notes',
  'POST /echo',
  'GET /image',
  'GET /broken',
];
const routes = (): Record<string, Resource> =>
  Object.fromEntries(
    ROUTES.flatMap((key, index): [string, Resource][] => [
      [
        `Route${index}`,
        {
          Type: 'AWS::ApiGatewayV2::Route',
          Properties: {
            ApiId: ref('Api'),
            RouteKey: key,
            AuthorizationType: 'NONE',
            Target: { 'Fn::Join': ['/', ['integrations', ref('Integration')]] },
          },
        },
      ],
      [
        `Permission${index}`,
        {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: att('Web'),
            Principal: 'apigateway.amazonaws.com',
            SourceArn: api(key.split(' /')[1] ?? ''),
          },
        },
      ],
    ]),
  );

/** A fresh copy each time, to be changed at will. */
export const sampleTemplate = (): Template => ({
  Resources: {
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: ['pk', 'sk', 'due', 'dueAt'].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        BillingMode: 'PAY_PER_REQUEST',
        GlobalSecondaryIndexes: [
          {
            IndexName: 'due',
            KeySchema: [
              { AttributeName: 'due', KeyType: 'HASH' },
              { AttributeName: 'dueAt', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'KEYS_ONLY' },
          },
        ],
        StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
        ResourcePolicy: {
          PolicyDocument: {
            Statement: [
              {
                Effect: 'Deny',
                Principal: { AWS: '*' },
                Action: ['dynamodb:PutItem'],
                Resource: '*',
                Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['SEALED#*'] } },
              },
            ],
          },
        },
      },
    },
    Lost: { Type: 'AWS::SQS::Queue', Properties: {} },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'Sample', ProtocolType: 'HTTP' } },
    Stage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ApiId: ref('Api'), StageName: '$default', AutoDeploy: true },
    },
    Integration: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: ref('Api'),
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: att('Web'),
        PayloadFormatVersion: '2.0',
      },
    },
    ...routes(),
    ...fn('Web', 'web', { SERVICE_URL: att('Api', 'ApiEndpoint') }, put('TIP#*', 'MAIL#*')),
    ...fn(
      'Chores',
      'chores',
      { MAIL_FROM: 'Sample <office@sample.example>' },
      put('TIP#*', 'SEALED#*'),
      { actions: ['dynamodb:GetItem'], resource: att('Table'), keys: ['TIP#*'] },
      { actions: ['dynamodb:Query'], resource: { 'Fn::Sub': `\${Table.Arn}/index/due` }, keys: ['MAIL#*'] },
      { actions: ['ses:Send*'], resource: '*' },
    ),
    ...fn('Listener', 'listener', { REPORTS: 'yes' }, put('SEEN#*'), stream, queue),
    ...fn('Outcomes', 'outcomes', {}, put('OUTCOME#*')),
    ...fn('Sweeper', 'sweeper', {}, put('SWEEP#*')),
    ...fn('Task', 'task', {}, put('TASK#*')),
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: att('Table', 'StreamArn'),
        FunctionName: ref('Listener'),
        BatchSize: 4,
        StartingPosition: 'TRIM_HORIZON',
        MaximumRetryAttempts: 1,
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: { OnFailure: { Destination: att('Lost') } },
        FilterCriteria: {
          Filters: [{ Pattern: '{"eventName":["INSERT"],"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"MAIL#"}]}}}}' }],
        },
      },
    },
    Identity: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'sample.example' } },
    Set: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'outcomes' } },
    SetEvents: {
      Type: 'AWS::SES::ConfigurationSetEventDestination',
      Properties: {
        ConfigurationSetName: ref('Set'),
        EventDestination: {
          Enabled: true,
          MatchingEventTypes: ['delivery', 'bounce', 'complaint', 'reject'],
          EventBridgeDestination: {
            EventBusArn: { 'Fn::Sub': `arn:aws:events:\${AWS::Region}:\${AWS::AccountId}:event-bus/default` },
          },
        },
      },
    },
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        State: 'ENABLED',
        EventPattern: { source: ['aws.ses'], detail: { eventType: ['Delivery', 'Bounce', 'Complaint', 'Reject'] } },
        Targets: [{ Id: 'a', Arn: att('Outcomes'), DeadLetterConfig: { Arn: att('Lost') } }],
      },
    },
    RulePermission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: att('Outcomes'),
        Principal: 'events.amazonaws.com',
        SourceArn: att('Rule'),
      },
    },
    SweepRole: role('scheduler.amazonaws.com', { actions: ['lambda:InvokeFunction'], resource: att('Sweeper') }),
    Often: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        ScheduleExpression: 'rate(5 minutes)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: att('Sweeper'), RoleArn: att('SweepRole'), Input: '{"often":true}' },
      },
    },
    Daily: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        ScheduleExpression: 'cron(0 9 * * ? *)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: att('Sweeper'), RoleArn: att('SweepRole'), Input: '{"daily":true}' },
      },
    },
    MachineRole: role('states.amazonaws.com', { actions: ['lambda:InvokeFunction'], resource: att('Task') }),
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        RoleArn: att('MachineRole'),
        DefinitionString: JSON.stringify(definition),
        DefinitionSubstitutions: { TaskFunction: att('Task') },
      },
    },
    // Attached after the machine, so that function and machine may name each other.
    ChoresMachinePolicy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'Machine',
        Roles: [ref('ChoresRole')],
        PolicyDocument: {
          Statement: [
            allow({ actions: ['states:StartExecution', 'states:SendTaskSuccess'], resource: ref('Machine') }),
          ],
        },
      },
    },
  },
  Outputs: { Url: { Value: att('Api', 'ApiEndpoint') } },
});
