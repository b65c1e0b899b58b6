/** Every resource type that the laptop cloud knows says here what `Ref` and `Fn::GetAtt` give for it; a type without an entry stops the boot. */
import type { JsonObject } from '../shapes.ts';

/** Where a resource stands: its stack, its name in the template, and its properties, resolved on demand. */
export interface Place {
  logicalId: string;
  stack: string;
  partition: string;
  region: string;
  account: string;
  /** Base URL of the HTTP API on this machine. */
  url: string;
  properties: JsonObject;
}

interface Naming {
  ref(place: Place): string;
  attributes?: Record<string, (place: Place) => string>;
}

const named = (place: Place, property: string, otherwise = `${place.stack}-${place.logicalId}`): string => {
  const given = place.properties[property];
  return typeof given === 'string' ? given : otherwise;
};
const arn = (service: string, place: Place, rest: string, region = place.region): string =>
  `arn:${place.partition}:${service}:${region}:${place.account}:${rest}`;

const logical: Naming = { ref: (place) => place.logicalId };
const by = (property: string): Naming => ({ ref: (place) => named(place, property) });
/** Ref is the name; Arn is made of service and path. */
const withArn = (property: string, service: string, path: (name: string, place: Place) => string): Naming => ({
  ref: (place) => named(place, property),
  attributes: { Arn: (place) => arn(service, place, path(named(place, property), place)) },
});

const tableArn = (place: Place) => arn('dynamodb', place, `table/${named(place, 'TableName')}`);
const machineArn = (place: Place) => arn('states', place, `stateMachine:${named(place, 'StateMachineName')}`);
const topicArn = (place: Place) => arn('sns', place, named(place, 'TopicName'));
const dkim = [1, 2, 3].flatMap((n) => [`DkimDNSTokenName${n}`, `DkimDNSTokenValue${n}`]);

const KNOWN: Record<string, Naming> = {
  'AWS::DynamoDB::Table': {
    ref: (place) => named(place, 'TableName'),
    attributes: { Arn: tableArn, StreamArn: (place) => `${tableArn(place)}/stream/laptop` },
  },
  'AWS::Lambda::Function': withArn('FunctionName', 'lambda', (name) => `function:${name}`),
  'AWS::Lambda::EventSourceMapping': logical,
  'AWS::Lambda::Permission': logical,
  'AWS::Lambda::EventInvokeConfig': logical,
  'AWS::IAM::Role': {
    ref: (place) => named(place, 'RoleName'),
    attributes: {
      Arn: (place) => arn('iam', place, `role/${named(place, 'RoleName')}`, ''),
      RoleId: (place) => `AROA${place.logicalId}`,
    },
  },
  'AWS::IAM::Policy': by('PolicyName'),
  'AWS::ApiGatewayV2::Api': {
    ref: (place) => place.logicalId.toLowerCase(),
    attributes: { ApiEndpoint: (place) => place.url, ApiId: (place) => place.logicalId.toLowerCase() },
  },
  'AWS::ApiGatewayV2::Stage': by('StageName'),
  'AWS::StepFunctions::StateMachine': {
    ref: machineArn,
    attributes: { Arn: machineArn, Name: (place) => named(place, 'StateMachineName') },
  },
  'AWS::Scheduler::Schedule': withArn('Name', 'scheduler', (name) => `schedule/default/${name}`),
  'AWS::Scheduler::ScheduleGroup': withArn('Name', 'scheduler', (name) => `schedule-group/${name}`),
  'AWS::Events::Rule': withArn('Name', 'events', (name) => `rule/${name}`),
  'AWS::SES::EmailIdentity': {
    ref: (place) => named(place, 'EmailIdentity'),
    attributes: Object.fromEntries(dkim.map((name) => [name, () => `${name.toLowerCase()}.laptop.invalid`])),
  },
  'AWS::SES::ConfigurationSet': by('Name'),
  'AWS::SES::ConfigurationSetEventDestination': logical,
  'AWS::SQS::Queue': {
    ref: (place) => `https://sqs.${place.region}.amazonaws.com/${place.account}/${named(place, 'QueueName')}`,
    attributes: {
      Arn: (place) => arn('sqs', place, named(place, 'QueueName')),
      QueueName: (place) => named(place, 'QueueName'),
      QueueUrl: (place) => `https://sqs.${place.region}.amazonaws.com/${place.account}/${named(place, 'QueueName')}`,
    },
  },
  'AWS::SQS::QueuePolicy': logical,
  'AWS::Logs::LogGroup': withArn('LogGroupName', 'logs', (name) => `log-group:${name}:*`),
  'AWS::Logs::MetricFilter': logical,
  'AWS::KMS::Key': {
    ref: (place) => place.logicalId,
    attributes: { Arn: (place) => arn('kms', place, `key/${place.logicalId}`), KeyId: (place) => place.logicalId },
  },
  'AWS::KMS::Alias': by('AliasName'),
  'AWS::SNS::Topic': {
    ref: topicArn,
    attributes: { TopicArn: topicArn, TopicName: (place) => named(place, 'TopicName') },
  },
  'AWS::SNS::TopicPolicy': logical,
  'AWS::SNS::Subscription': logical,
  'AWS::CloudWatch::Alarm': withArn('AlarmName', 'cloudwatch', (name) => `alarm:${name}`),
  'AWS::Backup::BackupVault': {
    ref: (place) => named(place, 'BackupVaultName'),
    attributes: { BackupVaultArn: (place) => arn('backup', place, `backup-vault:${named(place, 'BackupVaultName')}`) },
  },
  'AWS::Backup::BackupPlan': {
    ref: (place) => place.logicalId,
    attributes: { BackupPlanId: (place) => place.logicalId },
  },
  'AWS::Backup::BackupSelection': logical,
  'AWS::CloudWatch::Dashboard': by('DashboardName'),
  'AWS::CDK::Metadata': logical,
};

export const isKnownType = (type: string): boolean => Object.hasOwn(KNOWN, type);

export function refOf(type: string, place: Place): string {
  return naming(type, place).ref(place);
}

export function attributeOf(type: string, place: Place, name: string): string {
  const attribute = naming(type, place).attributes?.[name];
  if (attribute === undefined) {
    throw new Error(
      `the template asks ${place.logicalId} (${type}) for "${name}", which the laptop cloud does not know`,
    );
  }
  return attribute(place);
}

function naming(type: string, place: Place): Naming {
  const known = KNOWN[type];
  if (known === undefined)
    throw new Error(`the laptop cloud does not know the resource type ${type} of ${place.logicalId}`);
  return known;
}
