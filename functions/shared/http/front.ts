/** One capability's routes behind middy: bodies parsed, security headers set, anything malformed answered in words. */
import middy, { type MiddlewareObj } from '@middy/core';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import httpRouter from '@middy/http-router';
import httpSecurityHeaders from '@middy/http-security-headers';
import httpUrlencodeBodyParser from '@middy/http-urlencode-body-parser';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Capability } from '../capability.ts';
import { fileText } from '../characters/file-text.ts';
import type { Refusal } from '../kernel.ts';
import type { RawEvent } from './page.ts';
import { answer } from './reply.ts';

/** Pages load our own styles and fonts, post to us, run nothing and stand in nobody's frame. */
const CONTENT_POLICY = {
  'default-src': "'none'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  sandbox: false,
  'report-to': false,
  'require-trusted-types-for': false,
  // The service is https by its address; rewriting requests would break an address of plain http.
  'upgrade-insecure-requests': false,
} as unknown as Record<string, string>;

const malformed: Refusal = {
  code: 'body-unreadable',
  wrong: 'The body of this request could not be read.',
  remedy: 'Send JSON with content type application/json, or a form.',
};

/** Files are sent as they were saved, with a byte order mark or in UTF-16, and the parser of JSON knows neither. */
const isJson = ({ headers }: APIGatewayProxyEventV2): boolean =>
  /^application\/(?:[^;]+\+)?json\b/i.test(headers['content-type'] ?? '');

const saysMalformed = (error: unknown): error is Error & { statusCode: number } =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500;

type Result = APIGatewayProxyStructuredResultV2;

type RouteHandler = (event: RawEvent) => Promise<Result>;
type Routed = Readonly<Record<string, readonly [action: string, handler: string]>>;
/** A handler for each name that the routes of this function give. */
type HandlersOf<F> = F extends { routes: infer R extends Routed } ? Record<R[keyof R][1], RouteHandler> : never;

/** Each route by its handler, which is told who may do what the route is for. */
const routesOf = ({ functions, actions }: Capability, name: string, handlers: Readonly<Record<string, RouteHandler>>) =>
  Object.entries<readonly [string, string] | undefined>(functions[name]?.routes ?? {}).map(
    ([route, [action, handler] = ['', '']]) => {
      const [method, path] = route.split(' ') as ['GET' | 'POST', string];
      const [who, answers] = [actions[action], handlers[handler]];
      if (!who || !answers) throw new Error(`${route} names an action or a handler that is not there`);
      return {
        method,
        path,
        handler: (event: RawEvent) => answers(Object.assign(event, { permission: { who, asked: false } })),
      };
    },
  );

/** The Lambda handler of a function's routes. `more` reads bodies that few functions take, such as forms with files (`multipart.ts`). */
export const front = <C extends Capability, Name extends string & keyof C['functions']>(
  capability: C,
  name: Name,
  handlers: HandlersOf<C['functions'][Name]>,
  more: MiddlewareObj<APIGatewayProxyEventV2, Result>[] = [],
) =>
  middy<APIGatewayProxyEventV2, Result>()
    .use({
      // The first one's `after` runs last: a reply that is stricter than a page keeps its own policy.
      after: ({ response }) => {
        const headers = response?.headers;
        if (headers?.['content-security-policy']) delete headers['Content-Security-Policy'];
      },
    })
    .use(
      httpSecurityHeaders({
        contentSecurityPolicy: CONTENT_POLICY,
        referrerPolicy: { policy: 'no-referrer' },
        // Our pages run no script that could ask for a camera; the default names features that browsers warn about.
        permissionsPolicy: false,
        reportTo: false,
        reportingEndpoints: false,
      }),
    )
    .use({
      before: ({ event }) => {
        const { body = '', isBase64Encoded } = event;
        const sent = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
        (event as RawEvent).sent = sent;
        const text = isJson(event) ? fileText(sent).text : undefined;
        if (text !== undefined) Object.assign(event, { body: text, isBase64Encoded: false });
      },
      after: ({ response }) => {
        if (response) response.headers = { 'cache-control': 'no-store', ...response.headers };
      },
      onError: (request) => {
        if (saysMalformed(request.error))
          request.response = answer({ error: malformed }, request.error.statusCode) as Result;
      },
    })
    .use(httpJsonBodyParser({ disableContentTypeError: true }))
    .use(httpUrlencodeBodyParser({ disableContentTypeError: true }))
    .use(more)
    .handler(httpRouter(routesOf(capability, name, handlers)));
