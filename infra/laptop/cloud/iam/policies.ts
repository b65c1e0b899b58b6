/** A request is allowed only when some statement allows it and none denies it; a policy that is not understood stops the boot instead of being guessed. */

import { isObject, type Json, objects, texts } from '../shapes.ts';
import { type Condition, type Facts, like, readConditions } from './policy-conditions.ts';

export interface Statement {
  effect: 'Allow' | 'Deny';
  actions: string[];
  resources: string[];
  /** Patterns of role ARNs that a resource policy speaks about; undefined in a role's own policy. */
  principals?: string[];
  conditions: Condition[];
}

export interface Access {
  action: string;
  resource: string;
  /** ARN of the calling role. */
  role: string;
  facts: Facts;
}

/** Why a request is refused, in the words that AWS uses. */
export type Verdict =
  | 'allowed'
  | 'because no identity-based policy allows the action'
  | 'with an explicit deny in an identity-based policy'
  | 'with an explicit deny in a resource-based policy';

const UNDERSTOOD = ['Sid', 'Effect', 'Action', 'Resource', 'Principal', 'Condition'];

/**
 * @param where names the policy in errors
 * @param own the ARN that a resource policy means when it leaves Resource out; absent for a role's policy
 */
export function readPolicy(document: Json | undefined, where: string, own?: string): Statement[] {
  if (!isObject(document)) throw new Error(`${where} is not a policy document`);
  return objects(document.Statement).map((statement) => {
    const foreign = Object.keys(statement).find((key) => !UNDERSTOOD.includes(key));
    if (foreign !== undefined)
      throw new Error(`${where} has a statement with ${foreign}, which the laptop cloud does not know`);
    const { Effect: effect } = statement;
    if (effect !== 'Allow' && effect !== 'Deny')
      throw new Error(`${where} has a statement with the effect ${JSON.stringify(effect)}`);
    if (own === undefined && statement.Principal !== undefined)
      throw new Error(`${where} is a role's policy and names a Principal`);
    const resources = statement.Resource === undefined && own !== undefined ? [own] : texts(statement.Resource);
    const variable = resources.find((resource) => resource.includes('${'));
    if (variable !== undefined)
      throw new Error(`${where} uses the policy variable ${variable}, which the laptop cloud does not know`);
    return {
      effect,
      actions: texts(statement.Action),
      resources,
      ...(own === undefined ? {} : { principals: readPrincipals(statement.Principal, where) }),
      conditions: readConditions(statement.Condition, where),
    };
  });
}

function readPrincipals(principal: Json | undefined, where: string): string[] {
  if (principal === '*') return ['*'];
  if (isObject(principal) && Object.keys(principal).every((kind) => kind === 'AWS')) {
    // An account's root stands for every role of that account.
    return texts(principal.AWS).map((arn) => arn.replace(/^(arn:[^:]*:iam::\d*:)root$/, '$1*'));
  }
  throw new Error(`${where} names the principal ${JSON.stringify(principal)}, which the laptop cloud does not know`);
}

const speaksOf = (statement: Statement, access: Access): boolean =>
  statement.actions.some((action) => like(access.action.toLowerCase(), action.toLowerCase())) &&
  statement.resources.some((resource) => like(access.resource, resource)) &&
  (statement.principals === undefined || statement.principals.some((principal) => like(access.role, principal))) &&
  statement.conditions.every((condition) =>
    condition({ 'aws:principalarn': [access.role], 'aws:securetransport': ['true'], ...access.facts }),
  );

/** aws:SecureTransport counts as true: what the laptop carries over loopback, AWS carries over TLS. */
export function judge(access: Access, identity: Statement[], resource: Statement[] = []): Verdict {
  const says = (statements: Statement[], effect: Statement['effect']) =>
    statements.some((statement) => statement.effect === effect && speaksOf(statement, access));
  if (says(identity, 'Deny')) return 'with an explicit deny in an identity-based policy';
  if (says(resource, 'Deny')) return 'with an explicit deny in a resource-based policy';
  if (says(identity, 'Allow') || says(resource, 'Allow')) return 'allowed';
  return 'because no identity-based policy allows the action';
}
