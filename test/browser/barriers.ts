/** What axe holds against a page as it is laid out now, at WCAG 2.2 AA. */
import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const LEVEL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * A line for each rule and element. axe is put into a page once, and answers there: `@axe-core/playwright` puts it in for each look, and
 * once more into a blank page that joins the answers of frames. What stands in a frame is not looked at.
 */
export async function barriers(page: Page, rules: RunOptions['runOnly'] = LEVEL): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const options: RunOptions = {
    runOnly: rules,
    resultTypes: ['violations', 'incomplete'],
    ...{ selectors: false, iframes: false },
  };
  return page.evaluate(async (options) => {
    const { violations, incomplete } = await (window as unknown as { axe: typeof axe }).axe.run(options);
    // Text in the very color of its ground is to axe a question, and to a reader nothing at all.
    const unseen = incomplete.flatMap(({ id, nodes }) =>
      nodes
        .filter(({ any }) => any.some(({ data }) => data?.messageKey === 'equalRatio'))
        .map((node) => ({ id, nodes: [node] })),
    );
    return [...violations, ...unseen].flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
    );
  }, options);
}
