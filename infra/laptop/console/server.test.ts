/** The console is for this machine's browser alone: other hosts, other sites and other files get nothing. */
import { request } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aSurface, open } from './a-surface.ts';
import { refusal } from './guard.ts';
import { aBoard, aGuide, aMail, aPlan, START } from './samples.ts';
import { openConsole, startConsole } from './server.ts';

/** fetch sets Host itself. */
const ask = (
  url: string,
  headers: Record<string, string>,
  method = 'GET',
  path = '/mail',
): Promise<{ status: number; body: string }> =>
  new Promise((done, failed) => {
    const call = request(url, { method, path, headers }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, body }));
    });
    call.on('error', failed);
    call.end();
  });

describe('Who may speak to the console', () => {
  it.each(['127.0.0.1:4301', 'localhost:4301', 'localhost', '[::1]:4301'])(
    'a browser that calls it %s',
    async (host) => {
      const { url } = await open(aSurface());
      expect((await ask(url, { host })).status).toBe(200);
    },
  );

  it.each([
    'rebound.example',
    'rebound.example:4301',
    '127.0.0.1.rebound.example',
    'localhost.rebound.example',
    '10.0.0.1',
  ])('not a page behind the name "%s" that leads here', async (host) => {
    const { url } = await open(aSurface());
    const { status, body } = await ask(url, { host });
    expect(status).toBe(403);
    expect(body).not.toContain('<html');
  });

  it('not one that names no host', () => {
    expect(refusal({ method: 'GET', headers: {} })).toContain('127.0.0.1');
  });

  it.each([
    [303, { 'sec-fetch-site': 'same-origin' }],
    [403, { 'sec-fetch-site': 'same-site' }],
    [403, { 'sec-fetch-site': 'cross-site' }],
    [403, { 'sec-fetch-site': 'none' }],
    [403, { origin: 'http://elsewhere.example' }],
    [403, { origin: 'null' }],
    [303, {}],
  ])('a form is answered %i when it comes with %j', async (status, headers) => {
    const stage = aSurface();
    const { url } = await open(stage);
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await fetch(`${url}/clock`, {
      method: 'POST',
      body: 'by=day',
      headers: { ...type, ...headers },
      redirect: 'manual',
    });
    expect(response.status).toBe(status);
    expect(stage.clock.at > START).toBe(status === 303);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:/);
  });

  it.each(['PUT', 'DELETE', 'OPTIONS'])('nobody with %s', async (method) => {
    const { url } = await open(aSurface());
    expect((await ask(url, { host: '127.0.0.1' }, method)).status).toBe(403);
  });

  it('a form of more than ten thousand bytes is refused', async () => {
    const { post } = await open(aSurface());
    expect((await post('/clock', { by: 'day', filler: 'x'.repeat(10_000) })).status).toBe(413);
  });
});

describe('What the console answers', () => {
  it.each(['/', '/mail', '/clock', '/executions', '/effects', '/table', '/functions', '/dead-letters'])(
    '%s has one heading, the banner of the demonstration, the navigation, and headers that let nothing run',
    async (path) => {
      const { url } = await open(aSurface());
      const response = await fetch(`${url}${path}`);
      const page = await response.text();
      expect(response.status).toBe(200);
      expect([...page.matchAll(/<h1/g)]).toHaveLength(1);
      expect(page).toContain('Demonstration.');
      expect(page).toContain('nothing here binds anyone');
      expect(page).toContain(`href="${path}" aria-current="page"`);
      expect(page).not.toMatch(/<script|\sstyle=/);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(response.headers.get('cache-control')).toBe('no-store');
    },
  );

  it.each(['/nothing', '/mail/99', '/mail/x', '/mail/1e3', '/executions/none', '/assets/nothing.css'])(
    '%s is not found',
    async (path) => {
      const { url } = await open(aSurface());
      expect((await fetch(`${url}${path}`)).status).toBe(404);
    },
  );

  it.each([
    '/assets/css/uswds.min.css',
    '/assets/console.css',
    '/assets/fonts/source-sans-pro/sourcesanspro-regular-webfont.woff2',
  ])('%s is served from the package or the folder', async (path) => {
    const { url } = await open(aSurface());
    expect((await fetch(`${url}${path}`)).status).toBe(200);
  });

  it.each([
    '/assets/..%2f..%2f..%2f..%2f..%2f..%2f..%2finfra/laptop/console/console.css',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/%2fetc/hosts.css',
    '/assets/x%00.css',
  ])('no file elsewhere on the disk is: %s', async (path) => {
    const { url } = await open(aSurface());
    expect((await ask(url, { host: '127.0.0.1' }, 'GET', path)).status).toBe(404);
  });

  it('HEAD is GET without the page', async () => {
    const { url } = await open(aSurface());
    const response = await fetch(`${url}/mail`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it('a failing guide is a plain message, and the console lives on', async () => {
    const { url, read } = await open(aSurface(), () => {
      throw new Error('<b>no agreement</b>');
    });
    const response = await fetch(url);
    expect(response.status).toBe(500);
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await read('/mail')).toContain('<h1');
  });

  it('a taken port is named', async () => {
    const stage = aSurface();
    const { url } = await open(stage);
    const port = Number(new URL(url).port);
    await expect(
      startConsole({ cloud: stage.cloud, port, guide: () => Promise.reject(new Error('unused')) }),
    ).rejects.toThrow(`Port ${port}, wanted for the console`);
  });

  it('counts mails and dead letters in the navigation', async () => {
    const stage = aSurface();
    stage.inbox.put(aMail());
    const { read } = await open(stage);
    expect(await read('/table')).toMatch(/Email(<!-- -->)? \((<!-- -->)?1/);
  });
});

describe('Before there is a cloud', () => {
  const starting = async () => {
    const { show, step, stop, url } = await openConsole(0, aPlan());
    onTestFinished(stop);
    step('Bundling the functions');
    step('Reading the template');
    return { url, show, read: async (path: string) => (await fetch(`${url}${path}`)).text() };
  };
  const words = (page: string) => page.replaceAll(/<[^>]+>/g, '');
  const REFRESHES = '<meta http-equiv="refresh"';

  it('every page tells what is under way and looks again by itself, until the console takes its place', async () => {
    const stage = aSurface();
    const { url, show, read } = await starting();
    for (const path of ['/', '/clock', '/mail/1', '/mailbox']) {
      const page = await read(path);
      expect(words(page)).toContain('Bundling the functions: done');
      expect(words(page)).toContain('Reading the template: under way');
      expect(page).toContain(REFRESHES);
    }
    expect((await fetch(`${url}/assets/console.css`)).headers.get('content-type')).toBe('text/css; charset=utf-8');
    show({ cloud: stage.cloud, guide: () => aGuide() });
    expect(words(await read('/clock'))).toContain('Move it forward');
    for (const path of ['/', '/clock']) expect(await read(path)).not.toContain(REFRESHES);
  });

  it('the guide can be read at its own address: who there is to be, and what there is to do', async () => {
    const page = words(await (await starting()).read('/'));
    for (const part of [
      'Ada Moss',
      'Bo Reyes',
      '1. Be the head of the first agency',
      'Move the clock',
      'Lead of Roads',
    ])
      expect(page).toContain(part);
    for (const heading of ['Be an agency head', 'Status', 'Be a member of the board', 'Be a liaison'])
      expect(page).toContain(`${heading} Being prepared`);
  });

  it('nothing of the guide leads anywhere but to itself, and no command can be copied that names nothing yet', async () => {
    const { show, read } = await starting();
    const page = await read('/');
    const addresses = [...page.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, address]) => address);
    expect(new Set(addresses)).toEqual(new Set(['#main', '/', '/?still']));
    expect(page).not.toMatch(/<form|<button|<input|npm run/);
    expect(page).toContain('aria-disabled="true" class="usa-button">Open the email to Ada Moss</a>');
    const stage = aSurface();
    stage.inbox.put(aMail());
    show({ cloud: stage.cloud, guide: () => aGuide({ board: aBoard() }) });
    const live = await read('/');
    for (const address of ['/mail/1', '/clock', '/mail?to=ada%40parks.example', aBoard().page])
      expect(live).toContain(`href="${address}"`);
    expect(live).toContain('npm run mou -- status mou_1');
    expect(live).not.toMatch(/aria-disabled|eing prepared/);
  });

  it.each([
    ['/clock', { by: 'month' }],
    ['/mailbox', { mailbox: 'bo@roads.example' }],
    ['/executions/one/redrive', {}],
    ['/', {}],
  ])('a form sent to %s does nothing, and says so', async (path, form) => {
    const { url } = await starting();
    const response = await fetch(`${url}${path}`, { method: 'POST', body: new URLSearchParams(form) });
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('nothing can be done here yet');
  });

  it('whoever is disturbed by the refreshing stops it, and begins it again', async () => {
    const { read } = await starting();
    expect(await read('/')).toContain('href="/?still">Stop refreshing</a>');
    const still = await read('/?still');
    expect(still).not.toContain(REFRESHES);
    expect(still).toContain('href="/">Refresh it</a>');
    expect(words(still)).toContain('Reading the template: under way');
  });

  it('nobody but a browser of this machine hears of it', async () => {
    const { url } = await starting();
    expect((await ask(url, { host: 'rebound.example' }, 'GET', '/')).status).toBe(403);
  });
});
