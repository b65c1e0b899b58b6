/** An agency head signs and declines on a phone with JavaScript off; going back, pressing twice, two tabs and reloading do nothing twice. */
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../functions/shared/canonical.ts';
import {
  askForCode,
  codeOf,
  declines,
  elsewhere,
  linkOf,
  openAgreement,
  saysNo,
  signs,
  signWith,
  wrongCode,
} from '../../browser/acts.ts';
import { openStage, type Sent, type Stage } from '../../browser/stage.ts';

let stage: Stage;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(async () => {
  context = await stage.person();
  page = await context.newPage();
});
afterEach(() => context.close());
afterAll(() => stage.close());

const main = () => page.locator('main');
const seen = async (words: string | RegExp) => main().getByText(words).first().waitFor({ timeout: 5_000 });
const code = () => page.getByLabel('Code from the email');
const signButton = () => page.getByRole('button', { name: /^Sign for/ });
const happened = async ({ round }: Sent, type: string) =>
  (await stage.cloud.types(round)).filter((one) => one === type).length;

describe('An agency head on a phone, with JavaScript off', () => {
  it('signs, from the link in the mail to the receipt', async () => {
    const sent = await stage.send('wildfire');
    await page.goto(linkOf(stage, 'air'));
    await seen(/Opening the agreement signs nothing/);
    await page.getByRole('button', { name: 'Open the agreement' }).click();
    expect(await page.locator('h1').textContent()).toContain('Protecting the public from wildfire smoke in Alder');
    await seen(/asks you to sign for Alder Air Quality Commission/);
    await page.getByRole('link', { name: 'Go to sign or decline' }).click();
    await askForCode(page, stage, 'air');
    // The page that follows stands at the place where the code is wanted.
    expect(new URL(page.url()).hash).toBe('#sign');
    await expectInView(code());
    await signWith(page, codeOf(stage, 'air'));
    await seen('Your signature is recorded');
    expect(await main().textContent()).toContain('Signatures: 1 of 4');
    expect(await signButton().count()).toBe(0);
    expect(await happened(sent, 'SignatureGiven')).toBe(1);
  });

  it('reads the whole agreement there: every section, who else is asked, and the hash that is signed', async () => {
    await stage.send('wildfire');
    await openAgreement(page, stage, 'health');
    await page.locator('#text > .concord-contents summary').click();
    const contents = page.locator('#text > .concord-contents a');
    expect(await contents.count()).toBe(20);
    await contents.nth(5).click();
    await expectInView(page.getByRole('heading', { name: '6. Commitments and funds' }));
    expect(await page.locator('.concord-signatories tbody tr').count()).toBe(4);
    expect(await page.locator('main').textContent()).toMatch(/which every signature names: [0-9a-f]{64}/);
  });

  it('declines with a reason, and is told beforehand who will read it', async () => {
    const sent = await stage.send('short');
    await openAgreement(page, stage, 'police');
    await page.getByRole('link', { name: /^Decline to sign/ }).click();
    await seen('Who will read your reason');
    for (const agency of ['Birch Department of Transportation', 'Birch State Police (your agency)'])
      expect(await page.locator('main').innerText()).toContain(agency);
    await saysNo(page, stage, 'police', 'The map must show closures for floods.', /^Decline for Birch State Police/);
    await seen('You have declined to sign');
    await page.getByRole('link', { name: /^The record says/ }).click();
    await seen(/“The map must show closures for floods.”/);
    expect(await happened(sent, 'SignatureDeclined')).toBe(1);
  });

  it('keeps the executed copy: the sealed bytes that are on record', async () => {
    const { agreement } = await stage.send('short');
    await elsewhere(stage, (other) => signs(other, stage, 'transport'));
    await signs(page, stage, 'police');
    await seen('This agreement is executed');
    await stage.cloud.quiet();
    await page.reload();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the executed copy' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^MOU-2026-\d+-executed\.pdf$/);
    const { events } = await stage.cloud.history(agreement);
    expect(sha256(readFileSync(await download.path()))).toBe(events.at(-1)?.data.pdfHash);
  });
});

describe('The code', () => {
  it('can be pasted as it was copied, with spaces', async () => {
    await stage.send('short');
    await openAgreement(page, stage, 'police');
    const digits = await askForCode(page, stage, 'police');
    const mail = await context.newPage();
    await mail.setContent(`<textarea>  ${digits.slice(0, 3)}  ${digits.slice(3)}  </textarea>`);
    await mail.locator('textarea').press('ControlOrMeta+A');
    await mail.locator('textarea').press('ControlOrMeta+C');
    await code().press('ControlOrMeta+V');
    expect(await code().inputValue()).toBe(`  ${digits.slice(0, 3)}  ${digits.slice(3)}  `);
    await signButton().click();
    await seen('Your signature is recorded');
  });

  it('that was mistyped stays in its field, and the field with its error has the focus', async () => {
    const sent = await stage.send('short');
    await openAgreement(page, stage, 'police');
    await askForCode(page, stage, 'police');
    await signWith(page, wrongCode(stage, 'police'));
    await seen('This is not the code we sent.');
    expect(await code().inputValue()).toBe(wrongCode(stage, 'police'));
    expect(await page.locator(':focus').getAttribute('name')).toBe('code');
    await expectInView(code());
    await signWith(page, codeOf(stage, 'police'));
    await seen('Your signature is recorded');
    expect(await happened(sent, 'SignatureGiven')).toBe(1);
  });
});

describe('Nothing happens twice', () => {
  it('when buttons are pressed twice', async () => {
    const sent = await stage.send('short');
    await openAgreement(page, stage, 'police');
    await page.getByText('I am ready to sign').click();
    await page.getByRole('button', { name: 'Send me a code' }).dblclick();
    await code().waitFor();
    await stage.cloud.quiet();
    expect(await happened(sent, 'CodeRequested')).toBe(1);
    await code().fill(codeOf(stage, 'police'));
    await signButton().dblclick();
    await seen('Your signature is recorded');
    expect(await happened(sent, 'SignatureGiven')).toBe(1);
  });

  it('when the reader goes back after signing', async () => {
    const sent = await stage.send('short');
    await signs(page, stage, 'police');
    await page.goBack();
    await seen('Your signature is recorded');
    expect(await signButton().count()).toBe(0);
    expect(await happened(sent, 'SignatureGiven')).toBe(1);
  });

  it('when the reader goes back after declining', async () => {
    const sent = await stage.send('short');
    await declines(page, stage, 'police', 'Not in this form.');
    await page.goBack();
    await seen('Your agency has declined to sign this version.');
    expect(await page.getByRole('button', { name: /^Decline for/ }).count()).toBe(0);
    expect(await happened(sent, 'SignatureDeclined')).toBe(1);
  });

  it('when the result is reloaded', async () => {
    const sent = await stage.send('short');
    await signs(page, stage, 'police');
    const before = await stage.cloud.types(sent.round);
    for (let times = 0; times < 3; times++) await page.reload();
    await seen('Your signature is recorded');
    expect(await stage.cloud.types(sent.round)).toEqual(before);
  });

  it('when the agreement is open in two tabs', async () => {
    const sent = await stage.send('short');
    await openAgreement(page, stage, 'police');
    const digits = await askForCode(page, stage, 'police');
    const second = await context.newPage();
    await second.goto(page.url());
    await signWith(page, digits);
    await seen('Your signature is recorded');
    await signWith(second, digits);
    await second.getByText('Your agency has signed this agreement already.').waitFor();
    await second.getByText('Your signature is recorded').waitFor();
    expect(await happened(sent, 'SignatureGiven')).toBe(1);
  });

  it('and two agreements in two tabs do not end each other', async () => {
    const first = await stage.send('short');
    await openAgreement(page, stage, 'police');
    const second = await stage.send('short');
    const other = await context.newPage();
    await openAgreement(other, stage, 'police');
    await page.reload();
    expect(await page.locator('h1').textContent()).toContain(first.number);
    expect(await other.locator('h1').textContent()).toContain(second.number);
  });
});

describe('What was typed is kept', () => {
  it('as long as the box allows, line breaks included', async () => {
    const sent = await stage.send('short');
    const reason = `${'The map must show floods.\n'.repeat(153)}Thank you.`.padEnd(4_000, '.');
    await declines(page, stage, 'police', reason);
    await seen('You have declined to sign');
    const { bodies } = await stage.cloud.history(sent.round);
    expect([...bodies.values()].map(({ body }) => (body as { reason?: string })?.reason)).toContain(reason);
  });

  it('when a reason is refused', async () => {
    await stage.send('short');
    await openAgreement(page, stage, 'police');
    await page.getByRole('link', { name: /^Decline to sign/ }).click();
    await saysNo(page, stage, 'police', ' \n ', /^Decline for/);
    await seen('There is no reason yet.');
    expect(await page.getByLabel(/^Your reason/).inputValue()).toBe(' \n ');
    expect(await page.locator(':focus').getAttribute('name')).toBe('reason');
  });

  it('when another agency was faster, so that it can be copied', async () => {
    const sent = await stage.send('short');
    await openAgreement(page, stage, 'police');
    await page.getByRole('link', { name: /^Decline to sign/ }).click();
    await page.getByLabel(/^Your reason/).fill('The map must show floods.');
    await elsewhere(stage, (other) => declines(other, stage, 'transport', 'We were faster.'));
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await seen('What you wrote was not recorded');
    await seen('The map must show floods.');
    expect(await happened(sent, 'SignatureDeclined')).toBe(1);
  });
});

async function expectInView(target: ReturnType<Page['locator']>) {
  const box = await target.boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  expect(box && box.y >= 0 && box.y + box.height <= height, `in view: ${JSON.stringify(box)}`).toBe(true);
}
