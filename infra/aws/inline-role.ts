/**
 * A role that holds its grants itself: a policy beside each role would be one of the 500 resources that a stack may have. What such a
 * role names cannot wait for the role in turn, directly or through others.
 */
import {
  type AddToPrincipalPolicyResult,
  PolicyDocument,
  type PolicyStatement,
  Role,
  type RoleProps,
} from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

export class InlineRole extends Role {
  private readonly granted: PolicyDocument;

  constructor(scope: Construct, id: string, props: Omit<RoleProps, 'inlinePolicies'>) {
    const granted = new PolicyDocument();
    super(scope, id, { ...props, inlinePolicies: { Grants: granted } });
    this.granted = granted;
  }

  override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.granted.addStatements(statement);
    return { statementAdded: true, policyDependable: this };
  }
}
