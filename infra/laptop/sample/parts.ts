/** The words of which the sample's template is made: references, grants, roles, functions. */
import type { Json, JsonObject } from '../cloud/shapes.ts';

export interface Resource {
  Type: string;
  Properties: JsonObject;
}

export const att = (id: string, name = 'Arn'): JsonObject => ({ 'Fn::GetAtt': [id, name] });
export const ref = (id: string): JsonObject => ({ Ref: id });
export const ASSET = 'a5e7';
export const api = (rest: string): JsonObject => ({
  'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*/*/${rest}`,
});

export interface Grant {
  actions: string[];
  resource: Json;
  keys?: string[];
}

/** Statement of a role's policy; with keys, on those partition keys only. */
export const allow = ({ actions, resource, keys }: Grant): JsonObject => ({
  Effect: 'Allow',
  Action: actions,
  Resource: resource,
  ...(keys === undefined ? {} : { Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } } }),
});
export const put = (...keys: string[]): Grant => ({ actions: ['dynamodb:PutItem'], resource: att('Table'), keys });
export const stream: Grant = {
  actions: ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream', 'dynamodb:ListStreams'],
  resource: att('Table', 'StreamArn'),
};
export const queue: Grant = { actions: ['sqs:SendMessage'], resource: att('Lost') };

export const role = (service: string, ...grants: Grant[]): Resource => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
    },
    ManagedPolicyArns: [
      {
        'Fn::Join': ['', ['arn:', ref('AWS::Partition'), ':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole']],
      },
    ],
    Policies: [{ PolicyName: 'Grants', PolicyDocument: { Statement: grants.map(allow) } }],
  },
});

/** A function and its role. */
export const fn = (
  id: string,
  handler: string,
  environment: JsonObject,
  ...grants: Grant[]
): Record<string, Resource> => ({
  [`${id}Role`]: role('lambda.amazonaws.com', ...grants),
  [id]: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { S3Bucket: 'assets', S3Key: `${ASSET}.zip` },
      Handler: `index.${handler}`,
      Runtime: 'nodejs24.x',
      Role: att(`${id}Role`),
      Timeout: 5,
      MemorySize: 256,
      Environment: { Variables: { TABLE: ref('Table'), ...environment } },
    },
  },
});
