/** The template's HTTP API on loopback: its routes and no other, API Gateway's limits, and only functions that let it in. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import { listen, shut } from '../free-port.ts';
import type { Functions } from '../lambda/lambda.ts';
import { number, text } from '../shapes.ts';
import { permits } from '../template/function-specs.ts';
import type { Stack } from '../template/template.ts';
import { type HttpAnswer, message, toAnswer, toEvent } from './http-event.ts';
import { readBody } from './request-body.ts';
import { type Route, router } from './routes.ts';

const LARGEST_BODY = 10 * 1024 * 1024;
const LONGEST_MILLISECONDS = 29_000;

interface Integration {
  functionArn: string;
  milliseconds: number;
  /** False when no Lambda permission lets API Gateway in: every request then fails, as it would on AWS. */
  permitted: boolean;
}

export interface HttpNeeds {
  stack: Stack;
  functions: Functions;
  clock: Clock;
  onTrouble(line: string): void;
}

export interface HttpServer {
  url: string;
  busy(): boolean;
  stop(): Promise<void>;
}

export type Handle = (request: IncomingMessage, body: Buffer | undefined) => Promise<HttpAnswer>;

/** Listens before the template is read, since the template needs the address; until `handle` is there it answers 503. */
export async function openHttp(port: number, handle: () => Handle | undefined): Promise<HttpServer> {
  let inFlight = 0;
  const server = createServer((request, response) => {
    inFlight += 1;
    response.once('close', () => {
      inFlight -= 1;
    });
    respond(request, response, handle()).catch(() => write(request, response, message(500, 'Internal Server Error')));
  });
  const taken = await listen(server, port, 'the HTTP API (ports.http)');
  return { url: `http://127.0.0.1:${taken}`, busy: () => inFlight > 0, stop: () => shut(server) };
}

async function respond(request: IncomingMessage, response: ServerResponse, handle: Handle | undefined): Promise<void> {
  const body = await readBody(request, LARGEST_BODY);
  write(request, response, handle === undefined ? message(503, 'Service Unavailable') : await handle(request, body));
}

function write(request: IncomingMessage, response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

export function serveHttp({ stack, functions, clock, onTrouble }: HttpNeeds): Handle {
  const [api, another] = stack.ofType('AWS::ApiGatewayV2::Api');
  if (another !== undefined)
    throw new Error(`the template has a second HTTP API, ${another.logicalId}; the laptop cloud serves one`);
  if (api !== undefined && api.properties.ProtocolType !== 'HTTP')
    throw new Error(`${api.logicalId} is not an HTTP API`);
  const stage = stack.ofType('AWS::ApiGatewayV2::Stage').find(({ properties }) => properties.StageName !== '$default');
  if (stage !== undefined)
    throw new Error(`the stage ${stage.logicalId} is not $default, which is all that the laptop cloud serves`);
  const route = router(api === undefined ? [] : readRoutes(stack, functions, api.ref));

  return async (request, body) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    const match = route(request.method ?? 'GET', path);
    if (match === undefined) return message(404, 'Not Found');
    if (body === undefined) return message(413, 'Request Entity Too Large');
    const { key: routeKey, target } = match.route;
    if (!target.permitted) {
      onTrouble(`${routeKey}: no AWS::Lambda::Permission lets apigateway.amazonaws.com invoke ${target.functionArn}`);
      return message(500, 'Internal Server Error');
    }
    const where = {
      routeKey,
      parameters: match.parameters,
      account: stack.account,
      apiId: api?.ref ?? '',
      now: clock.now(),
    };
    const late = Symbol('late');
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<typeof late>((done) => {
      timer = setTimeout(() => done(late), target.milliseconds);
    });
    const outcome = await Promise.race([functions.invoke(target.functionArn, toEvent(request, body, where)), limit]);
    clearTimeout(timer);
    if (outcome === late) return message(503, 'Service Unavailable');
    return outcome.error === undefined ? toAnswer(outcome.payload) : message(500, 'Internal Server Error');
  };
}

function readRoutes(stack: Stack, functions: Functions, apiId: string): Route<Integration>[] {
  return stack.ofType('AWS::ApiGatewayV2::Route').map(({ logicalId, properties }) => {
    const key = text(properties.RouteKey, `RouteKey of ${logicalId}`);
    const authorization = properties.AuthorizationType ?? 'NONE';
    if (authorization !== 'NONE')
      throw new Error(
        `the route ${logicalId} has the authorization ${String(authorization)}, which the laptop cloud does not know`,
      );
    const id = text(properties.Target, `Target of ${logicalId}`).replace(/^integrations\//, '');
    const integration = stack.ofType('AWS::ApiGatewayV2::Integration').find(({ ref }) => ref === id);
    const {
      IntegrationType: type,
      PayloadFormatVersion: format,
      IntegrationUri: uri,
      TimeoutInMillis: timeout,
    } = integration?.properties ?? {};
    const functionArn =
      /arn:[^:]*:lambda:[^/]*$|arn:[^:]*:lambda:[^/]*(?=\/invocations$)/.exec(String(uri))?.[0] ?? String(uri);
    const spec = functions.find(functionArn);
    if (type !== 'AWS_PROXY' || format !== '2.0' || spec === undefined) {
      throw new Error(
        `the route ${logicalId} does not lead to a function of this template by AWS_PROXY with payload format 2.0, which is all that the laptop cloud knows`,
      );
    }
    const source = `arn:aws:execute-api:${stack.region}:${stack.account}:${apiId}/$default/${key === '$default' ? '$default' : key.replace(/^(\S+) \//, '$1/')}`;
    return {
      key,
      target: {
        functionArn: spec.arn,
        milliseconds: Math.min(LONGEST_MILLISECONDS, number(timeout, LONGEST_MILLISECONDS)),
        permitted: permits(stack, spec.arn, spec.name, 'apigateway.amazonaws.com', source),
      },
    };
  });
}
