/** What holds of every page in every state: nothing for axe at WCAG 2.2 AA, no sideways scrolling, plain words, nothing loaded from elsewhere, a silent console. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emailWordsToMend, pageWordsToMend } from '../words/reading.ts';
import { barriers } from './barriers.ts';
import { keepsWhatIsCarried } from './carried.ts';
import { unsaid } from './irreversible.ts';
import { misprinted, unreached, withLargeText } from './looks.ts';
import type { Scene } from './scenes/scene.ts';
import { drawsSheet, picture } from './sheet.ts';

import { DESK, openStage, PHONE, type Stage } from './stage.ts';
import { formsShown, keepsWhatIsTyped, type Walked } from './typed.ts';
import { CARRIED_IN, NOTHING_TYPED_IN, TYPED_IN } from './walked.ts';

/** 1280 by 1024 at 400 % zoom: what WCAG 1.4.10 asks a page to bear. */
const ZOOMED = { width: 320, height: 256 };
/** What a wider window can change of a page that was looked at whole: which colors meet, and how large what is pressed is. */
const LAID_OUT = ['color-contrast', 'target-size'];

/** What sticks out to the right, and labels so narrow that their words fall apart. */
const squeezed = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const told = (what: string, { outerHTML }: Element) => `${what}: ${outerHTML.slice(0, 120)}`;
    const visible = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility());
    const labels = visible.filter((one) => one.matches('h1, h2, h3, h4, caption, dt, th, label, button, p'));
    return [
      ...(scrollWidth > clientWidth ? [`${scrollWidth} px in ${clientWidth}`] : []),
      ...visible.filter((one) => one.getBoundingClientRect().right > clientWidth + 1).map((one) => told('wide', one)),
      ...labels
        .filter((one) => (one.textContent ?? '').length > 10 && one.getBoundingClientRect().width < 48)
        // The head of a table that stands stacked is there for the ear only.
        .filter((one) => !one.closest('thead'))
        .map((one) => told('narrow', one)),
    ].slice(0, 5);
  });

/** Forms that stand folded must fit as well. */
const unfold = (page: Page): Promise<void> =>
  page.locator('details').evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });

/** Listens from now on. A page that says 401, 404, 410, 422 or 429 is reported by the browser as such, which is no fault. */
const listen = (page: Page, stage: Stage): string[] => {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(String(error)));
  page.on('console', (message) => {
    const text = message.text();
    if (!/the server responded with a status of (401|404|410|422|429)/.test(text))
      heard.push(`${message.type()}: ${text}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${stage.cloud.url}/`) && !url.startsWith('file:')) heard.push(`loaded ${url}`);
  });
  return heard;
};

/**
 * Declares the tests of these scenes, which share one stage, and of the mails that they bring about.
 * `templates` are those of the mails, each with a page of its own; `more` adds tests on the same stage.
 */
export function everyoneCanUse(
  scenes: readonly Scene[],
  templates: readonly string[],
  more?: (of: () => Stage) => void,
) {
  let stage: Stage;
  const forms: Walked = { shown: new Set(), walked: new Set(), typed: new Set(), carried: new Set() };
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  describe('Everyone can read and use', () => {
    it.each(scenes)('$name', async ({ name, show }) => {
      const context = await stage.person({ javaScriptEnabled: true, viewport: PHONE });
      const page = await context.newPage();
      const heard = listen(page, stage);
      await show(page, stage);
      if (drawsSheet()) return picture(page, name).then(() => context.close());
      expect(await page.locator('h1').count(), 'one heading of the first level').toBe(1);
      expect(await barriers(page), 'on a phone').toEqual([]);
      expect(await unsaid(page), 'cannot be undone, and does not say so').toEqual([]);
      expect(await misprinted(page), 'on paper').toEqual([]);
      await unfold(page);
      expect(await pageWordsToMend(page, name), 'in plain words').toEqual([]);
      expect(await unreached(page), 'with the keyboard alone').toEqual([]);
      await withLargeText(page, async () => expect(await squeezed(page), 'with text of twice the size').toEqual([]));
      await page.setViewportSize(ZOOMED);
      expect(await squeezed(page), 'at 400 % zoom').toEqual([]);
      await page.setViewportSize(DESK);
      expect(await squeezed(page), 'on a desktop').toEqual([]);
      expect(await barriers(page, LAID_OUT), 'on a desktop').toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await barriers(page, ['color-contrast']), 'in the dark').toEqual([]);
      await page.emulateMedia({ colorScheme: 'light', contrast: 'more' });
      expect(await barriers(page, ['color-contrast-enhanced']), 'with more contrast').toEqual([]);
      expect(heard, 'heard from the browser').toEqual([]);
      for (const form of await formsShown(page)) forms.shown.add(form);
      await keepsWhatIsCarried(page, forms);
      await keepsWhatIsTyped(page, forms);
      await context.close();
    });

    it('and what is typed into these forms stays', ({ task }) => {
      if (drawsSheet()) return;
      const suite = task.file.name.replace('test/', '').replace('-pages.test.ts', '');
      const of = (listed: Readonly<Record<string, readonly string[]>>) => [...(listed[suite] ?? [])];
      expect([...forms.typed]).toEqual(expect.arrayContaining(of(TYPED_IN)));
      expect([...forms.carried]).toEqual(expect.arrayContaining(of(CARRIED_IN)));
      expect([...forms.shown]).toEqual(expect.arrayContaining(of(NOTHING_TYPED_IN)));
      expect(of(NOTHING_TYPED_IN).filter((form) => forms.typed.has(form))).toEqual([]);
    });
  });

  describe('Everyone can read the mails', () => {
    it.each(templates)('%s', async (template) => {
      const mails = stage.cloud.inbox.list().filter(({ tags }) => tags.template?.includes(template));
      expect(mails.length, 'the pages above have brought one about').toBeGreaterThan(0);
      const context = await stage.person({ javaScriptEnabled: true, viewport: PHONE });
      const page = await context.newPage();
      const heard = listen(page, stage);
      // One mail of each subject line, the number of the MOU aside.
      const kinds = new Map(mails.map((mail) => [mail.subject.replaceAll(/\d+/g, ''), mail]));
      for (const mail of kinds.values()) {
        expect(emailWordsToMend(mail), 'in plain words').toEqual([]);
        await page.setContent(mail.html);
        await page.setViewportSize(PHONE);
        expect(await barriers(page)).toEqual([]);
        await page.setViewportSize(ZOOMED);
        expect(await squeezed(page)).toEqual([]);
      }
      expect(heard).toEqual([]);
      await context.close();
    });

    more?.(() => stage);
  });
}

/** For stages on which the wildfire MOU was sent, whose handling is above public. */
export const namesNobody = (stage: () => Stage) =>
  it('that concern an MOU above public handling name no person and not its title', () => {
    const mails = stage()
      .cloud.inbox.list()
      .filter(({ to }) => to.some((address) => address.endsWith('.alder.example')))
      .filter(({ tags }) => !tags.template?.includes('executed'));
    expect(mails.length).toBeGreaterThan(10);
    for (const { subject, text, html } of mails)
      for (const part of [subject, text, html])
        expect(part).not.toMatch(/from wildfire smoke|Quintero|Lindqvist|Castellanos|Kamaka/);
  });
