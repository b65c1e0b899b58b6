/** Acts that nobody can take back, and the words by which the page of their form says so. */
import type { Page } from 'playwright-core';
import { formOf } from './posted.ts';

const DISPUTE = '/agreements/{agreement}/disputes/{number}';
const SAID = /cannot (undo|be undone|be taken back)|nobody can (undo|take (it|this) back|bring)|for good/i;

export const IRREVERSIBLE: Readonly<Record<string, RegExp>> = {
  [`${DISPUTE}/climb`]: SAID,
  '/agreements/{agreement}/removals/{removal}/check': SAID,
  '/agreements/{agreement}/removals/{removal}/approve': SAID,
};

/** Forms of such acts on this page that do not say it. */
export async function unsaid(page: Page): Promise<string[]> {
  const actions = await page
    .locator('main form[method=post]')
    .evaluateAll((all) => all.map((one) => new URL((one as HTMLFormElement).action).pathname));
  const words = (await page.locator('main').textContent()) ?? '';
  return actions.flatMap((action) => {
    const route = formOf(action) ?? '';
    const said = IRREVERSIBLE[route];
    return said === undefined || said.test(words) ? [] : [route];
  });
}
