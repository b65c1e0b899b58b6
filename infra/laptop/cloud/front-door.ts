/** The one address for every SDK call: it knows which function is calling, asks the template's policies, and only then lets a service answer. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Faults } from './faults.ts';
import { listen, shut } from './free-port.ts';
import { readBody } from './http-api/request-body.ts';
import type { Roles } from './iam/roles.ts';
import type { Seen } from './idle-runs.ts';
import type { Functions } from './lambda/lambda.ts';
import type { Json } from './shapes.ts';

/** Whoever signs with this key id administers the laptop: an admin command, never a function. */
export const OPERATOR = 'operator';
const LIMIT = 16 * 1024 * 1024;

export interface Caller {
  /** The function's id in the template, or `operator`. */
  id: string;
  /** Throws AccessDenied unless the caller's role may; the operator may all that no resource policy refuses. */
  check(action: string, resource: string, facts?: Record<string, string[]>): void;
}

export interface Call {
  caller: Caller;
  /** X-Amz-Target, empty where the protocol has none. */
  target: string;
  method: string;
  /** Without what stands behind the question mark, and without a slash at its end. */
  path: string;
  body: string;
}

export interface Reply {
  status: number;
  type: string;
  body: string;
  headers?: Record<string, string>;
}

export interface Service {
  /** Undefined: never answer, as a service that fell silent. */
  answer(call: Call): Promise<Reply | undefined>;
}

export const json = (status: number, body: Json): Reply => ({
  status,
  type: 'application/x-amz-json-1.0',
  body: JSON.stringify(body),
});

export interface FrontDoor {
  url: string;
  busy(): boolean;
  stop(): Promise<void>;
}

/** What the door needs once the template is read; the port must be known before that. */
export interface Behind {
  roles: Roles;
  functions: Functions;
  /** By the service name of the SigV4 credential. */
  services: Record<string, Service>;
  faults(): Faults;
  /** Told of every call of a function once it has its answer. */
  onCall(seen: Seen): void;
}

/** Opens the door; calls that come before `behind` is there are answered 503. */
export async function openFrontDoor(port: number, behind: () => Behind | undefined): Promise<FrontDoor> {
  let inFlight = 0;
  const server = createServer((request, response) => {
    inFlight += 1;
    response.once('close', () => {
      inFlight -= 1;
    });
    answer(request, response, behind()).catch((error: unknown) => {
      write(
        response,
        json(500, { __type: 'InternalServerError', message: error instanceof Error ? error.message : String(error) }),
      );
    });
  });
  const taken = await listen(server, port, 'the front door of SDK calls (ports.frontDoor)');
  return { url: `http://127.0.0.1:${taken}`, busy: () => inFlight > 0, stop: () => shut(server) };
}

async function answer(request: IncomingMessage, response: ServerResponse, behind: Behind | undefined): Promise<void> {
  const body = await readBody(request, LIMIT);
  if (behind === undefined)
    return write(response, json(503, { __type: 'ServiceUnavailable', message: 'The laptop cloud is starting' }));
  if (body === undefined)
    return write(response, json(413, { __type: 'RequestEntityTooLarge', message: 'The request is over 16 MB' }));
  const [, key = '', service = ''] =
    /Credential=([^/]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/.exec(request.headers.authorization ?? '') ?? [];
  const caller = callerOf(key, behind);
  if (caller === undefined) {
    return write(
      response,
      json(403, {
        __type: 'UnrecognizedClientException',
        message: `The access key id ${JSON.stringify(key)} belongs to no function of the template`,
      }),
    );
  }
  const serving = behind.services[service];
  if (serving === undefined) {
    return write(
      response,
      json(404, {
        __type: 'UnknownOperationException',
        message: `The laptop cloud does not serve ${service || 'requests without a signature'}`,
      }),
    );
  }
  const call: Call = {
    ...{ caller, target: String(request.headers['x-amz-target'] ?? ''), body: body.toString() },
    ...{ method: request.method ?? '', path: (request.url ?? '').replace(/\?.*$/, '').replace(/\/$/, '') },
  };
  const serve = () => serving.answer(call);
  const { around } = behind.faults();
  const seen = { caller: caller.id, action: call.target.replace(/^.*\./, ''), body: call.body };
  const reply = await (around === undefined ? serve() : around(seen, serve));
  behind.onCall({ ...seen, service, answer: reply?.body });
  if (reply !== undefined) write(response, reply);
}

function callerOf(key: string, { functions, roles }: Behind): Caller | undefined {
  if (key === OPERATOR) return { id: OPERATOR, check: (...asked) => roles.checkAdministrator(OPERATOR, ...asked) };
  const spec = functions.specs.find(({ id }) => id === key);
  if (spec === undefined) return undefined;
  return {
    id: spec.id,
    check: (action, resource, facts) => roles.check(spec.role, spec.name, action, resource, facts),
  };
}

function write(response: ServerResponse, { status, type, body, headers }: Reply): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body);
}
