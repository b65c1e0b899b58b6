/** The evidence of a review before a browser: at 320 px, by keyboard and with JavaScript off, from ten lines to the record behind each figure. */
import { expect, it } from 'vitest';
import { press } from '../../browser/acts.ts';
import { everyoneCanUse } from '../../browser/everyone.ts';
import { EVIDENCE_SCENES, opensEvidence } from '../../browser/scenes/evidence-scenes.ts';

everyoneCanUse(EVIDENCE_SCENES, [], (of) => {
  it('with JavaScript off, from a line to its part, and from there to the record', async () => {
    const page = await (await of().person()).newPage();
    await opensEvidence(page, of());
    await press(page.locator('.evidence-lines a').nth(5));
    expect(new URL(page.url()).hash).toBe('#disputes');
    await press(page.getByRole('link', { name: 'Dispute 1' }).first());
    expect(new URL(page.url()).pathname).toMatch(/\/disputes\/1$/);
    await page.context().close();
  });

  it('each KPI is told as one picture with its name and how its periods stand', async () => {
    const page = await (await of().person()).newPage();
    await opensEvidence(page, of());
    expect(await page.getByRole('img', { name: /^Minutes until help arrives, in minutes/ }).count()).toBe(1);
    await page.context().close();
  });

  it('is printed without what is pressed, and with every table', async () => {
    const page = await (await of().person()).newPage();
    await opensEvidence(page, of());
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.evidence-files').isVisible()).toBe(false);
    for (const table of await page.locator('main table').all()) expect(await table.isVisible()).toBe(true);
    await page.context().close();
  });
});
