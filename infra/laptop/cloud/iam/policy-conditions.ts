/** A policy's conditions hold or do not, as IAM evaluates them; an operator or key that is not understood is refused when it is read, never guessed. */
import { isObject, type Json, texts } from '../shapes.ts';

/** What a request says about itself: values by lower-case condition key; a key that is absent is not in the request. */
export type Facts = Record<string, string[]>;
export type Condition = (facts: Facts) => boolean;

/** The condition keys that the front door fills in where AWS would. */
export const KNOWN_KEYS = [
  'dynamodb:leadingkeys',
  'dynamodb:enclosingoperation',
  'ses:fromaddress',
  'ses:recipients',
  'kms:signingalgorithm',
  'kms:messagetype',
  'aws:principalarn',
  'aws:securetransport',
  'aws:sourcearn',
  'aws:sourceaccount',
  // What comes through another service (KMS) never passes this door.
  'kms:viaservice',
];

type Test = (actual: string, expected: string) => boolean;
const TESTS: Record<string, Test> = {
  StringEquals: (actual, expected) => actual === expected,
  StringLike: (actual, expected) => like(actual, expected),
  ArnEquals: (actual, expected) => like(actual, expected),
  ArnLike: (actual, expected) => like(actual, expected),
  Bool: (actual, expected) => actual.toLowerCase() === expected.toLowerCase(),
};

/** A template has a few hundred patterns, and every call is held against dozens of them. */
const compiled = new Map<string, RegExp>();

/** `*` is any run of characters, `?` any one character. */
export function like(actual: string, pattern: string): boolean {
  const expression = compiled.get(pattern) ?? compile(pattern);
  compiled.set(pattern, expression);
  return expression.test(actual);
}

function compile(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's');
}

/** Compiles a statement's Condition block; all of its parts must hold. */
export function readConditions(block: Json | undefined, where: string): Condition[] {
  if (block === undefined || block === null) return [];
  if (!isObject(block)) throw new Error(`${where} has a Condition that is not an object`);
  return Object.entries(block).flatMap(([operator, keys]) => {
    if (!isObject(keys)) throw new Error(`${where} has a Condition ${operator} that is not an object`);
    return Object.entries(keys).map(([key, expected]) => {
      const name = key.toLowerCase();
      if (!KNOWN_KEYS.includes(name))
        throw new Error(`${where} has a condition on ${key}, which the laptop cloud does not know`);
      const values = texts(expected);
      const variable = values.find((value) => value.includes('${'));
      if (variable !== undefined)
        throw new Error(`${where} uses the policy variable ${variable}, which the laptop cloud does not know`);
      return readOperator(operator, name, values, where);
    });
  });
}

function readOperator(operator: string, key: string, expected: string[], where: string): Condition {
  if (operator === 'Null') return (facts) => (facts[key] === undefined) === (expected[0]?.toLowerCase() === 'true');
  const [, set, negatable, optional] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const negated = /^(String|Arn)Not(Equals|Like)$/.exec(negatable ?? '');
  const test = TESTS[negated ? `${negated[1]}${negated[2]}` : (negatable ?? '')];
  if (test === undefined)
    throw new Error(`${where} uses the condition operator ${operator}, which the laptop cloud does not know`);
  const matches = (actual: string) => expected.some((value) => test(actual, value)) !== (negated !== null);
  return (facts) => {
    const actual = facts[key];
    // IAM: without the key, ForAllValues holds, ForAnyValue does not, and a single value holds only negated or IfExists.
    if (actual === undefined || actual.length === 0) {
      return set === 'ForAllValues' || optional !== undefined || (set === undefined && negated !== null);
    }
    return set === 'ForAllValues' ? actual.every(matches) : actual.some(matches);
  };
}
