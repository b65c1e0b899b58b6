/** For fuzzing: a request of one route as API Gateway would hand it over, from what is known of a scene and from junk. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import fc from 'fast-check';
import { junk, MARK } from './junk.ts';

export interface Scene {
  /** Values that exist, by the name of a path parameter. */
  path: Readonly<Record<string, readonly string[]>>;
  cookies: readonly string[];
  bearers: readonly string[];
  /** Values that forms may hold, by the name of a field. */
  fields: Readonly<Record<string, readonly string[]>>;
  /** JSON bodies. */
  bodies: fc.Arbitrary<unknown>;
}

const some = (known: readonly string[] = []): fc.Arbitrary<string> =>
  known.length === 0
    ? junk
    : fc.oneof({ arbitrary: fc.constantFrom(...known), weight: 4 }, { arbitrary: junk, weight: 1 });

/** No parameter is empty and none has a slash: such a path is another route's, or none's. */
const parameter = (known: readonly string[] | undefined) =>
  some(known).map((text) => text.toWellFormed().replaceAll('/', '-') || '-');

interface Body {
  type: string;
  text: string;
}

const form = ({ fields }: Scene): fc.Arbitrary<Body> =>
  fc
    .record(Object.fromEntries(Object.entries(fields).map(([name, known]) => [name, some(known)])), {
      requiredKeys: [],
    })
    .chain((record) => fc.dictionary(junk, junk, { maxKeys: 2 }).map((more) => ({ ...more, ...record })))
    .map((record) => ({
      type: 'application/x-www-form-urlencoded',
      text: new URLSearchParams(
        Object.entries(record).map(([k, v]) => [k.toWellFormed(), String(v).toWellFormed()]),
      ).toString(),
    }));

const boundary = 'zqzqzq';
const multipart = (scene: Scene): fc.Arbitrary<Body> =>
  fc
    .tuple(form(scene), fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('', '%PDF-1.7\n', '{"copy":'))
    .map(([{ text }, content, magic]) => ({
      type: `multipart/form-data; boundary=${boundary}`,
      text: [...new URLSearchParams(text)]
        .map(
          ([name, value]) =>
            `--${boundary}\r\ncontent-disposition: form-data; name="${encodeURIComponent(name)}"\r\n\r\n${value}\r\n`,
        )
        .concat(
          `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${MARK}"\r\n\r\n${magic}${content}\r\n`,
        )
        .concat(`--${boundary}--\r\n`)
        .join(''),
    }));

const bodies = (scene: Scene): fc.Arbitrary<Body> =>
  fc.oneof(
    { arbitrary: form(scene), weight: 6 },
    {
      arbitrary: scene.bodies.map((body) => ({ type: 'application/json', text: JSON.stringify(body) ?? '' })),
      weight: 3,
    },
    { arbitrary: multipart(scene), weight: 2 },
    { arbitrary: fc.record({ type: fc.constantFrom('application/json', 'text/plain', ''), text: junk }), weight: 1 },
  );

/** Requests to a route such as `POST /rounds/{round}/code`. */
export function requests(route: string, scene: Scene): fc.Arbitrary<APIGatewayProxyEventV2> {
  const [method = '', pattern = ''] = route.split(' ');
  const names = [...pattern.matchAll(/\{(\w+)\+?\}/g)].map(([, name = '']) => name);
  return fc
    .record({
      path: fc.record(Object.fromEntries(names.map((name) => [name, parameter(scene.path[name])]))),
      query: fc.dictionary(fc.constantFrom('to', 'code', 'note', 'x'), some(['/home', 'asked']), { maxKeys: 2 }),
      cookies: fc.subarray([...scene.cookies], { minLength: 0 }),
      odd: fc.option(
        junk.map((text) => `__Host-concord=${text}`),
        { nil: undefined },
      ),
      bearer: fc.option(some(scene.bearers), { nil: undefined }),
      key: fc.option(junk, { nil: undefined }),
      site: fc.constantFrom(undefined, 'same-origin', 'same-origin', 'cross-site', 'none'),
      browser: junk,
      body: method === 'POST' ? bodies(scene) : fc.constant(undefined),
    })
    .map(({ path, query, cookies, odd, bearer, key, site, browser, body }) => {
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
        ...(body !== undefined && { body: base64 ? Buffer.from(body.text).toString('base64') : body.text }),
      } as unknown as APIGatewayProxyEventV2;
    });
}
