/** Every route is answered by the function that its capability says, and by nobody else; what only reads is GET. */
import { describe, expect, it } from 'vitest';
import { capabilities, functions } from '../functions/capabilities.ts';
import type { Capability } from '../functions/shared/capability.ts';
import { only, routesOf, synthesize } from './template.ts';

const list: Readonly<Record<string, Capability>> = capabilities;
const rows = Object.values(list).flatMap((capability) =>
  Object.entries(capability.functions).flatMap(([by, { routes = {} }]) =>
    Object.entries(routes).map(([route, [action, handler] = ['', '']]) => ({ capability, by, route, action, handler })),
  ),
);

const { template } = synthesize();

describe('Routes', () => {
  it('of the template are those of the capabilities, each by its function: none without the other', () => {
    const deployed = routesOf(template);
    expect(deployed).toHaveLength(rows.length);
    expect(Object.fromEntries(deployed)).toEqual(Object.fromEntries(rows.map(({ route, by }) => [route, by])));
  });

  it('are each written once', () => {
    const all = rows.map(({ route }) => route);
    expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
  });

  it.each(rows.map(({ route, action, capability }) => [route, action, capability] as const))(
    '%s is for %s, which its own capability permits',
    (_, action, { actions }) => expect(Object.keys(actions)).toContain(action),
  );

  it('that only read are GET, and everything that acts is POST', () => {
    const reads = (action: string) => /\.(read|look|list|export)$/.test(action);
    // The page that asks for the reason of a decline is shown to whoever may decline; likewise who names an alternate, or gives notice.
    const shown = [
      'GET /agreements/{agreement}/parties/{party}/offices/{office}',
      'GET /agreements/{agreement}/parties/{party}/change',
      'GET /agreements/{agreement}/commitments/{commitment}/delivery',
      'GET /agreements/{agreement}/commitments/{commitment}/answer',
      'GET /agreements/{agreement}/commitments/{commitment}/change',
      'GET /agreements/{agreement}/commitments/{commitment}/change/answer',
      'GET /agreements/{agreement}/closing/duties/new',
      // The people of an agency are entered and applied by its liaisons alone; others read them on one page.
      'GET /agencies/{agency}/people/new',
      'GET /agencies/{agency}/people/offices/{office}',
      'GET /agencies/{agency}/people/reviewers',
      'GET /agencies/{agency}/people/confirmation',
      'GET /agencies/{agency}/people/mous',
      'GET /rounds/{round}/decline',
      'GET /rounds/{round}/take-back',
      'GET /agreements/{agreement}/disputes/new',
      'GET /agreements/{agreement}/disputes/{number}/answer',
      'GET /agreements/{agreement}/disputes/{number}/position',
      'GET /agreements/{agreement}/disputes/{number}/withdrawal',
      'GET /agreements/{agreement}/disputes/{number}/texts',
      'GET /agreements/{agreement}/disputes/{number}/acceptance',
      'GET /agreements/{agreement}/disputes/{number}/dissent',
      'GET /agreements/{agreement}/disputes/{number}/climb',
      'GET /agreements/{agreement}/disputes/{number}/veto',
      'GET /agreements/{agreement}/disputes/{number}/veto/reason',
      'GET /agreements/{agreement}/disputes/{number}/veto/answer',
      'GET /agreements/{agreement}/disputes/{number}/evidence/new',
      'GET /verify',
      'GET /agreements/{agreement}/reviews/new',
      'GET /agreements/{agreement}/reviews/{review}/answers',
      'GET /agreements/{agreement}/reviews/{review}/choice',
      'GET /agreements/{agreement}/kpis/plan/new',
      'GET /agreements/{agreement}/kpis/{kpi}/miss/{period}',
      // An agency's own figures, and what it lacks, are shown to those who report them.
      'GET /agreements/{agreement}/parties/{party}/figures',
      'GET /agreements/{agreement}/parties/{party}/figures/{until}',
      'GET /agreements/{agreement}/parties/{party}/figures/sheet',
      'GET /agreements/{agreement}/parties/{party}/figures/sheet.csv',
      'GET /agreements/{agreement}/parties/{party}/figures/sheet/{draft}',
    ];
    for (const { route, action } of rows.filter((one) => one.route !== '$default'))
      expect(route.startsWith('GET '), route).toBe(reads(action) || shown.includes(route));
  });
});

/** CreateRoute of Amazon API Gateway V2: a parameter is a whole segment, and only the last one may be greedy. */
const routeKey = {
  pattern: /^(\$default|(GET|POST) (\/|(\/([\w.~-]+|\{\w+\}))*(\/\{\w+\+\})?))$/,
  max: 128,
};

describe('The document of the API', () => {
  const { Body, FailOnWarnings } = only(template, 'AWS::ApiGatewayV2::Api').Properties;
  const paths = Object.entries<Record<string, unknown>>(Body.paths);

  it('is OpenAPI 3.0 with a name and a version, and is not imported if API Gateway warns of anything in it', () => {
    expect(FailOnWarnings).toBe(true);
    expect(Body).toEqual({
      openapi: '3.0.1',
      info: { title: expect.stringMatching(/^.{1,128}$/), version: expect.stringMatching(/^.{1,64}$/) },
      paths: expect.any(Object),
      components: { 'x-amazon-apigateway-integrations': expect.any(Object) },
    });
  });

  it('has each path once, with its parameters, and asks nobody who comes', () => {
    for (const [route] of routesOf(template)) {
      expect(route).toMatch(routeKey.pattern);
      expect(route.length).toBeLessThanOrEqual(routeKey.max);
    }
    const shapes = paths.map(([path]) => path.replaceAll(/\{\w+/g, '{'));
    expect(shapes.filter((shape, index) => shapes.indexOf(shape) !== index)).toEqual([]);
    for (const [path, { parameters = [], ...methods }] of paths) {
      const named = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
      expect(parameters, path).toEqual(
        named.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      );
      // And nothing else: with `security` an operation would ask.
      for (const operation of Object.values(methods))
        expect(operation, path).toEqual({
          ...(path === '/$default' && { isDefaultRoute: true }),
          responses: { default: { description: expect.any(String) } },
          'x-amazon-apigateway-integration': {
            $ref: expect.stringMatching(/^#\/components\/x-amazon-apigateway-integrations\/\w+$/),
          },
        });
    }
  });

  it('calls the function that the stage has under the name of the integration', () => {
    const variables = Object.entries<{ Ref: string }>(
      only(template, 'AWS::ApiGatewayV2::Stage').Properties.StageVariables,
    );
    const integrations = Body.components['x-amazon-apigateway-integrations'];
    expect(Object.keys(integrations)).toEqual(variables.map(([name]) => name));
    for (const [name, { Ref }] of variables) {
      expect(name).toMatch(/^\w{1,64}$/);
      expect(template.Resources[Ref]?.Type, name).toBe('AWS::Lambda::Function');
      const { uri, ...integration } = integrations[name];
      expect(integration).toEqual({ type: 'aws_proxy', httpMethod: 'POST', payloadFormatVersion: '2.0' });
      const parts: (string | { Ref: string })[] = uri['Fn::Join'][1];
      const called = `arn:{AWS::Partition}:lambda:{AWS::Region}:{AWS::AccountId}:function:\${stageVariables.${name}}`;
      expect(parts.map((part) => (typeof part === 'string' ? part : `{${part.Ref}}`)).join('')).toBe(
        `arn:{AWS::Partition}:apigateway:{AWS::Region}:lambda:path/2015-03-31/functions/${called}/invocations`,
      );
    }
  });

  it('is within the quotas of an HTTP API: 300 routes, 300 integrations, 100 variables of a stage', () => {
    const integrations = Object.keys(Body.components['x-amazon-apigateway-integrations']).length;
    expect(routesOf(template).length).toBeLessThanOrEqual(300);
    // Each has its variable.
    expect(integrations).toBeLessThanOrEqual(100);
  });
});

describe('Actions', () => {
  it('are a route’s, or a step’s or a schedule’s by name', () => {
    const asked = new Set(rows.map(({ action }) => action));
    const all = Object.values(list).flatMap(({ actions }) => Object.entries(actions));
    // What no route asks for is nobody’s but a step’s or a schedule’s.
    for (const [action, who] of all)
      expect(asked.has(action), action).toBe(!who.every(({ is }) => is === 'workflow' || is === 'schedule'));
  });
});

describe('Functions', () => {
  it('have a name and a file of their own', () => {
    const files = Object.values(functions).map(({ entry }) => entry);
    expect(new Set(files).size).toBe(files.length);
  });
});
