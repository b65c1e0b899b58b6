/** The functions of a template, with exactly the environment that they would have, and who may invoke them without a role. */
import { like } from '../iam/policy-conditions.ts';
import type { FunctionSpec } from '../lambda/sandbox.ts';
import { isObject, number, objects, text } from '../shapes.ts';
import type { Stack } from './template.ts';

/** Reads the functions of a template. @param frontDoor where every SDK call of a function goes */
export function readFunctions(stack: Stack, frontDoor: string, url: string): FunctionSpec[] {
  return stack.ofType('AWS::Lambda::Function').map((resource) => {
    const { logicalId, properties, ref: name } = resource;
    const code = isObject(properties.Code) ? properties.Code : {};
    const environment =
      isObject(properties.Environment) && isObject(properties.Environment.Variables)
        ? properties.Environment.Variables
        : {};
    const arn = stack.attribute(resource, 'Arn');
    const role = text(properties.Role, `Role of ${logicalId}`);
    return {
      id: logicalId,
      name,
      arn,
      role,
      folder: stack.asset(text(code.S3Key, `Code.S3Key of ${logicalId}`)),
      handler: text(properties.Handler, `Handler of ${logicalId}`),
      timeoutSeconds: number(properties.Timeout, 3),
      memory: number(properties.MemorySize, 128),
      environment: {
        ...Object.fromEntries(
          Object.entries(environment).map(([key, value]) => [key, atHome(String(value), stack, url)]),
        ),
        AWS_REGION: stack.region,
        AWS_ENDPOINT_URL: frontDoor,
        AWS_ACCESS_KEY_ID: logicalId,
        AWS_SECRET_ACCESS_KEY: 'laptop',
        AWS_LAMBDA_FUNCTION_NAME: name,
        TZ: 'UTC',
      },
    };
  });
}

/** The API's execute-api address, where a template builds it by hand, is this machine's address here. */
function atHome(value: string, stack: Stack, url: string): string {
  return stack
    .ofType('AWS::ApiGatewayV2::Api')
    .reduce(
      (result, api) => result.replaceAll(`https://${api.ref}.execute-api.${stack.region}.amazonaws.com`, url),
      value,
    );
}

/** Who may invoke a function without a role: the template's Lambda permissions. */
export function permits(
  stack: Stack,
  functionArn: string,
  functionName: string,
  principal: string,
  source: string,
): boolean {
  return objects(stack.ofType('AWS::Lambda::Permission').map(({ properties }) => properties)).some(
    (permission) =>
      permission.Action === 'lambda:InvokeFunction' &&
      permission.Principal === principal &&
      [functionArn, functionName].includes(String(permission.FunctionName)) &&
      (permission.SourceArn === undefined || like(source, String(permission.SourceArn))),
  );
}
