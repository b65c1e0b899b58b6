/** Pictures of a page for the sheet of all pages (`npm run screenshots -- sheet`): taken where SHEET names a folder, and nowhere else. */
import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PHONE } from './phone.ts';
import { formOf } from './posted.ts';

/** Wide enough for everything that a page lays side by side. */
const WIDE = { width: 1200, height: 900 };
const LOOKS = [
  ['phone', PHONE, 'light'],
  ['desk', WIDE, 'light'],
  ['dark', PHONE, 'dark'],
] as const;

const routesOf = (paths: readonly string[]): string[] => [...new Set(paths.map((path) => formOf(path) ?? path))];

export const drawsSheet = (): boolean => process.env.SHEET !== undefined;

/** Leaves the page as it was. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SHEET;
  if (folder === undefined) return;
  const file = createHash('sha256').update(name).digest('hex').slice(0, 12);
  for (const [look, viewport, colorScheme] of LOOKS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(folder, `${file}-${look}.jpg`), fullPage: true, type: 'jpeg', quality: 70 });
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(PHONE);
  const forms = await page
    .locator('form[method=post]')
    .evaluateAll((all) => all.map((one) => new URL((one as HTMLFormElement).action).pathname));
  const line = { name, file, title: await page.title(), path: new URL(page.url()).pathname, forms: routesOf(forms) };
  appendFileSync(join(folder, 'pages.jsonl'), `${JSON.stringify(line)}\n`);
}
