/** A request becomes API Gateway's event of payload format 2.0, and a function's answer becomes the response that API Gateway would send. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isObject, type Json, type JsonObject, texts } from '../shapes.ts';

/** Bodies of these types are handed over as text, all others (forms, too) in base64: what API Gateway does. */
const TEXT = /^(text\/|application\/(json|javascript|ecmascript|xml|[\w.-]+\+(json|xml))\b)/i;

export interface Where {
  routeKey: string;
  parameters: Record<string, string>;
  account: string;
  apiId: string;
  stageVariables: Record<string, string>;
  now: number;
}

export function toEvent(
  request: IncomingMessage,
  body: Buffer,
  { routeKey, parameters, account, apiId, stageVariables, now }: Where,
): JsonObject {
  const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const method = request.method ?? 'GET';
  const { cookie, ...headers } = joined(request);
  const source = request.socket.remoteAddress ?? '127.0.0.1';
  const queryString: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query))
    queryString[name] = name in queryString ? `${queryString[name]},${value}` : value;
  const isText = TEXT.test(headers['content-type'] ?? 'text/plain');
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/).filter((each) => each !== '') }),
    headers: {
      ...headers,
      'x-forwarded-for': source,
      'x-forwarded-proto': 'http',
      'x-forwarded-port': String(request.socket.localPort ?? ''),
    },
    ...(query === '' ? {} : { queryStringParameters: queryString }),
    ...(Object.keys(parameters).length === 0 ? {} : { pathParameters: parameters }),
    requestContext: {
      accountId: account,
      apiId,
      domainName: headers.host ?? '127.0.0.1',
      domainPrefix: apiId,
      http: {
        method,
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: source,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: new Date(now).toUTCString(),
      timeEpoch: Math.round(now),
    },
    ...(Object.keys(stageVariables).length === 0 ? {} : { stageVariables }),
    ...(body.length === 0 ? {} : { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

/** Lower-case names; a repeated header is one value with commas, cookies with semicolons. */
function joined(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values = []]) => [
      name,
      values.join(name === 'cookie' ? '; ' : ','),
    ]),
  );
}

export interface HttpAnswer {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
}

export const message = (status: number, text: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify({ message: text })),
});

/** Without a statusCode the whole answer is the body, as JSON with status 200: format 2.0 infers it. */
export function toAnswer(payload: Json): HttpAnswer {
  if (!isObject(payload) || payload.statusCode === undefined) {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) };
  }
  const status = Number(payload.statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599) return message(500, 'Internal Server Error');
  const headers: HttpAnswer['headers'] = {};
  for (const [name, value] of Object.entries(isObject(payload.headers) ? payload.headers : {}))
    headers[name.toLowerCase()] = String(value);
  const cookies = texts(payload.cookies);
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  const body = payload.body === undefined || payload.body === null ? '' : String(payload.body);
  if (headers['content-type'] === undefined && body !== '') headers['content-type'] = 'text/plain;charset=utf-8';
  return { status, headers, body: Buffer.from(body, payload.isBase64Encoded === true ? 'base64' : 'utf8') };
}
