/** IAM's rules, one line each: what allows, what denies, and what a condition means when its key is absent. */
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../shapes.ts';
import { judge, readPolicy } from './policies.ts';

const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/Notes';
const ROLE = 'arn:aws:iam::000000000000:role/Clerk';
const read = (statement: JsonObject, own?: string) =>
  readPolicy(
    { Statement: [{ Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: TABLE, ...statement }] },
    'a policy',
    own,
  );
const asks = (keys?: string[], action = 'dynamodb:PutItem', resource = TABLE) => ({
  action,
  resource,
  role: ROLE,
  facts: keys === undefined ? {} : { 'dynamodb:leadingkeys': keys },
});
const onKeys = (operator: string, ...patterns: string[]): JsonObject => ({
  Condition: { [operator]: { 'dynamodb:LeadingKeys': patterns } },
});

describe('a role may', () => {
  it.each<[string, JsonObject, ReturnType<typeof asks>, boolean]>([
    ['do the named action', {}, asks(), true],
    ['do actions that a wildcard names, in any case', { Action: 'DYNAMODB:Put*' }, asks(), true],
    ['not do another action', {}, asks([], 'dynamodb:DeleteItem'), false],
    ['not touch another resource', {}, asks([], 'dynamodb:PutItem', `${TABLE}2`), false],
    [
      'touch what a wildcard names',
      { Resource: `${TABLE}/index/*` },
      asks([], 'dynamodb:PutItem', `${TABLE}/index/due`),
      true,
    ],
    ['touch what ? names', { Resource: `${TABLE.slice(0, -1)}?` }, asks(), true],
    ['touch keys of the pattern', onKeys('ForAllValues:StringLike', 'A#*', 'B#*'), asks(['A#1', 'B#2']), true],
    ['not touch one key beside it', onKeys('ForAllValues:StringLike', 'A#*'), asks(['A#1', 'B#2']), false],
    ['without keys pass ForAllValues, as at AWS', onKeys('ForAllValues:StringLike', 'A#*'), asks(), true],
    ['without keys not pass ForAnyValue', onKeys('ForAnyValue:StringLike', 'A#*'), asks(), false],
    ['without keys not pass a single value', onKeys('StringLike', 'A#*'), asks(), false],
    ['without keys pass IfExists', onKeys('StringLikeIfExists', 'A#*'), asks(), true],
    ['without keys pass a negation', onKeys('StringNotLike', 'A#*'), asks(), true],
    ['with one good key pass ForAnyValue', onKeys('ForAnyValue:StringLike', 'A#*'), asks(['A#1', 'B#2']), true],
    ['equal exactly', onKeys('ForAllValues:StringEquals', 'A#*'), asks(['A#1']), false],
    ['be asked that keys are there', { Condition: { Null: { 'dynamodb:LeadingKeys': 'false' } } }, asks(), false],
    ['be named by its ARN', { Condition: { ArnEquals: { 'aws:PrincipalArn': ROLE } } }, asks(), true],
    ['be asked for TLS', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, asks(), true],
    [
      'need every condition',
      { Condition: { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:PrincipalArn': 'other' } } },
      asks(),
      false,
    ],
  ])('%s', (_what, statement, access, allowed) => {
    expect(judge(access, read(statement)) === 'allowed').toBe(allowed);
  });

  it('not do what anything denies, whoever else allows it', () => {
    expect(judge(asks(['A#1']), [...read({}), ...read({ Effect: 'Deny', Action: '*', Resource: '*' })])).toBe(
      'with an explicit deny in an identity-based policy',
    );
    const guard = read(
      { Effect: 'Deny', Principal: { AWS: '*' }, Resource: '*', ...onKeys('ForAnyValue:StringLike', 'A#*') },
      TABLE,
    );
    expect(judge(asks(['A#1']), read({}), guard)).toBe('with an explicit deny in a resource-based policy');
    expect(judge(asks(['B#1']), read({}), guard)).toBe('allowed');
  });

  it('do what the resource itself allows it', () => {
    expect(judge(asks(), [], read({ Principal: { AWS: ROLE } }, TABLE))).toBe('allowed');
    expect(judge(asks(), [], read({ Principal: { AWS: 'arn:aws:iam::000000000000:root' } }, TABLE))).toBe('allowed');
    expect(judge(asks(), [], read({ Principal: { AWS: `${ROLE}2` } }, TABLE))).toBe(
      'because no identity-based policy allows the action',
    );
  });
});

describe('a policy is refused', () => {
  it.each<[string, Json, string | undefined]>([
    ['a statement with NotResource', { NotResource: '*' }, undefined],
    ['the effect "Maybe"', { Effect: 'Maybe' }, undefined],
    ['names a Principal', { Principal: '*' }, undefined],
    ['names the principal {"Service":"x"}', { Principal: { Service: 'x' } }, TABLE],
    [
      'the condition operator DateLessThan',
      { Condition: { DateLessThan: { 'dynamodb:LeadingKeys': 'x' } } },
      undefined,
    ],
    ['a condition on aws:SourceIp', { Condition: { StringLike: { 'aws:SourceIp': 'x' } } }, undefined],
    [
      `the policy variable \${aws:username}`,
      { Condition: { StringLike: { 'dynamodb:LeadingKeys': `\${aws:username}` } } },
      undefined,
    ],
  ])('for %s', (words, statement, own) => {
    expect(() => read(statement as JsonObject, own)).toThrow(words);
  });
});
