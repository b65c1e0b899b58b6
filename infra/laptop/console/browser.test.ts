/** In a browser without JavaScript every page is whole, accessible (WCAG 2.2 AA) and no wider than a phone, and a hostile mail does nothing. */
import { createServer } from 'node:http';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { barriers } from '../../../test/browser/barriers.ts';
import { openBrowser } from '../chromium.ts';
import { listen, shut } from '../cloud/free-port.ts';
import { aSurface, open } from './a-surface.ts';
import { aBoard, aGuide, aMail, aPlan, aReport } from './samples.ts';
import { openConsole } from './server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const LONG = 'a'.repeat(300);

/** Everything at once, with words that are too long for a phone. */
async function busyConsole() {
  const stage = aSurface();
  await stage.start('one');
  stage.look = async () => ({ error: 'Broken', cause: LONG });
  await stage.start('two');
  stage.inbox.put(
    aMail({ attachments: [{ name: `${LONG}.pdf`, type: 'application/pdf', bytes: 1, content: 'eA==' }] }),
  );
  stage.inbox.put(
    aMail({ subject: LONG, text: LONG, recipients: [`${LONG}@x.example`], fates: { [`${LONG}@x.example`]: 'Bounce' } }),
  );
  stage.items.push(
    {
      pk: 'MAIL#sig_1#1',
      sk: 'EFFECT',
      status: 'pending',
      effect: { kind: 'mail', to: ['health'] },
      at: '2026-03-01T09:00:00Z',
      attempts: 1,
      problem: LONG,
    },
    { pk: `TIP#${LONG}`, sk: '-', seq: 1 },
  );
  stage.reports = [aReport({ lastError: LONG, errors: 1, lines: [LONG] })];
  stage.letters.push({
    number: 1,
    queue: 'arn:aws:sqs:us-east-1:0:Lost',
    at: '2026-03-01T09:00:00.000Z',
    body: { why: LONG },
  });
  return { stage, ...(await open(stage)) };
}

const PAGES = [
  '/',
  '/mail',
  '/mail/1',
  '/mail/2',
  '/clock',
  '/executions',
  '/executions/one',
  '/executions/two',
  '/effects',
  '/table',
  '/table?prefix=TIP',
  `/table?pk=TIP%23${LONG}`,
  '/functions',
  '/dead-letters',
  '/nothing',
];

/** A console whose cloud is still starting. */
async function startingConsole() {
  const { stop, ...console_ } = await openConsole(0, aPlan());
  onTestFinished(stop);
  console_.step('Bundling the functions');
  console_.step('Reading the template');
  return console_;
}

async function expectGood(page: Page, url: string, paths: readonly string[], width: number) {
  for (const path of paths) {
    await page.goto(`${url}${path}`);
    await page.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true;
    });
    expect(await barriers(page), path).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
  }
}

describe.each([390, 1280])('At %i pixels', (width) => {
  const aPage = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
    onTestFinished(() => context.close());
    return context.newPage();
  };

  it('the guide that is being prepared passes axe and scrolls in one direction only', async () => {
    const { url } = await startingConsole();
    // The form that stands still: axe needs longer than the other one waits.
    await expectGood(await aPage(), url, ['/?still'], width);
  });

  it('the guide becomes live under the eyes of its reader, who stays where they were and needs no JavaScript', async () => {
    const { url, step, show } = await startingConsole();
    const page = await aPage({ javaScriptEnabled: false });
    await page.goto(url);
    const place = page.getByRole('heading', { name: 'Be a reviewer' });
    await place.scrollIntoViewIfNeeded();
    const before = await place.boundingBox();
    step('Registering the agencies');
    await page.getByText('Registering the agencies').waitFor();
    await expect.poll(() => place.boundingBox(), { timeout: 30_000 }).toEqual(before);
    const stage = aSurface();
    stage.inbox.put(aMail());
    show({ cloud: stage.cloud, guide: () => ({ ...aPlan(), ...aGuide({ board: aBoard() }) }) });
    await page.getByRole('link', { name: 'Open the email to Ada Moss' }).and(page.locator('[href]')).waitFor();
    expect(page.url()).toBe(`${url}/`);
    await expect.poll(() => page.evaluate(() => scrollY), { timeout: 30_000 }).toBeGreaterThan(0);
    const after = await place.boundingBox();
    expect(after?.y).toBeGreaterThan(0);
    expect(after?.y).toBeLessThan(900);
    await page.getByRole('link', { name: 'Open the email to Ada Moss' }).click();
    await page.waitForURL(`${url}/mail/1`);
  });

  it('every page passes axe and scrolls in one direction only', { timeout: 180_000 }, async () => {
    const { url, post } = await busyConsole();
    await post('/clock', { by: 'month' });
    await expectGood(await aPage(), url, PAGES, width);
  });
});

describe('Without JavaScript', () => {
  const noScript = async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    onTestFinished(() => context.close());
    return context;
  };

  it('the clock moves, and the page says what happened', async () => {
    const { url } = await busyConsole();
    const page = await (await noScript()).newPage();
    await page.goto(`${url}/clock`);
    await page.getByRole('button', { name: '+ 1 week' }).click();
    await page.getByText('Emails sent: 1.').waitFor();
    await page.getByLabel('Or to a date and time (UTC)').fill('2026-05-01T12:00');
    await page.getByRole('button', { name: 'Move there' }).click();
    await page.getByText('to Fri, May 1, 2026, 12:00:00 UTC').waitFor();
  });

  it('a failed workflow goes on', async () => {
    const { stage, url } = await busyConsole();
    stage.look = async () => ({ payload: {} });
    const page = await (await noScript()).newPage();
    await page.goto(`${url}/executions/two`);
    await page.getByRole('button', { name: 'Go on from the state that failed' }).click();
    await page.getByText('1 time').waitFor();
  });
});

describe('A mail in the browser', () => {
  it('opens its links in a tab of their own, outside the sandbox, telling nobody where they came from', async () => {
    const asked: (string | undefined)[] = [];
    const service = createServer((request, response) => {
      asked.push(request.headers.referer);
      response
        .setHeader('content-type', 'text/html')
        .end('<title>The agreement</title><script>document.title += " runs"</script>');
    });
    const port = await listen(service, 0, 'a test');
    onTestFinished(() => shut(service));
    const stage = aSurface();
    stage.inbox.put(aMail({ html: `<a href="http://127.0.0.1:${port}/sign/x">Read and sign</a>` }));
    const { url } = await open(stage);
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(`${url}/mail/1`);
    const opening = context.waitForEvent('page');
    await page.frameLocator('iframe').getByText('Read and sign').click();
    const opened = await opening;
    await opened.waitForLoadState();
    expect(await opened.title()).toBe('The agreement runs');
    expect(asked).toEqual([undefined]);
    expect(page.url()).toBe(`${url}/mail/1`);
  });

  it('runs no script, sends no form, fetches nothing and cannot leave its frame, alone in a tab or not', async () => {
    const fetched: string[] = [];
    const trap = createServer((request, response) => {
      fetched.push(request.url ?? '');
      response.end();
    });
    const port = await listen(trap, 0, 'a test');
    onTestFinished(() => shut(trap));
    const stage = aSurface();
    const there = `http://127.0.0.1:${port}`;
    stage.inbox.put(
      aMail({
        html: `<img src="${there}/img"><link rel=stylesheet href="${there}/css"><iframe src="${there}/frame"></iframe><script>fetch("${there}/script");document.body.append(document.createElement("hr"))</script>
          <meta http-equiv="refresh" content="0;url=${there}/refresh"><form action="${there}/form" target="_self"><button>Send</button></form>`,
      }),
    );
    const { url } = await open(stage);
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(`${url}/mail/1`);
    const frame = page.frameLocator('iframe');
    await frame.getByText('Send').click();
    expect(await frame.locator('hr').count()).toBe(0);
    expect(page.url()).toBe(`${url}/mail/1`);
    await page.goto(`${url}/mail/1/html`);
    await page.getByText('Send').click();
    expect(await page.locator('hr').count()).toBe(0);
    expect(page.url()).toBe(`${url}/mail/1/html`);
    expect(fetched).toEqual([]);
  });
});
