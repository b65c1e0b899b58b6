/** Each route reaches one function, any other address the site's page; what is logged of a request is its route, never its path. */
import { Lazy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnApi,
  type CfnStage,
  HttpApi,
  HttpStage,
  type IHttpApi,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Route } from '../../functions/capabilities.ts';
import type { ConcordFunction } from './concord-function.ts';
import { type Answering, openApi } from './open-api.ts';
import { vendedLogs } from './vended-logs.ts';

export class ConcordHttp extends Construct {
  readonly api: IHttpApi;
  /** The address that the API gives itself, without a trailing slash. */
  readonly endpoint: string;
  private readonly closed: boolean;
  private readonly stage: HttpStage;
  private readonly answering: Answering[] = [];
  private readonly brakes: Record<string, object> = {};

  /** @param closed The site answers every route: the service is closed. */
  constructor(
    scope: Construct,
    id: string,
    { logRetention, closed }: { readonly logRetention: number; readonly closed: boolean },
  ) {
    super(scope, id);
    this.closed = closed;
    // Routes and integrations as resources of their own would be a third of the 500 that a stack may have. None asks who comes: people
    // come by a link from a mail and have no account, the functions check link, session or token, and can() decides.
    const api = new CfnApi(this, 'Api', {
      body: Lazy.any({ produce: () => openApi('Concord', this.answering) }),
      // A route that cannot be imported would otherwise be left out, without a word.
      failOnWarnings: true,
    });
    this.endpoint = api.attrApiEndpoint;
    this.api = HttpApi.fromHttpApiAttributes(this, 'Routes', { httpApiId: api.ref, apiEndpoint: this.endpoint });
    const logs = vendedLogs(this, 'AccessLogs', 'apis', 'access', logRetention);
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      // A brake on the account's concurrency; what one office may ask for in a day is counted by the functions themselves.
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: { destination: new LogGroupLogDestination(logs), format: AccessLogFormat.custom(logLine) },
    });
  }

  /** These routes are answered by this function, whose links lead to this address. */
  routes(fn: ConcordFunction, serviceUrl: string, routes: readonly Route[]): void {
    fn.linksTo(serviceUrl);
    // A function knows the API's address, so the API cannot name the function: each would wait for the other. The stage names it, which
    // waits for both.
    const name = fn.name.replaceAll('-', '_');
    this.stage.addStageVariable(name, fn.lambda.functionName);
    // A limit on a route outlives the route, so a closed service has all of its routes.
    const by = this.closed ? 'site' : name;
    this.answering.push({ name: by, routes, uri: this.invocations(by) });
    // One permission a function. Which route reaches which function is said by the routes alone.
    this.lets(fn, 'Routes', '*/*/*');
    // A permission for every method and path is none for the default route, whose ARN has neither.
    if (routes.includes('$default')) this.lets(fn, 'Elsewhere', '*/*');
  }

  private invocations(variable: string): string {
    const { partition, region, account } = Stack.of(this);
    const functionArn = `arn:${partition}:lambda:${region}:${account}:function:\${stageVariables.${variable}}`;
    return `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
  }

  private lets({ lambda }: ConcordFunction, id: string, routes: string): void {
    lambda.addPermission(id, {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: Stack.of(this).formatArn({ service: 'execute-api', resource: this.api.apiId, resourceName: routes }),
    });
  }

  /** So many requests a second of this route, from everyone together: what a stranger may ask for and is dear to answer, or writes. */
  brake(route: Route, rate: number): void {
    this.brakes[route] = { ThrottlingRateLimit: rate, ThrottlingBurstLimit: 2 * rate };
    (this.stage.node.defaultChild as CfnStage).routeSettings = this.brakes;
  }
}

/** No path (it holds link tokens), no query, no address, no header. */
const logLine = JSON.stringify({
  at: '$context.requestTime',
  request: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  integrationStatus: '$context.integrationStatus',
  integrationError: '$context.integrationErrorMessage',
});
