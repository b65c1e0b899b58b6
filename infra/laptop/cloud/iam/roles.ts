/** Each role of the template may do what its inline, attached and known managed policies say, and nothing else. */

import { type Json, objects, texts } from '../shapes.ts';
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
  private readonly account: string;
  private readonly statements = new Map<string, Statement[]>();
  /** Resource policies by the ARN of what they guard. */
  private readonly guards = new Map<string, Statement[]>();

  constructor(stack: Stack) {
    this.account = stack.account;
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
  }

  /** The resource policy of a table, as JSON; none where it is undefined. */
  guard(arn: string, policy: string | undefined): void {
    if (policy === undefined) this.guards.delete(arn);
    else this.guards.set(arn, readPolicy(JSON.parse(policy) as Json, `the resource policy of ${arn}`, arn));
  }

  has(role: string): boolean {
    return this.statements.has(role);
  }

  /** Throws AccessDenied unless the role may. @param session the caller's name, the last part of the user in the message */
  check(role: string, session: string, action: string, resource: string, facts: Access['facts'] = {}): void {
    this.judged({ role, action, resource, facts }, session, this.statements.get(role) ?? []);
  }

  /** Whoever administers the account may all that no resource policy refuses. */
  checkAdministrator(name: string, action: string, resource: string, facts: Access['facts'] = {}): void {
    const role = `arn:aws:iam::${this.account}:role/${name}`;
    const all: Statement = { effect: 'Allow', actions: ['*'], resources: ['*'], conditions: [] };
    this.judged({ role, action, resource, facts }, name, [all]);
  }

  private judged(access: Access, session: string, statements: Statement[]): void {
    const verdict = judge(access, statements, this.guards.get(access.resource.replace(/\/index\/.*$/, '')));
    if (verdict !== 'allowed') throw new AccessDenied(access.role, session, access, verdict);
  }
}
