/** Figures before a browser: everyone can read them at 320 px, and with JavaScript off every fold opens and every period is shown. */
import { expect, it } from 'vitest';
import { press } from '../../browser/acts.ts';
import { everyoneCanUse } from '../../browser/everyone.ts';
import { KPI_SCENES, opensKpis } from '../../browser/scenes/kpi-scenes.ts';

everyoneCanUse(KPI_SCENES, [], (of) => {
  it('with JavaScript off, from the line of a KPI to its page, and there to any period', async () => {
    const page = await (await of().person()).newPage();
    await opensKpis(page, of());
    await page.locator('.kpi-summary a').first().click();
    await press(page.locator('.kpi-card h3 a').first());
    await page.getByText('These figures as a table').click();
    expect(await page.locator('[aria-labelledby=trend] table').isVisible()).toBe(true);
    await page.getByLabel('Period', { exact: true }).selectOption('2026-05');
    await press(page.getByRole('button', { name: 'Show' }));
    expect(await page.locator('#period').textContent()).toBe('Status in May 2026');
    await page.context().close();
  });

  it('a chart is told as one picture with its name and its trend', async () => {
    const page = await (await of().person()).newPage();
    await opensKpis(page, of(), '/response');
    const chart = page.getByRole('img', { name: /^Minutes until help arrives, by month/ });
    expect(await chart.count()).toBe(1);
    await page.context().close();
  });
});
