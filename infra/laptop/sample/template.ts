/** A small template written by hand, with one of everything that the laptop cloud runs, for its tests to boot and to change. */
import { type JsonObject, object } from '../cloud/shapes.ts';
import { definition } from './machine.ts';
import { allow, api, att, fn, put, queue, type Resource, ref, role, stream } from './parts.ts';

export interface Template {
  Parameters?: JsonObject;
  Conditions?: JsonObject;
  Resources: Record<string, Resource>;
  Outputs?: JsonObject;
}

const PATHS: Record<string, string[]> = {
  '/echo/{one}/{rest+}': ['get'],
  '/echo/literal/{rest+}': ['get'],
  '/notes': ['post'],
  '/echo': ['post'],
  '/image': ['get'],
  '/broken': ['get'],
};
const pathItem = (path: string, methods: string[]): JsonObject => ({
  ...Object.fromEntries(
    methods.map((method) => [
      method,
      {
        responses: { default: { description: 'Whatever it is' } },
        'x-amazon-apigateway-integration': { $ref: '#/components/x-amazon-apigateway-integrations/web' },
      },
    ]),
  ),
  parameters: [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
});

/** The function behind the integration is named by the stage: it knows the API's address, so that the API cannot name it. */
const document = (): JsonObject => ({
  openapi: '3.0.1',
  info: { title: 'Sample', version: '1' },
  paths: Object.fromEntries(Object.entries(PATHS).map(([path, methods]) => [path, pathItem(path, methods)])),
  components: {
    'x-amazon-apigateway-integrations': {
      web: {
        type: 'aws_proxy',
        httpMethod: 'POST',
        uri: {
          'Fn::Sub': `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:\${!stageVariables.web}/invocations`,
        },
        payloadFormatVersion: '2.0',
      },
    },
  },
});
const permissions = (): Record<string, Resource> =>
  Object.fromEntries(
    Object.keys(PATHS).map((path, index) => [
      `Permission${index}`,
      {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: att('Web'),
          Principal: 'apigateway.amazonaws.com',
          SourceArn: api(path.slice(1)),
        },
      },
    ]),
  );

/** A part of the API's document, to be changed in place. */
export function documentPart({ Resources }: Template, ...path: string[]): JsonObject {
  const body = object(Resources.Api?.Properties.Body, 'Body');
  return path.reduce((part, name) => object(part[name], name), body);
}
export const webIntegration = (template: Template): JsonObject =>
  documentPart(template, 'components', 'x-amazon-apigateway-integrations', 'web');

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
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Body: document(), FailOnWarnings: true } },
    Stage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: {
        ApiId: ref('Api'),
        StageName: '$default',
        AutoDeploy: true,
        StageVariables: { web: ref('Web') },
      },
    },
    ...permissions(),
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
          MatchingEventTypes: ['delivery', 'bounce', 'complaint', 'reject', 'deliveryDelay'],
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
        EventPattern: {
          source: ['aws.ses'],
          detail: { eventType: ['Delivery', 'Bounce', 'Complaint', 'Reject', 'DeliveryDelay'] },
        },
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
