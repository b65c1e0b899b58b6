/** What was typed on the page before stays: every form that carries it is sent after its session, after things have moved on, and with a text too long. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { formOf } from './posted.ts';
import { FORMS, readable, STATE, shownBy, type Walked } from './typed.ts';

const CARRIED = 'input[type=hidden]:not([name^="_"]), textarea[readonly], input[readonly]';

/** What stands in a form from the page before, and cannot be typed here: not what is kept anyhow, and no bare choice. */
async function carriedBy(form: Locator): Promise<{ name: string; value: string }[]> {
  const fields = await form
    .locator(CARRIED)
    .evaluateAll((all) => (all as HTMLInputElement[]).map(({ name, value }) => ({ name, value })));
  const shown = await shownBy(form);
  return fields.filter(({ name, value }) => /[\W\d]/.test(value) && value !== shown[name]?.was);
}

/** Sends a form from the page that is open, with something wrong in it; no address leads back, so that the answer comes in a tab of its own. */
async function answeredWith(form: Locator, name: string, wrong: string) {
  const fields = form.locator(`[name="${name}"]`);
  const sets = (to: string) =>
    fields.evaluateAll((all, value) => {
      for (const one of all) (one as HTMLInputElement).value = value;
    }, to);
  const was = await fields.first().inputValue();
  await sets(wrong);
  const typed = (await carriedBy(form)).map(({ value }) => value);
  const [answer] = await Promise.all([
    form.page().context().waitForEvent('page'),
    form.evaluate((one) => {
      (one as HTMLFormElement).target = '_blank';
      (one as HTMLFormElement).noValidate = true;
      (one as HTMLFormElement).requestSubmit();
    }),
  ]);
  await answer.waitForLoadState();
  const told = await readable(answer);
  const where = `${answer.url()}, “${await answer.title()}”`;
  await answer.close();
  await sets(was);
  return { lost: typed.filter((one) => !told.includes(one)), where };
}

/** Forms of the page that is open which carry what was typed on the page before: it is lost no more than there. */
export async function keepsWhatIsCarried(page: Page, { carried }: Pick<Walked, 'carried'>): Promise<void> {
  for (const form of await page.locator(FORMS).all()) {
    const route = formOf(new URL((await form.getAttribute('action')) ?? '', page.url()).pathname) ?? '';
    const fields = await carriedBy(form);
    if (carried.has(route) || fields.length === 0) continue;
    carried.add(route);
    const sentence = fields.find(({ value }) => value.includes(' '));
    const wrongs = [
      ...['_proof', ...STATE].map((name) => [name, '0'.repeat(64)] as const),
      ...(sentence ? [[sentence.name, `${sentence.value}${' and more'.repeat(3_000)}`] as const] : []),
    ];
    for (const [name, wrong] of wrongs) {
      if ((await form.locator(`[name="${name}"]`).count()) === 0) continue;
      const { lost, where } = await answeredWith(form, name, wrong);
      expect(lost, `${route}, with a wrong ${name}: not on ${where}`).toEqual([]);
    }
  }
}
