/** State machines run the definition that stands in the template, and invoke a function only when their own role may. */

import { AccessDenied, type Roles } from '../iam/roles.ts';
import type { Functions } from '../lambda/lambda.ts';
import { isObject, type Json, text } from '../shapes.ts';
import type { Resource, Stack } from '../template/template.ts';
import type { Engine, Invoke } from './engine.ts';

export function addMachines(engine: Engine, stack: Stack): void {
  for (const resource of stack.ofType('AWS::StepFunctions::StateMachine')) {
    engine.addMachine({
      arn: resource.ref,
      name: stack.attribute(resource, 'Name'),
      roleArn: text(resource.properties.RoleArn, `RoleArn of ${resource.logicalId}`),
      definition: definitionOf(resource),
    });
  }
}

/** For drawing: ARN, name and the definition that runs. */
export const describeMachines = (stack: Stack) =>
  stack.ofType('AWS::StepFunctions::StateMachine').map((resource) => ({
    logicalId: resource.logicalId,
    arn: resource.ref,
    name: stack.attribute(resource, 'Name'),
    definition: definitionOf(resource),
  }));

/** The definition with its substitutions filled in. */
function definitionOf({ logicalId, properties }: Resource): string {
  if (properties.StateMachineType === 'EXPRESS')
    throw new Error(`${logicalId} is an express state machine; the laptop cloud knows standard ones only`);
  const substitutions = isObject(properties.DefinitionSubstitutions) ? properties.DefinitionSubstitutions : {};
  return text(
    properties.DefinitionString,
    `DefinitionString of ${logicalId} (a definition in S3 is not known)`,
  ).replace(/\$\{([A-Za-z0-9_]+)\}/g, (whole, name: string) =>
    name in substitutions ? String(substitutions[name]) : whole,
  );
}

/** Errors have the names and causes that Step Functions gives to a failed lambda:invoke. */
export function machineInvoke(functions: Functions, roles: Roles): Invoke {
  return async ({ machine, roleArn, functionName, payload }) => {
    const spec = functions.find(functionName);
    if (spec === undefined)
      return { error: 'Lambda.ResourceNotFoundException', cause: `Function not found: ${functionName}` };
    try {
      roles.check(roleArn, machine, 'lambda:InvokeFunction', spec.arn);
    } catch (error) {
      if (!(error instanceof AccessDenied)) throw error;
      return { error: 'Lambda.AWSLambdaException', cause: error.message };
    }
    const outcome = await functions.invoke(spec.arn, payload as Json);
    if (outcome.error === undefined) return { payload: outcome.payload };
    return { error: outcome.error.errorType, cause: JSON.stringify(outcome.error) };
  };
}
