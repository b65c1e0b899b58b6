/** The frame of an MOU before a browser: everyone can use it, its tabs lead on without JavaScript, a link’s tabs stay with the link, and paper has the words alone. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openAgreement, press, signsIn } from '../../browser/acts.ts';
import { everyoneCanUse } from '../../browser/everyone.ts';
import { anMouInForce, holderOf } from '../../browser/scenes/dispute-scenes.ts';
import { FRAME_SCENES } from '../../browser/scenes/frame-scenes.ts';
import type { Stage } from '../../browser/stage.ts';

const tabs = (page: Page) => page.getByRole('navigation', { name: 'Parts of this MOU' });

async function director(stage: Stage): Promise<Page> {
  const page = await (await stage.person()).newPage();
  await signsIn(page, stage, await holderOf(stage, 'health'), `/agreements/${await anMouInForce(stage)}`);
  return page;
}

everyoneCanUse(FRAME_SCENES, ['dispute-raised'], (of) => {
  it('each tab leads to its page, which keeps the frame and says where it is, with JavaScript off', async () => {
    const page = await director(of());
    for (const label of ['Text', 'People', 'Contacts', 'Disputes', 'KPIs', 'Record', 'Overview']) {
      await press(tabs(page).getByRole('link', { name: label }));
      expect(await tabs(page).locator('[aria-current=page]').textContent(), label).toContain(label);
      expect(await page.locator('.concord-frame').textContent()).toMatch(/MOU-2026-\d+.*In force.*You: .*Birch health/);
    }
    await page.context().close();
  });

  it('“Your turn” leads to the answer', async () => {
    const page = await director(of());
    await press(page.getByRole('link', { name: 'Answer', exact: true }));
    await page.locator('form[action$="/answer"]').waitFor();
    await page.context().close();
  });

  it('a reader by link is led to nothing of those who sign in', async () => {
    const page = await (await of().person()).newPage();
    await of().send('short');
    await openAgreement(page, of(), 'police');
    for (const at of [page.url(), `${page.url()}/record`, `${page.url()}/decline`]) {
      await page.goto(at);
      expect(await page.locator('a[href^="/agreements"], a[href^="/home"], a[href^="/disputes"]').count(), at).toBe(0);
      const hrefs = await tabs(page)
        .getByRole('link')
        .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
      expect(hrefs.length, at).toBe(4);
      for (const href of hrefs) expect(href, at).toMatch(/^\/rounds\/sig_/);
    }
    await page.context().close();
  });

  it('paper has the number, the title and the words, and nothing to press', async () => {
    const page = await director(of());
    for (const part of ['', '/text', '/disputes']) {
      await page.goto(`${new URL(page.url()).pathname.replace(/\/(text|disputes)$/, '')}${part}`);
      await page.emulateMedia({ media: 'print' });
      for (const gone of ['nav', 'form', 'header', 'footer', '.concord-turn'])
        for (const one of await page.locator(gone).all()) expect(await one.isVisible(), `${part} ${gone}`).toBe(false);
      expect(await page.locator('.concord-mou').isVisible()).toBe(true);
      expect(await page.locator('.concord-tag').first().isVisible()).toBe(true);
    }
    await page.context().close();
  });
});
