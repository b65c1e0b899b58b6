/** Each role of the template may do what its inline, attached and known managed policies say, and nothing else. */

import { objects, texts } from '../shapes.ts';
import type { Stack } from '../template/template.ts';
import { type Access, judge, readPolicy, type Statement, type Verdict } from './policies.ts';

/** Managed policies that grant only what the laptop does for free: writing logs and traces. */
const HARMLESS = ['AWSLambdaBasicExecutionRole', 'AWSXRayDaemonWriteAccess'];

/** A refusal that names role, action and resource, as AWS words it. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDeniedException';
  constructor(role: string, session: string, access: Access, verdict: Verdict) {
    const user = role.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/');
    const keys = access.facts['dynamodb:leadingkeys'];
    const hint = keys === undefined ? '' : ` (partition keys: ${keys.join(', ')})`;
    super(
      `User: ${user}/${session} is not authorized to perform: ${access.action} on resource: ${access.resource} ${verdict.replace('the action', `the ${access.action} action`)}${hint}`,
    );
  }
}

export class Roles {
  private readonly statements = new Map<string, Statement[]>();
  /** Resource policies by the ARN of what they guard. */
  private readonly guards = new Map<string, Statement[]>();

  constructor(stack: Stack) {
    const byName = new Map<string, Statement[]>();
    for (const role of stack.ofType('AWS::IAM::Role')) {
      const statements = objects(role.properties.Policies).flatMap((policy) =>
        readPolicy(policy.PolicyDocument, `the policy ${String(policy.PolicyName)} of role ${role.logicalId}`),
      );
      for (const managed of texts(role.properties.ManagedPolicyArns)) {
        if (!HARMLESS.some((name) => managed.endsWith(`/${name}`))) {
          throw new Error(
            `the role ${role.logicalId} uses the managed policy ${managed}, which the laptop cloud does not know`,
          );
        }
      }
      byName.set(role.ref, statements);
      this.statements.set(stack.attribute(role, 'Arn'), statements);
    }
    for (const policy of stack.ofType('AWS::IAM::Policy')) {
      const read = readPolicy(policy.properties.PolicyDocument, `the policy ${policy.logicalId}`);
      for (const role of texts(policy.properties.Roles)) {
        const statements = byName.get(role);
        if (statements === undefined)
          throw new Error(`the policy ${policy.logicalId} names the role ${role}, which is not in the template`);
        statements.push(...read);
      }
    }
    for (const table of stack.ofType('AWS::DynamoDB::Table')) {
      const policy = table.properties.ResourcePolicy;
      const [document] = objects(policy).map((each) => each.PolicyDocument);
      const arn = stack.attribute(table, 'Arn');
      if (document !== undefined)
        this.guards.set(arn, readPolicy(document, `the resource policy of ${table.logicalId}`, arn));
    }
  }

  has(role: string): boolean {
    return this.statements.has(role);
  }

  /** Throws AccessDenied unless the role may. @param session the caller's name, the last part of the user in the message */
  check(role: string, session: string, action: string, resource: string, facts: Access['facts'] = {}): void {
    const access: Access = { role, action, resource, facts };
    const verdict = judge(
      access,
      this.statements.get(role) ?? [],
      this.guards.get(resource.replace(/\/index\/.*$/, '')),
    );
    if (verdict !== 'allowed') throw new AccessDenied(role, session, access, verdict);
  }
}
