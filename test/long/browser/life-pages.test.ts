/** The timeline and what comes due before a browser: one picture on a desk and one on a phone, tables that lead on, and all of it with JavaScript off. */
import { expect, it } from 'vitest';
import { press } from '../../browser/acts.ts';
import { everyoneCanUse } from '../../browser/everyone.ts';
import { LIFE_SCENES, opensLife } from '../../browser/scenes/life-scenes.ts';
import { DESK, PHONE } from '../../browser/stage.ts';

everyoneCanUse(LIFE_SCENES, [], (of) => {
  it('the picture is one on a phone and another on a desk, within the page, and no words of it touch', async () => {
    const page = await (await of().person()).newPage();
    await opensLife(page, of());
    for (const size of [{ width: 320, height: 800 }, PHONE, DESK]) {
      await page.setViewportSize(size);
      const pictures = page.getByRole('img', { name: /^The whole life of/ });
      expect(await pictures.count()).toBe(1);
      const boxes = await pictures.locator('text').evaluateAll((all) =>
        all.map((one) => {
          const { left, right, top, bottom } = one.getBoundingClientRect();
          return { says: one.textContent, left, right, top, bottom };
        }),
      );
      expect(boxes.length).toBeGreaterThan(8);
      expect(boxes.filter(({ left, right }) => left < 0 || right > size.width)).toEqual([]);
      // A line has some air above and below its letters.
      const touching = boxes.flatMap((one, index) =>
        boxes
          .slice(index + 1)
          .filter(
            (other) =>
              one.left < other.right &&
              other.left < one.right &&
              one.top + 2 < other.bottom - 2 &&
              other.top + 2 < one.bottom - 2,
          )
          .map((other) => `${one.says} and ${other.says}`),
      );
      expect(touching).toEqual([]);
    }
    await page.context().close();
  });

  it('with JavaScript off, from the overview to the timeline, to the record of a dispute, and to what comes due', async () => {
    const page = await (await of().person()).newPage();
    await opensLife(page, of(), '');
    await press(page.getByRole('link', { name: 'The whole timeline, with what comes' }));
    expect(await page.locator('h1').textContent()).toBe('Timeline');
    await press(
      page
        .locator('#main-content table')
        .last()
        .getByRole('link', { name: /^Dispute 1 / }),
    );
    expect(page.url()).toMatch(/\/disputes\/1$/);
    await page.goBack();
    await press(page.getByRole('link', { name: /^What comes due for you/ }));
    expect(await page.locator('h1').textContent()).toBe('What comes due');
    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: 'What comes due as a calendar file' }).click();
    expect((await file).suggestedFilename()).toBe('due.ics');
    await page.context().close();
  });
});
