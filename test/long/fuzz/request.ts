/** For fuzzing: a request of one route as API Gateway would hand it over, from what is known of a scene and from junk. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import fc from 'fast-check';
import { bodies, type Form, some } from './body.ts';
import { junk } from './junk.ts';

/** One browser: its cookies, what proves the forms that were given to its sessions, and where it may act. */
export interface Visit {
  cookies: readonly string[];
  proofs: readonly string[];
  path: Scene['path'];
}

export interface Scene {
  /** Values that exist, by the name of a path parameter. */
  path: Readonly<Record<string, readonly string[]>>;
  visits: readonly Visit[];
  bearers: readonly string[];
  /** Values that forms may hold, by the name of a field. */
  fields: Readonly<Record<string, readonly string[]>>;
  /** JSON bodies. */
  bodies: fc.Arbitrary<unknown>;
  /** What may be handed in. */
  files: fc.Arbitrary<Buffer>;
}

/** No parameter is empty and none has a slash: such a path is another route's, or none's. */
const parameter = (known: readonly string[] | undefined) =>
  some(known).map((text) => text.toWellFormed().replaceAll('/', '-') || '-');

interface Sender {
  cookies: readonly string[];
  path: Scene['path'];
  keys: fc.Arbitrary<Form>;
}

/** Mostly someone who is in, with a form of their own; else cookies, proofs and commands that do not belong together. */
const senders = ({ visits, path: places }: Scene): fc.Arbitrary<Sender> =>
  fc.oneof(
    {
      arbitrary: fc.constantFrom(...visits).map(({ cookies, proofs, path }) => ({
        cookies,
        path: { ...places, ...path },
        keys: fc.record({ _proof: fc.constantFrom('', ...proofs), _command: fc.ulid().map((id) => `cmd_${id}`) }),
      })),
      weight: 3,
    },
    {
      arbitrary: fc
        .subarray(visits.flatMap(({ cookies }) => cookies))
        .map((cookies) => ({ cookies, path: places, keys: fc.constant({}) })),
      weight: 1,
    },
  );

/** Requests to a route such as `POST /rounds/{round}/code`. */
export function requests(route: string, scene: Scene): fc.Arbitrary<APIGatewayProxyEventV2> {
  const [method = '', pattern = ''] = route.split(' ');
  const names = [...pattern.matchAll(/\{(\w+)\+?\}/g)].map(([, name = '']) => name);
  const sent = ({ cookies, path, keys }: Sender) =>
    fc.record({
      cookies: fc.constant(cookies),
      path: fc.record(Object.fromEntries(names.map((name) => [name, parameter(path[name])]))),
      body: method === 'POST' ? bodies(scene, keys) : fc.constant(undefined),
    });
  return fc
    .record({
      sent: senders(scene).chain(sent),
      query: fc.dictionary(fc.constantFrom('to', 'code', 'note', 'x'), some(['/home', 'asked']), { maxKeys: 2 }),
      odd: fc.oneof(
        { arbitrary: fc.constant(undefined), weight: 5 },
        { arbitrary: junk.map((text) => `__Host-concord=${text}`), weight: 1 },
      ),
      bearer: fc.option(some(scene.bearers), { nil: undefined }),
      key: fc.option(junk, { nil: undefined }),
      site: fc.oneof(
        { arbitrary: fc.constantFrom(undefined, 'same-origin'), weight: 5 },
        { arbitrary: fc.constantFrom('cross-site', 'none'), weight: 1 },
      ),
      browser: junk,
    })
    .map(({ sent: { cookies, path, body }, query, odd, bearer, key, site, browser }) => {
      const rawPath = pattern.replace(/\{(\w+)\+?\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
      const base64 = body !== undefined && !/^(text|application\/json)/.test(body.type);
      return {
        version: '2.0',
        routeKey: route,
        rawPath,
        rawQueryString: '',
        headers: {
          'user-agent': browser,
          ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
          ...(key !== undefined && { 'idempotency-key': key }),
          ...(site !== undefined && { 'sec-fetch-site': site }),
          ...(body !== undefined && { 'content-type': body.type }),
        },
        cookies: odd === undefined ? cookies : [...cookies, odd],
        queryStringParameters: query,
        pathParameters: path,
        requestContext: {
          http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.7', userAgent: browser },
          requestId: 'fuzz',
          routeKey: route,
          stage: '$default',
        },
        isBase64Encoded: base64,
        ...(body !== undefined && { body: body.bytes.toString(base64 ? 'base64' : 'utf8') }),
      } as unknown as APIGatewayProxyEventV2;
    });
}
