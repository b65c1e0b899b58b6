import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { site } from './http.ts';

const css = 'body { color: black }\n'.repeat(500);
const font = Buffer.from([0, 1, 2, 250, 251]);
let folder: string;
let get: (path: string, headers?: Record<string, string>, routeKey?: string) => ReturnType<ReturnType<typeof site>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-site-'));
  await mkdir(join(folder, 'assets/css'), { recursive: true });
  await writeFile(join(folder, 'secret.css'), 'secret');
  await writeFile(join(folder, 'assets/css/concord.css'), css);
  await writeFile(join(folder, 'assets/font.woff2'), font);
  await writeFile(join(folder, 'assets/index.mjs'), 'code');
  await symlink('../secret.css', join(folder, 'assets/.hidden.css'));
  const serve = site(pathToFileURL(`${folder}/assets/`), { closed: false });
  get = (rawPath, headers = {}, routeKey = 'GET /') => serve({ routeKey, rawPath, headers });
});
afterAll(() => rm(folder, { recursive: true }));

describe('GET /', () => {
  it('says what Concord is, what a signatory does, and what to do if a link does not work', async () => {
    const { statusCode, body, headers } = await get('/');
    expect(statusCode).toBe(200);
    expect(headers?.['content-type']).toBe('text/html; charset=utf-8');
    for (const words of ['memorandum of understanding', 'If you are asked to sign', 'If your link does not work'])
      expect(body).toContain(words);
  });

  it('lets a browser load only what is ours, run nothing, and tell nobody where it was', async () => {
    const { headers } = await get('/');
    expect(headers?.['content-security-policy']).toContain("default-src 'none'");
    expect(headers?.['content-security-policy']).not.toContain('unsafe');
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' });
  });
});

describe('What the footer of every page leads to', () => {
  it.each([
    ['/help', 'Whom to ask'],
    ['/privacy', 'Cookies'],
    ['/accessibility', 'WCAG'],
  ])('is a page: %s', async (path, words) => {
    const { statusCode, body } = await get(path, {}, `GET ${path}`);
    expect(statusCode).toBe(200);
    expect(body).toContain(words);
    expect(body).toContain(`href="${path}"`);
  });

  it('and the front page has a way to sign in, in its header', async () => {
    const { body } = await get('/');
    expect(/<header.*?<\/header>/s.exec(body ?? '')?.[0]).toContain('href="/sign-in"');
  });
});

describe('An address of no route', () => {
  it.each(['/nowhere', '/rounds/sig_1/nothing', '/apiary', '/'])('is a page with the ways in: %s', async (path) => {
    const { statusCode, body, headers } = await get(path, {}, '$default');
    expect([statusCode, headers?.['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(body).toContain('<title>Error: nothing at this address');
    for (const way of ['href="/find"', 'href="/sign-in"', 'ask your agency’s liaison']) expect(body).toContain(way);
  });

  it.each(['/api', '/api/agreements/mou_1/nothing'])('is JSON for who calls the API: %s', async (path) => {
    const { statusCode, body, headers } = await get(path, {}, '$default');
    expect([statusCode, headers?.['content-type']]).toEqual([404, 'application/json; charset=utf-8']);
    expect(JSON.parse(body ?? '')).toEqual({
      error: { code: 'not-found', wrong: expect.any(String), remedy: expect.any(String) },
    });
  });

  it('is what another method finds where a page is', async () =>
    expect((await get('/assets/css/concord.css', {}, '$default')).statusCode).toBe(404));
});

describe('GET /assets/{file+}', () => {
  it('serves a style as it is, with its type and a tag, to keep for a day', async () => {
    const { statusCode, headers, body, isBase64Encoded } = await get('/assets/css/concord.css');
    expect(statusCode).toBe(200);
    expect(isBase64Encoded).toBe(true);
    expect(Buffer.from(body ?? '', 'base64').toString()).toBe(css);
    expect(headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=86400',
    });
  });

  it.each(['gzip', 'br, gzip;q=0.8', '*', 'GZIP'])('packs it for who accepts %s', async (accepted) => {
    const { headers, body } = await get('/assets/css/concord.css', { 'accept-encoding': accepted });
    expect(headers?.['content-encoding']).toBe('gzip');
    expect(gunzipSync(Buffer.from(body ?? '', 'base64')).toString()).toBe(css);
  });

  it.each(['', 'identity', 'br', 'gzip;q=0', 'gzip; q=0.0'])(
    'does not pack it for who accepts %j',
    async (accepted) => {
      const { headers } = await get('/assets/css/concord.css', { 'accept-encoding': accepted });
      expect(headers?.['content-encoding']).toBeUndefined();
    },
  );

  it('sends nothing again to who has it', async () => {
    const tag = String((await get('/assets/css/concord.css')).headers?.etag);
    const again = await get('/assets/css/concord.css', { 'if-none-match': `"other", ${tag}` });
    expect(again).toMatchObject({ statusCode: 304, headers: { etag: tag } });
    expect(again.body).toBeUndefined();
    expect((await get('/assets/css/concord.css', { 'if-none-match': '"other"' })).statusCode).toBe(200);
  });

  it('serves a font byte for byte, unpacked', async () => {
    const { headers, body } = await get('/assets/font.woff2', { 'accept-encoding': 'gzip' });
    expect(headers).toMatchObject({ 'content-type': 'font/woff2' });
    expect(headers?.['content-encoding']).toBeUndefined();
    expect(Buffer.from(body ?? '', 'base64')).toEqual(font);
  });

  it.each([
    '/assets/../secret.css',
    '/assets/css/../../secret.css',
    '/assets/%2e%2e/secret.css',
    '/assets/..%2fsecret.css',
    '/assets/..\\secret.css',
    '/assets//etc/passwd.css',
    '/assets/.hidden.css',
    '/assets/css/./concord.css',
    '/assets/css/concord.css\u0000.css',
    '/assets/file:/etc/hosts.css',
    '/assets/index.mjs',
    '/assets/css',
    '/assets/css/',
    '/assets/',
    '/assets/css/missing.css',
    '/assets/css/concord.css/x.css',
    '/elsewhere',
    '/secret.css',
  ])('has nothing at %j', async (path) => {
    const { statusCode, body, headers } = await get(path);
    expect(statusCode).toBe(404);
    expect(body).not.toContain('secret');
    expect(headers?.['cache-control']).toBe('no-store');
  });
});
