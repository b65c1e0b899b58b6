/**
 * The HTTP API as the OpenAPI document that API Gateway imports: every route hands over to the integration of its function. Its form is
 * that of API Gateway's own exports, which it imports without a warning: the parameters of a path beside its methods, a greedy one with
 * its plus, an answer for each operation, and `/$default` for whatever has no route.
 */
import type { Route } from '../../functions/capabilities.ts';

/** A function that answers routes. */
export interface Answering {
  /** The integration's name in the document. */
  readonly name: string;
  /** Where API Gateway invokes it. */
  readonly uri: string;
  readonly routes: readonly Route[];
}

type PathItem = Record<string, object>;

export function openApi(title: string, answering: readonly Answering[]) {
  const paths: Record<string, PathItem> = {};
  for (const { name, routes } of answering)
    for (const route of routes) {
      const [path, item] = pathItem(route, name);
      paths[path] = { ...paths[path], ...item };
    }
  const integrations = answering.map(({ name, uri }) => [
    name,
    { type: 'aws_proxy', httpMethod: 'POST', uri, payloadFormatVersion: '2.0' },
  ]);
  return {
    openapi: '3.0.1',
    info: { title, version: '1' },
    paths,
    components: { 'x-amazon-apigateway-integrations': Object.fromEntries(integrations) },
  };
}

function pathItem(route: Route, integration: string): [path: string, item: PathItem] {
  const operation = {
    responses: { default: { description: 'What the function answers' } },
    'x-amazon-apigateway-integration': { $ref: `#/components/x-amazon-apigateway-integrations/${integration}` },
  };
  if (route === '$default')
    return ['/$default', { 'x-amazon-apigateway-any-method': { isDefaultRoute: true, ...operation } }];
  const [method = '', path = ''] = route.split(' ');
  const parameters = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return [path, { [method.toLowerCase()]: operation, ...(parameters.length > 0 && { parameters }) }];
}
