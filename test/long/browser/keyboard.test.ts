/** An agency head signs with the keyboard alone: everything is reached in reading order, is seen when it is reached, and Enter acts. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askForCode, codeOf, linkOf, openAgreement } from '../../browser/acts.ts';
import { DESK, openStage, type Stage } from '../../browser/stage.ts';

let stage: Stage;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(async () => {
  context = await stage.person({ viewport: DESK });
  page = await context.newPage();
});
afterEach(() => context.close());
afterAll(() => stage.close());

interface Stop {
  name: string;
  /** Width of the ring around it, and how much of it the window shows. */
  ring: number;
  inView: boolean;
}

const here = (): Promise<Stop> =>
  page.locator(':focus').evaluate((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    const { top, bottom } = one.getBoundingClientRect();
    const label =
      one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement
        ? one.labels?.[0]?.textContent
        : one.textContent;
    return {
      name: (label ?? '').trim(),
      ring: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
      inView: top >= -1 && bottom <= window.innerHeight + 1,
    };
  });

/** Presses Tab so often and says where it led. */
const tab = async (times: number): Promise<Stop[]> => {
  const stops: Stop[] = [];
  for (let press = 0; press < times; press++) {
    await page.keyboard.press('Tab');
    stops.push(await here());
  }
  return stops;
};

/** Presses Tab until it reaches that name. */
const reach = async (name: RegExp): Promise<void> => {
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab');
    if (name.test((await here()).name)) return;
  }
  throw new Error(`Tab never reaches ${name}`);
};

describe('With the keyboard alone', () => {
  it('an agency head signs, from the link to the receipt', async () => {
    await stage.send('wildfire');
    await page.goto(linkOf(stage, 'air'));
    await reach(/^Open the agreement$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/rounds\//);
    await reach(/^Go to sign or decline$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#sign$/);
    await reach(/^I am ready to sign/);
    await page.keyboard.press('Space');
    await reach(/^Send me a code$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/code=asked/);
    await stage.cloud.quiet();
    await page.keyboard.press('Tab');
    expect((await here()).name).toBe('Code from the email');
    await page.keyboard.type(codeOf(stage, 'air'));
    await page.keyboard.press('Enter');
    await page.getByText('Your signature is recorded').waitFor();
  });

  it('everything on the signing page is reached in reading order, with a ring that is seen', async () => {
    await stage.send('short');
    await openAgreement(page, stage, 'police');
    await askForCode(page, stage, 'police');
    await page.goto(page.url().split('?')[0] ?? '');
    const stops = await tab(21);
    expect(stops.map(({ name }) => name)).toEqual([
      'Skip to main content',
      'Concord',
      'Ben Osei',
      'Overview',
      'Text',
      'Signatures',
      'Record',
      'Go to sign or decline',
      'Decides 1 matter alone',
      'May veto decisions',
      'For 18 months from the day it takes effect',
      'May leave with 60 days’ notice',
      '0 of 2 signed',
      'Contents',
      'What this MOU leaves open (1)',
      'Code from the email',
      'Sign for Birch State Police',
      'I am ready to sign. Send me a code.',
      'Send another code',
      'Decline to sign, with a reason',
      'Help',
    ]);
    for (const { name, ring, inView } of stops) {
      expect(ring, `the ring of ${name}`).toBeGreaterThanOrEqual(2);
      expect(inView, `${name} is in view`).toBe(true);
    }
  });

  it('the skip link leads past the header, to what the page is about: whom to ask, and the parts of the MOU', async () => {
    await stage.send('short');
    await openAgreement(page, stage, 'police');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#main-content$/);
    const stops = await tab(2);
    expect(stops.map(({ name }) => name)).toEqual(['Ben Osei', 'Overview']);
  });

  it('Enter in the code field signs, and nothing else on the page signs or declines at once', async () => {
    const sent = await stage.send('short');
    await openAgreement(page, stage, 'police');
    await askForCode(page, stage, 'police');
    await page.getByRole('link', { name: /^Decline to sign/ }).press('Enter');
    await page.waitForURL(/\/decline$/);
    await page.goBack();
    expect(await stage.cloud.types(sent.round)).not.toContain('SignatureDeclined');
    // An empty field is held by the browser itself.
    await page.getByLabel('Code from the email').press('Enter');
    expect(await stage.cloud.types(sent.round)).not.toContain('SignatureGiven');
    await page.getByLabel('Code from the email').fill(codeOf(stage, 'police'));
    await page.keyboard.press('Enter');
    await page.getByText('Your signature is recorded').waitFor();
  });

  it('a text box is left with Tab, and its button declines with Enter', async () => {
    await stage.send('short');
    await openAgreement(page, stage, 'police');
    await page.getByRole('link', { name: /^Decline to sign/ }).press('Enter');
    await askForCode(page, stage, 'police');
    await reach(/^Your reason/);
    await page.keyboard.type('Line one.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Line two.');
    await page.keyboard.press('Tab');
    expect((await here()).name).toBe('Code from the email');
    await page.keyboard.type(codeOf(stage, 'police'));
    await page.keyboard.press('Tab');
    expect((await here()).name).toBe('Decline for Birch State Police');
    await page.keyboard.press('Enter');
    await page.getByText('You have declined to sign').waitFor();
  });
});
