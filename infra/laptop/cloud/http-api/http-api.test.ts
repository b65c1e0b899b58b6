/** The HTTP API answers the template's routes as API Gateway does, and nothing else. */
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { boot, keep } from '../../sample/boot.ts';
import { webIntegration } from '../../sample/template.ts';
import { object } from '../shapes.ts';

const read = async (response: Response) => object(await response.json(), 'the answer');

describe('the HTTP API', () => {
  it('hands a request over in payload format 2.0', async () => {
    const cloud = await boot();
    const response = await fetch(`${cloud.url}/echo/a%20b/c/d%2Fe?x=1&x=2&y=`, {
      headers: { cookie: 'one=1; two=2', 'X-Twice': 'a' },
    });
    expect(response.status).toBe(200);
    const event = await read(response);
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /echo/{one}/{rest+}',
      rawPath: '/echo/a%20b/c/d%2Fe',
      rawQueryString: 'x=1&x=2&y=',
      cookies: ['one=1', 'two=2'],
      queryStringParameters: { x: '1,2', y: '' },
      pathParameters: { one: 'a b', rest: 'c/d/e' },
      headers: { 'x-twice': 'a' },
      requestContext: {
        routeKey: 'GET /echo/{one}/{rest+}',
        stage: '$default',
        http: { method: 'GET', sourceIp: '127.0.0.1' },
      },
      stageVariables: { web: 'Sample-Web' },
      isBase64Encoded: false,
    });
    expect(object(event.headers, 'headers')).not.toHaveProperty('cookie');
    const context = object(event.requestContext, 'context');
    expect(Math.abs(Number(context.timeEpoch) - cloud.clock.now())).toBeLessThan(60_000);
  });

  it('prefers the more specific route, and answers 404 where there is none', async () => {
    const cloud = await boot();
    expect(await read(await fetch(`${cloud.url}/echo/literal/x`))).toMatchObject({
      routeKey: 'GET /echo/literal/{rest+}',
    });
    for (const [method, path] of [
      ['GET', '/nothing'],
      ['DELETE', '/notes'],
      ['HEAD', '/echo/literal/x'],
      ['GET', '/echo/literal'],
    ] as const) {
      const response = await fetch(`${cloud.url}${path}`, { method });
      expect([path, response.status]).toEqual([path, 404]);
    }
    expect(await (await fetch(`${cloud.url}/nothing`)).json()).toEqual({ message: 'Not Found' });
  });

  it('sends status, headers, cookies and bytes as the function gave them', async () => {
    const cloud = await boot();
    const kept = await keep(cloud, 'TIP#1');
    expect([kept.status, kept.headers.get('x-note'), await kept.text()]).toEqual([201, 'TIP#1', 'kept']);
    expect(kept.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    const image = await fetch(`${cloud.url}/image`);
    expect([...new Uint8Array(await image.arrayBuffer())]).toEqual([0, 1, 2, 3]);
  });

  it('hands forms and bytes over in base64, text as text', async () => {
    const cloud = await boot();
    const post = async (type: string, body: string) => {
      const event = await read(
        await fetch(`${cloud.url}/echo`, { method: 'POST', headers: { 'content-type': type }, body }),
      );
      return [event.isBase64Encoded, event.body];
    };
    expect(await post('application/json', '{"a":"ä"}')).toEqual([false, '{"a":"ä"}']);
    expect(await post('text/plain', 'ä')).toEqual([false, 'ä']);
    expect(await post('application/x-www-form-urlencoded', 'a=1')).toEqual([true, 'YT0x']);
    expect(await post('application/pdf', '%PDF')).toEqual([true, 'JVBERg==']);
  });

  it('refuses a body over 10 MB with 413', async () => {
    const cloud = await boot();
    const body = Buffer.alloc(10 * 1024 * 1024 + 1, 'a');
    const status = await new Promise((done, failed) => {
      request(`${cloud.url}/echo`, { method: 'POST', headers: { 'content-type': 'text/plain' } }, (response) => {
        response.resume();
        done(response.statusCode);
      })
        .once('error', failed)
        .end(body);
    });
    expect(status).toBe(413);
  });

  it('answers 500 without a word about why when the function fails, and keeps the reason', async () => {
    const cloud = await boot();
    const response = await fetch(`${cloud.url}/broken`);
    expect([response.status, await response.json()]).toEqual([500, { message: 'Internal Server Error' }]);
    expect(cloud.functions().find(({ id }) => id === 'Web')).toMatchObject({
      errors: 1,
      lastError: 'TypeError: out of order',
    });
  });

  it('answers 500 when no permission lets API Gateway invoke the function', async () => {
    const lines: string[] = [];
    const cloud = await boot(({ Resources }) => delete Resources.Permission4, {
      onTrouble: (line) => lines.push(line),
    });
    expect((await fetch(`${cloud.url}/image`)).status).toBe(500);
    expect(lines.at(-1)).toContain('GET /image: no AWS::Lambda::Permission lets apigateway.amazonaws.com invoke');
  });

  it('answers 503 when the integration takes longer than its limit', async () => {
    const cloud = await boot((template) => Object.assign(webIntegration(template), { timeoutInMillis: 1 }));
    const response = await fetch(`${cloud.url}/image`);
    expect([response.status, await response.json()]).toEqual([503, { message: 'Service Unavailable' }]);
    await cloud.quiet();
  });
});
