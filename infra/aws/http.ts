/** Each route reaches one function, any other address the site's page; what is logged of a request is its route, never its path. */
import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Route } from '../../functions/capabilities.ts';
import { acknowledge } from './acknowledge.ts';
import type { ConcordFunction } from './concord-function.ts';

export class ConcordHttp extends Construct {
  readonly api: HttpApi;
  /** The address that the API gives itself, without a trailing slash. */
  readonly endpoint: string;
  private readonly stage: HttpStage;
  private readonly brakes: Record<string, object> = {};

  constructor(scope: Construct, id: string, { logRetention }: { readonly logRetention: number }) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { apiName: 'Concord', createDefaultStage: false });
    this.endpoint = this.api.apiEndpoint;
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: logRetention,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      detailedMetricsEnabled: true,
      // A brake on the account's concurrency; what one office may ask for in a day is counted by the functions themselves.
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: { destination: new LogGroupLogDestination(logs), format: AccessLogFormat.custom(logLine) },
    });
    acknowledge(
      this,
      'AwsSolutions-APIG4',
      'People come by a link from a mail and have no account: the functions check the link, session or token, and can() decides.',
    );
  }

  /** These routes are answered by this function, whose links lead to this address. */
  routes(fn: ConcordFunction, serviceUrl: string, routes: readonly Route[]): void {
    fn.linksTo(serviceUrl);
    // One permission a function: one a route would be a fourth of the 500 resources that a stack may have. Which route reaches which
    // function is said by the routes alone.
    const integration = new HttpLambdaIntegration(fn.name, fn.lambda, { scopePermissionToRoute: false });
    for (const route of routes) {
      const added = route === '$default' ? [this.elsewhere(fn)] : this.routesFor(route, integration);
      // A brake on a route can only be made once the route is there.
      this.stage.node.addDependency(...added);
    }
  }

  /** A permission for every method and path is none for the default route, whose ARN has neither. */
  private elsewhere(fn: ConcordFunction): HttpRoute {
    const integration = new HttpLambdaIntegration(`${fn.name}Elsewhere`, fn.lambda);
    return new HttpRoute(this, 'Elsewhere', { httpApi: this.api, routeKey: HttpRouteKey.DEFAULT, integration });
  }

  private routesFor(route: Route, integration: HttpLambdaIntegration): HttpRoute[] {
    const [method, path] = route.split(' ') as ['GET' | 'POST', string];
    return this.api.addRoutes({ path, methods: [HttpMethod[method]], integration });
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
