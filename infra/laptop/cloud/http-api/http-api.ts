/** The template's HTTP API on loopback: its routes and no other, API Gateway's limits, and only functions that let it in. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import { listen, shut } from '../free-port.ts';
import type { Functions } from '../lambda/lambda.ts';
import { permits } from '../template/function-specs.ts';
import type { Stack } from '../template/template.ts';
import { type Api, type ApiRoute, readApi } from './api.ts';
import { type HttpAnswer, message, toAnswer, toEvent } from './http-event.ts';
import { readBody } from './request-body.ts';
import { router } from './routes.ts';

const LARGEST_BODY = 10 * 1024 * 1024;

interface Target {
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
  const { id: apiId, routes, stageVariables }: Api = readApi(stack) ?? { id: '', routes: [], stageVariables: {} };
  const route = router(routes.map((each) => ({ key: each.key, target: targetOf(each, apiId, stack, functions) })));

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
      apiId,
      stageVariables,
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

function targetOf(
  { key, functionArn, milliseconds }: ApiRoute,
  apiId: string,
  stack: Stack,
  functions: Functions,
): Target {
  const source = `arn:aws:execute-api:${stack.region}:${stack.account}:${apiId}/$default/${key.replace(/^(\S+) \//, '$1/')}`;
  const name = functions.find(functionArn)?.name ?? '';
  return {
    functionArn,
    milliseconds,
    permitted: permits(stack, functionArn, name, 'apigateway.amazonaws.com', source),
  };
}
