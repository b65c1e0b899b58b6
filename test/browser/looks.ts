/** How else a page is looked at without being opened again: in the dark, with larger text, on paper, with the keyboard alone. */
import type { Page } from 'playwright-core';

/** As who reads with twice the size of text, set in the browser: unlike zooming, the window stays as wide as it is. */
export async function withLargeText(page: Page, look: () => Promise<void>): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  await look();
  await session.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
  await session.detach();
}

/**
 * What a keyboard does not reach, or reaches without anybody seeing it. Everything that acts is a link, a button, a field or a fold by
 * itself, in the order in which it is read; each of them is focused as Tab would do it.
 */
export const unreached = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const CONTROLS = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
    const told = (what: string, { outerHTML }: Element) => `${what}: ${outerHTML.slice(0, 120)}`;
    const ring = (one: Element, part?: string): boolean => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one, part);
      return (
        (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) ||
        (part === undefined && boxShadow.includes('inset'))
      );
    };
    const seen = [...document.querySelectorAll<HTMLElement>(CONTROLS)].filter((one) => one.checkVisibility());
    const was = document.activeElement as HTMLElement | null;
    const faults = seen.flatMap((one) => {
      if ((one as HTMLInputElement).disabled) return [];
      // Enter in a field presses the first button of its form, which then is one that nobody sees.
      if (one.matches('[aria-hidden=true][tabindex="-1"]')) return [];
      if (one.tabIndex !== 0) return [told('out of order', one)];
      one.focus({ preventScroll: true, focusVisible: true } as FocusOptions);
      if (document.activeElement !== one) return [told('not reached', one)];
      // The mark of a radio button or a checkbox is drawn by its label.
      const label = (one as HTMLInputElement).labels?.[0];
      const marked = ring(one) || (label !== undefined && (ring(label) || ring(label, '::before')));
      return marked ? [] : [told('without a ring', one)];
    });
    const acting = [...document.querySelectorAll('[onclick], [role=button], [role=link], [tabindex]')]
      .filter((one) => !one.matches(CONTROLS))
      .map((one) => told('acts, and is no control', one));
    was?.focus({ preventScroll: true });
    return [...faults, ...acting].slice(0, 5);
  });

/** What of a page is not for paper, and what would be missing there: paper cannot unfold anything. */
export async function misprinted(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  const faults = await page.evaluate(() => {
    const told = (what: string, { outerHTML }: Element) => `${what}: ${outerHTML.slice(0, 120)}`;
    const GONE = 'nav, form, button, body > header, body > footer, .usa-button, .usa-skipnav, input, select, textarea';
    const shown = (one: Element) => one.checkVisibility();
    const folded = [...document.querySelectorAll('main details')].filter(
      (one) => shown(one) && !one.querySelector('form') && [...one.children].length > 1,
    );
    return [
      ...[...document.querySelectorAll(GONE)].filter(shown).map((one) => told('printed', one)),
      ...[...document.querySelectorAll('main h1, main .concord-signatories')]
        .filter((one) => !shown(one))
        .map((one) => told('missing', one)),
      ...folded
        .flatMap((one) => [...one.children].slice(1, 2))
        .filter((one) => !shown(one) && one.matches('p, ul, ol, dl, table, div'))
        .map((one) => told('folded', one)),
    ].slice(0, 5);
  });
  await page.emulateMedia({ media: null });
  return faults;
}
