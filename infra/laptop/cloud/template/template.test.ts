/** A template gives the values that CloudFormation would give, or says what it cannot. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Json, JsonObject } from '../shapes.ts';
import { loadStack, type Whereabouts } from './template.ts';

const place: Whereabouts = { url: 'http://127.0.0.1:1' };

/** Loads a template with this value in a property of its first resource, and gives what became of it. */
function resolved(value: Json, more: JsonObject = {}, whereabouts = place): Json | undefined {
  return load(
    {
      ...more,
      Resources: {
        Queue: { Type: 'AWS::SQS::Queue', Properties: { Value: value } },
        ...(more.Resources as JsonObject),
      },
    },
    whereabouts,
  ).resources[0]?.properties.Value;
}

function load(template: JsonObject, whereabouts = place, files: Record<string, Json> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'laptop-template-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries({ 'App.template.json': template, ...files }))
    writeFileSync(join(folder, name), JSON.stringify(content));
  return loadStack(folder, whereabouts);
}

const others: JsonObject = {
  Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: { Ref: 'Name' } } },
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: {} },
  Topic: { Type: 'AWS::SNS::Topic', Properties: {} },
  Optional: { Type: 'AWS::SQS::Queue', Condition: 'Never', Properties: {} },
};
const rich: JsonObject = {
  Parameters: { Name: { Type: 'String', Default: 'notes' }, Open: { Type: 'String' } },
  Conditions: {
    Never: { 'Fn::Equals': [{ Ref: 'Name' }, 'x'] },
    Always: {
      'Fn::And': [
        { 'Fn::Not': [{ Condition: 'Never' }] },
        { 'Fn::Or': [{ Condition: 'Never' }, { 'Fn::Equals': ['a', 'a'] }] },
      ],
    },
  },
  Resources: others,
};

describe('a template', () => {
  it.each<[string, Json, Json]>([
    ['Ref to a parameter', { Ref: 'Name' }, 'notes'],
    ['Ref to a resource', { Ref: 'Table' }, 'notes'],
    ['Ref where AWS gives an ARN', { Ref: 'Topic' }, 'arn:aws:sns:us-east-1:000000000000:App-Topic'],
    ['a pseudo parameter', { Ref: 'AWS::Region' }, 'us-east-1'],
    ['Fn::GetAtt as a list', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'arn:aws:dynamodb:us-east-1:000000000000:table/notes'],
    ['Fn::GetAtt as a text', { 'Fn::GetAtt': 'Api.ApiEndpoint' }, 'http://127.0.0.1:1'],
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'Name' }]] }, 'a-notes'],
    [
      'Fn::Sub',
      { 'Fn::Sub': `\${AWS::Partition} \${Table.Arn} \${Name} \${!Kept}` },
      `aws arn:aws:dynamodb:us-east-1:000000000000:table/notes notes \${Kept}`,
    ],
    [
      'Fn::Sub with its own names',
      { 'Fn::Sub': [`\${Own}-\${Name}`, { Own: { Ref: 'AWS::AccountId' } }] },
      '000000000000-notes',
    ],
    ['Fn::Select and Fn::Split', { 'Fn::Select': ['1', { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    ['Fn::If', [{ 'Fn::If': ['Never', 1, 2] }, { 'Fn::If': ['Always', 1, 2] }], [2, 1]],
    ['AWS::NoValue', { kept: 1, gone: { 'Fn::If': ['Never', 1, { Ref: 'AWS::NoValue' }] } }, { kept: 1 }],
  ])('resolves %s', (_what, value, expected) => {
    expect(resolved(value, rich)).toEqual(expected);
  });

  it.each<[string, Json, string]>([
    ['a function that is not known', { 'Fn::Cidr': ['10.0.0.0/8', 1] }, 'the template uses Fn::Cidr'],
    [
      'an attribute that is not known',
      { 'Fn::GetAtt': ['Table', 'Weight'] },
      'the template asks Table (AWS::DynamoDB::Table) for "Weight"',
    ],
    ['a resource that is not there', { Ref: 'Nobody' }, 'the template refers to Nobody, which it does not have'],
    ['a parameter without a value', { Ref: 'Open' }, "the template's parameter Open has no default"],
  ])('refuses %s', (_what, value, words) => {
    expect(() => resolved(value, rich)).toThrow(words);
  });

  it('takes values for its parameters, and leaves out what its conditions leave out', () => {
    expect(resolved({ Ref: 'Open' }, rich, { ...place, parameters: { Open: 'said' } })).toBe('said');
    expect(load(rich).resources.map(({ logicalId }) => logicalId)).not.toContain('Optional');
  });

  it('takes account and region from the manifest, when it says them', () => {
    const manifest = { artifacts: { App: { environment: 'aws://123456789012/eu-north-1' } } };
    const stack = load({ Resources: {} }, place, { 'manifest.json': manifest });
    expect([stack.account, stack.region]).toEqual(['123456789012', 'eu-north-1']);
  });

  it('is one of several only when it is named', () => {
    const files = { 'Other.template.json': { Resources: {} } };
    expect(() => load({ Resources: {} }, place, files)).toThrow(
      'holds the stacks App, Other; the laptop cloud boots exactly one',
    );
    expect(load({ Resources: {} }, { ...place, stack: 'Other' }, files).name).toBe('Other');
  });
});
