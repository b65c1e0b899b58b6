/** The README’s pictures, taken of the demonstration as it runs, so that they show what is there. */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { bootCloud, type Cloud } from './cloud/cloud.ts';
import { startConsole } from './console/server.ts';
import { crashHeads } from './demo/crashes.ts';
import { agencyHead } from './demo/demonstration.ts';
import { raised } from './demo/figuring.ts';
import { guideOf } from './demo/guide.ts';
import { renewing } from './demo/lives/renewing.ts';
import { openScene, type Scene } from './demo/opening.ts';
import { Person } from './demo/people/person.ts';
import { reporterOf } from './demo/reporting.ts';
import { leadOf } from './demo/road-closures.ts';
import { headOf } from './demo/wildfire-smoke.ts';
import { synthesize } from './synthesize.ts';

const IMAGES = join(import.meta.dirname, '../../docs/images');
/** A README shows pictures about 900 px wide; anything larger is only slower. */
const LARGEST = 200_000;
/** Eleven months before the day on which the pictures are taken: the figures come first. */
const START = '2025-12-02T17:00:00.000Z';
const READER = 'air';

const newPage = async (browser: Browser, options: BrowserContextOptions): Promise<Page> =>
  (await browser.newContext({ javaScriptEnabled: false, ...options })).newPage();

const dataUrl = (png: Buffer): string => `data:image/png;base64,${png.toString('base64')}`;

/** Pictures side by side, framed, on white. */
async function sideBySide(browser: Browser, pictures: readonly Buffer[], path: string): Promise<void> {
  const page = await newPage(browser, { viewport: { width: 1_020, height: 860 } });
  const images = pictures.map((png) => `<img src="${dataUrl(png)}" style="border:1px solid #a9aeb1">`);
  await page.setContent(
    `<body style="margin:0"><div id="all" style="display:inline-flex;gap:14px;align-items:start;padding:2px">${images.join('')}`,
  );
  await page.locator('#all').screenshot({ path });
  await page.context().close();
}

/** The same head reads at a desk, and signs on a phone. */
async function signing(browser: Browser, cloud: Cloud): Promise<void> {
  const link = await agencyHead(cloud, READER).newestLink();
  const opened = async (width: number, height: number): Promise<Page> => {
    const page = await newPage(browser, { viewport: { width, height } });
    await page.goto(link);
    await page.getByRole('button', { name: 'Open the agreement' }).click();
    await page.waitForURL(/\/rounds\//);
    return page;
  };
  const desk = await opened(660, 850);
  const phone = await opened(335, 850);
  await phone.getByText('I am ready to sign').click();
  await phone.getByRole('button', { name: 'Send me a code' }).click();
  await phone.waitForURL(/code=asked/);
  await cloud.quiet();
  const code = cloud.inbox.to(headOf(READER).mailbox).flatMap(({ text }) => /^\d{6}$/m.exec(text)?.[0] ?? []);
  await phone.getByLabel('Code from the email').fill(code.at(-1) ?? '');
  await sideBySide(
    browser,
    [await desk.screenshot(), await phone.screenshot({ caret: 'hide' })],
    join(IMAGES, 'signing.png'),
  );
  await desk.context().close();
  await phone.context().close();
}

/** One page at a desk, and one on a phone, by somebody who signs in for each; from the top, or from the page's own heading. */
async function deskAndPhone(
  { browser, cloud, person }: { browser: Browser; cloud: Cloud; person: Person },
  [deskPath, phonePath]: readonly [string, string],
  name: string,
  from: 'top' | 'heading' = 'top',
): Promise<void> {
  const opened = async (path: string, width: number): Promise<Page> => {
    const page = await newPage(browser, { viewport: { width, height: 850 } });
    await page.goto(`${cloud.url}${path}`);
    await page.getByLabel('Work email address').fill(person.mailbox);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await cloud.quiet();
    await page.goto(await person.newestLink());
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`${cloud.url}${path}`);
    // Without JavaScript a page scrolls to what its address names, and to nothing else: the wheel does.
    const box = from === 'heading' ? await page.locator('h1').boundingBox() : null;
    await page.mouse.wheel(0, (box?.y ?? 0) - 8);
    return page;
  };
  const desk = await opened(deskPath, 660);
  const phone = await opened(phonePath, 335);
  await sideBySide(browser, [await desk.screenshot(), await phone.screenshot()], join(IMAGES, name));
  await desk.context().close();
  await phone.context().close();
}

/** The whole life of an MOU as one picture: ten months of figures, a dispute that is decided, and a review in which all renew. */
async function life(browser: Browser, cloud: Cloud, { crashes }: Scene): Promise<void> {
  const began = Date.parse(START);
  const others = { crashes: { ...crashes, home, signed: START.slice(0, 7), began } };
  const stage = { cloud, home, token: crashes.token, agreement: '', others };
  for (const [, act] of [raised, ...renewing]) await act(stage);
  const person = new Person(cloud.url, crashHeads.police?.mailbox ?? '', cloud.inbox, () => cloud.quiet());
  const path = `/agreements/${crashes.agreement}/life`;
  await deskAndPhone({ browser, cloud, person }, [path, path], 'life.png', 'heading');
}

async function consoleGuide(browser: Browser, url: string): Promise<void> {
  const page = await newPage(browser, { viewport: { width: 1_000, height: 900 } });
  await page.goto(url);
  await page.screenshot({ path: join(IMAGES, 'console.png') });
  await page.context().close();
}

const home = mkdtempSync(join(tmpdir(), 'concord-screenshots-'));
const template = join(home, 'cdk.out');
await synthesize(template);
const cloud = await bootCloud({ template, home, startAt: START });
const browser = await openBrowser();
try {
  mkdirSync(IMAGES, { recursive: true });
  const scene = await openScene(cloud, home);
  const console_ = await startConsole({ cloud, port: 0, guide: () => guideOf(cloud, scene) });
  await consoleGuide(browser, console_.url);
  await console_.stop();
  await signing(browser, cloud);
  // The dispute as the side that owes an answer reads it, and the queue.
  const lead = new Person(cloud.url, leadOf('police').mailbox, cloud.inbox, () => cloud.quiet());
  const dispute = `/agreements/${scene.roads.agreement}/disputes/1`;
  await deskAndPhone({ browser, cloud, person: lead }, [dispute, '/disputes'], 'disputes.png');
  // The dashboard of an MOU with ten months of figures, and one KPI that is off track.
  const kpis = `/agreements/${scene.crashes.agreement}/kpis`;
  const reporter = reporterOf(cloud, 'ems');
  await deskAndPhone({ browser, cloud, person: reporter }, [kpis, `${kpis}/clearance`], 'kpis.png', 'heading');
  // Last, since it moves the clock.
  await life(browser, cloud, scene);
  for (const name of ['life.png', 'signing.png', 'console.png', 'disputes.png', 'kpis.png']) {
    const { size } = statSync(join(IMAGES, name));
    if (size > LARGEST) throw new Error(`docs/images/${name} has ${size} bytes, more than ${LARGEST}`);
    console.log(`docs/images/${name}: ${size} bytes`);
  }
} finally {
  await browser.close();
  await cloud.stop();
  rmSync(home, { recursive: true, force: true });
}
