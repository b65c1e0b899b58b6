/** The template's HTTP API: each route of its document, with the function to which stage variables lead; a route without one stops the boot. */
import { isObject, type JsonObject, number } from '../shapes.ts';
import type { Stack } from '../template/template.ts';
import { readDocument } from './open-api.ts';

const LONGEST_MILLISECONDS = 29_000;

export interface ApiRoute {
  key: string;
  functionArn: string;
  milliseconds: number;
}

export interface Api {
  id: string;
  /** By their names, as every event carries them. */
  stageVariables: Record<string, string>;
  routes: ApiRoute[];
}

export function readApi(stack: Stack): Api | undefined {
  const [api, another] = stack.ofType('AWS::ApiGatewayV2::Api');
  if (api === undefined) return undefined;
  if (another !== undefined)
    throw new Error(`the template has a second HTTP API, ${another.logicalId}; the laptop cloud serves one`);
  const { Body: body, ProtocolType: protocol = 'HTTP' } = api.properties;
  if (protocol !== 'HTTP') throw new Error(`${api.logicalId} is not an HTTP API`);
  const stages = stack.ofType('AWS::ApiGatewayV2::Stage');
  const other = stages.find(({ properties }) => properties.StageName !== '$default');
  if (other !== undefined)
    throw new Error(`the stage ${other.logicalId} is not $default, which is all that the laptop cloud serves`);
  const variables = stages[0]?.properties.StageVariables;
  const stageVariables = Object.fromEntries(
    Object.entries(isObject(variables) ? variables : {}).map(([name, value]) => [name, String(value)]),
  );
  const functionArns = stack.ofType('AWS::Lambda::Function').map((resource) => stack.attribute(resource, 'Arn'));
  const routes = readDocument(body, `the Body of ${api.logicalId}`).map(({ key, name, integration }) => {
    const target = readIntegration(integration, `the integration ${name} of ${api.logicalId}`, stageVariables);
    if (!functionArns.includes(target.functionArn))
      throw new Error(`the integration ${name} of ${api.logicalId} leads to no function of the template`);
    return { key, ...target };
  });
  return { id: api.ref, stageVariables, routes };
}

const INVOCATIONS = /^arn:[^:]+:apigateway:[^:]+:lambda:path\/2015-03-31\/functions\/([^/]+)\/invocations$/;

function readIntegration(
  { type, httpMethod, payloadFormatVersion: format, uri, timeoutInMillis }: JsonObject,
  where: string,
  stageVariables: Record<string, string>,
): Omit<ApiRoute, 'key'> {
  const led = String(uri).replaceAll(/\$\{stageVariables\.(\w+)\}/g, (_, variable: string) => {
    const value = stageVariables[variable];
    if (value === undefined)
      throw new Error(`${where} asks for the stage variable ${variable}, which the stage does not have`);
    return value;
  });
  const functionArn = INVOCATIONS.exec(led)?.[1];
  const isProxy = String(type).toLowerCase() === 'aws_proxy' && httpMethod === 'POST' && format === '2.0';
  if (!isProxy || functionArn === undefined)
    throw new Error(
      `${where} does not call a function by aws_proxy, POST and payload format 2.0, which is all that the laptop cloud knows`,
    );
  return { functionArn, milliseconds: Math.min(LONGEST_MILLISECONDS, number(timeoutInMillis, LONGEST_MILLISECONDS)) };
}
