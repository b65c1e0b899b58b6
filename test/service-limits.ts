/**
 * What each service takes for the names and texts that the template gives it: a row for every string of every resource type in use.
 * Patterns and lengths are those of CloudFormation's resource provider schemas and, where a schema is silent or only half said (its
 * patterns are not anchored at their end, so that the linter lets pass what the service refuses), of the API operation named there.
 */
export interface Limit {
  /** For the whole of the text, from its first character to its last. */
  readonly pattern?: RegExp;
  readonly min?: number;
  /** Characters; for a document, of its JSON. */
  readonly max?: number;
}

const oneOf = (...words: string[]): Limit => ({ pattern: new RegExp(`^(${words.join('|').replaceAll('.', '\\.')})$`) });
const upTo = (max: number, pattern?: RegExp): Limit => ({ min: 1, max, ...(pattern && { pattern }) });
/** Latin-1 without control characters: what IAM takes in a document. */
const LATIN = /^[\t\n\r\u0020-\u00ff]+$/;
/** What an alarm or a metric may be called (PutMetricAlarm, PutMetricFilter): printable ASCII. */
const ASCII = /^[\x20-\x7e]+$/;
const ARN = /^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(\d{12})?:.+$/;
const NAME = /^[\w.-]+$/;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/**
 * By resource type, then by the path of the property: `[]` is any element of a list, `*` any key. A row of an object or a list is about
 * its JSON as a whole. What is nothing but a reference to another resource needs no row.
 */
export const limits: Readonly<Record<string, Readonly<Record<string, Limit>>>> = {
  // ImportApi, CreateStage of Amazon API Gateway V2; what the document of an API may say is held by test/routes.test.ts.
  'AWS::ApiGatewayV2::Api': { Body: {} },
  'AWS::ApiGatewayV2::Stage': {
    'AccessLogSettings.Format': upTo(1024, ASCII),
    StageName: upTo(128, /^(\$default|[\w-]+)$/),
  },
  // CreateBackupVault, CreateBackupPlan, CreateBackupSelection of AWS Backup.
  'AWS::Backup::BackupVault': { BackupVaultName: { min: 2, max: 50, pattern: /^[a-zA-Z0-9_-]+$/ } },
  'AWS::Backup::BackupPlan': {
    'BackupPlan.BackupPlanName': upTo(50, /^[\w.-]+$/),
    'BackupPlan.BackupPlanRule[].CopyActions[].DestinationBackupVaultArn': upTo(2048, ARN),
    'BackupPlan.BackupPlanRule[].RuleName': upTo(50, /^[\w.-]+$/),
    'BackupPlan.BackupPlanRule[].ScheduleExpression': upTo(256, /^cron\([^()]+\)$/),
  },
  'AWS::Backup::BackupSelection': {
    'BackupSelection.Resources[]': upTo(2048, ARN),
    'BackupSelection.SelectionName': upTo(50, /^[\w.-]+$/),
  },
  // PutMetricAlarm, PutDashboard of Amazon CloudWatch.
  'AWS::CloudWatch::Alarm': {
    AlarmDescription: upTo(1024),
    ComparisonOperator: oneOf('GreaterThanOrEqualToThreshold', 'GreaterThanThreshold', 'LessThanThreshold'),
    'Dimensions[].Name': upTo(255, /^[\x21-\x39\x3b-\x7e][\x21-\x7e]*$/),
    'Dimensions[].Value': upTo(1024, ASCII),
    MetricName: upTo(255, ASCII),
    Namespace: upTo(255, /^[^:][\x21-\x7e]*$/),
    Statistic: oneOf('Average', 'Maximum', 'Minimum', 'SampleCount', 'Sum'),
    TreatMissingData: oneOf('breaching', 'ignore', 'missing', 'notBreaching'),
    'Metrics[].Expression': upTo(1024, ASCII),
    'Metrics[].Id': upTo(255, /^[a-z]\w*$/),
    'Metrics[].Label': upTo(255),
    'Metrics[].MetricStat.Metric.Dimensions[].Name': upTo(255, /^[\x21-\x39\x3b-\x7e][\x21-\x7e]*$/),
    'Metrics[].MetricStat.Metric.Dimensions[].Value': upTo(1024, ASCII),
    'Metrics[].MetricStat.Metric.MetricName': upTo(255, ASCII),
    'Metrics[].MetricStat.Metric.Namespace': upTo(255, /^[^:][\x21-\x7e]*$/),
    'Metrics[].MetricStat.Stat': oneOf('Average', 'Maximum', 'Minimum', 'SampleCount', 'Sum'),
  },
  'AWS::CloudWatch::Dashboard': { DashboardBody: { min: 1, pattern: /^\{"[\s\S]*\}$/ } },
  // CreateTable, PutResourcePolicy of Amazon DynamoDB.
  'AWS::DynamoDB::Table': {
    'AttributeDefinitions[].AttributeName': upTo(255),
    'AttributeDefinitions[].AttributeType': oneOf('S', 'N', 'B'),
    BillingMode: oneOf('PAY_PER_REQUEST', 'PROVISIONED'),
    'GlobalSecondaryIndexes[].IndexName': { min: 3, max: 255, pattern: NAME },
    'GlobalSecondaryIndexes[].KeySchema[].AttributeName': upTo(255),
    'GlobalSecondaryIndexes[].KeySchema[].KeyType': oneOf('HASH', 'RANGE'),
    'GlobalSecondaryIndexes[].Projection.ProjectionType': oneOf('ALL', 'INCLUDE', 'KEYS_ONLY'),
    'KeySchema[].AttributeName': upTo(255),
    'KeySchema[].KeyType': oneOf('HASH', 'RANGE'),
    'ResourcePolicy.PolicyDocument': upTo(20_480),
    'SSESpecification.SSEType': oneOf('KMS'),
    'StreamSpecification.StreamViewType': oneOf('KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'),
    'TimeToLiveSpecification.AttributeName': upTo(255),
  },
  // PutRule, PutTargets of Amazon EventBridge.
  'AWS::Events::Rule': {
    Description: { max: 512 },
    EventPattern: upTo(4096),
    State: oneOf('ENABLED', 'DISABLED'),
    'Targets[].Id': upTo(64, NAME),
  },
  // CreateRole, PutRolePolicy of IAM; what the policies of one role come to together is held beside this table.
  'AWS::IAM::Policy': { PolicyDocument: upTo(10_240, LATIN), PolicyName: upTo(128, /^[\w+=,.@-]+$/) },
  'AWS::IAM::Role': {
    'ManagedPolicyArns[]': { min: 20, max: 2048, pattern: /^arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/[\w+=,.@/-]+$/ },
    AssumeRolePolicyDocument: upTo(2048, LATIN),
    'Policies[].PolicyDocument': upTo(10_240, LATIN),
    'Policies[].PolicyName': upTo(128, /^[\w+=,.@-]+$/),
  },
  // CreateKey of AWS KMS.
  'AWS::KMS::Key': {
    Description: { max: 8192 },
    KeyPolicy: upTo(32_768, LATIN),
    KeySpec: oneOf('SYMMETRIC_DEFAULT', 'RSA_2048', 'RSA_3072', 'RSA_4096'),
    KeyUsage: oneOf('ENCRYPT_DECRYPT', 'SIGN_VERIFY'),
  },
  // CreateEventSourceMapping, CreateFunction, AddPermission of AWS Lambda.
  'AWS::Lambda::EventSourceMapping': {
    'FilterCriteria.Filters[].Pattern': upTo(4096),
    'FunctionResponseTypes[]': oneOf('ReportBatchItemFailures'),
    StartingPosition: oneOf('TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP'),
    EventSourceArn: upTo(1024, ARN),
  },
  'AWS::Lambda::Function': {
    'Architectures[]': oneOf('arm64', 'x86_64'),
    'Code.S3Bucket': { min: 3, max: 63, pattern: /^[\w.-]*(?<!\.)$/ },
    'Code.S3Key': upTo(1024),
    Description: { max: 256 },
    // A variable's value has no pattern; all of them together are held beside this table.
    'Environment.Variables.*': {},
    Handler: upTo(128, /^\S+$/),
    Role: { min: 20, max: 2048, pattern: ARN },
    'LoggingConfig.LogFormat': oneOf('JSON', 'Text'),
    Runtime: oneOf('nodejs24.x'),
    'TracingConfig.Mode': oneOf('Active', 'PassThrough'),
  },
  'AWS::Lambda::Permission': {
    Action: upTo(256, /^(lambda:\*|lambda:[a-zA-Z]+|\*)$/),
    Principal: upTo(256, /^[\w.-]+$/),
    SourceArn: { min: 12, max: 1024, pattern: ARN },
  },
  // CreateLogGroup of CloudWatch Logs.
  'AWS::Logs::LogGroup': { LogGroupName: upTo(512, /^[.\-_/#A-Za-z0-9]+$/) },
  // PutMetricFilter of CloudWatch Logs: a metric's name holds neither a colon nor an asterisk nor a dollar.
  'AWS::Logs::MetricFilter': {
    FilterPattern: { max: 1024 },
    'MetricTransformations[].MetricName': upTo(255, /^[^:*$\P{ASCII}]+$/u),
    'MetricTransformations[].MetricNamespace': upTo(256, /^[\w.\-/#]+$/),
    'MetricTransformations[].MetricValue': upTo(100, /^(\d*|\$.*)$/),
  },
  // CreateSchedule of EventBridge Scheduler.
  'AWS::Scheduler::Schedule': {
    'FlexibleTimeWindow.Mode': oneOf('OFF', 'FLEXIBLE'),
    ScheduleExpression: upTo(256, /^(rate\(\d+ (minute|hour|day)s?\)|cron\((\S+ ){5}\S+\)|at\(.+\))$/),
    ScheduleExpressionTimezone: upTo(50),
    State: oneOf('ENABLED', 'DISABLED'),
    'Target.Input': { min: 1, max: 262_144 },
  },
  // CreateConfigurationSet, CreateConfigurationSetEventDestination, CreateEmailIdentity of Amazon SES v2.
  'AWS::SES::ConfigurationSet': {
    'DeliveryOptions.TlsPolicy': oneOf('REQUIRE', 'OPTIONAL'),
    'SuppressionOptions.SuppressedReasons[]': oneOf('BOUNCE', 'COMPLAINT'),
  },
  'AWS::SES::ConfigurationSetEventDestination': {
    'EventDestination.EventBridgeDestination.EventBusArn': { min: 36, max: 1024, pattern: ARN },
    'EventDestination.MatchingEventTypes[]': oneOf(
      ...['send', 'reject', 'bounce', 'complaint', 'delivery', 'deliveryDelay', 'renderingFailure'],
    ),
  },
  'AWS::SES::EmailIdentity': {
    EmailIdentity: upTo(253, DOMAIN),
    'MailFromAttributes.MailFromDomain': upTo(253, DOMAIN),
  },
  // CreateTopic, Subscribe, SetTopicAttributes of Amazon SNS.
  'AWS::SNS::Subscription': { Endpoint: upTo(320, EMAIL), Protocol: oneOf('email') },
  'AWS::SNS::Topic': { DisplayName: upTo(100, ASCII) },
  'AWS::SNS::TopicPolicy': { PolicyDocument: upTo(30_720) },
  // CreateQueue, SetQueueAttributes of Amazon SQS.
  'AWS::SQS::Queue': {},
  'AWS::SQS::QueuePolicy': { PolicyDocument: upTo(10_240) },
  // CreateStateMachine of AWS Step Functions; definitions of more than 1 MB are refused.
  'AWS::StepFunctions::StateMachine': {
    DefinitionString: upTo(1_048_576),
    'LoggingConfiguration.Level': oneOf('ALL', 'ERROR', 'FATAL', 'OFF'),
    StateMachineType: oneOf('STANDARD', 'EXPRESS'),
  },
};
