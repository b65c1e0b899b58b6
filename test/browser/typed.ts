/** What was typed stays: every form of a page is sent after its session, with a text too long, and after things have moved on; then Back is pressed. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { FormShown } from '../../functions/shared/pages/written.ts';
import { formOf } from './posted.ts';

/** In every field, so that each can be told from the others; short enough for a day. */
const words = (index: number): string => `kept &${index}`;
export const FORMS = 'main form[method=post]';
/** With those of the head of a page. */
const ALL_FORMS = 'form[method=post]';
const TEXTS = 'input[type=text], input:not([type]), input[type=email], textarea';
/** What a form carries of the state in which it was shown. */
export const STATE = ['_level', '_documentHash', '_seen', '_asked'];

/** What answers with a page of its own: each row by its number, and what is wrong with it. The sheet is in the form again on going back. */
const TAKEN_APART = ['/agreements/{agreement}/parties/{party}/figures/sheet'];

/** Boxes and answers that show fields of their own once they are checked. */
const REVEALS = '.usa-checkbox:has(> .concord-revealed) > input[type=checkbox], .concord-graded input[value=partly]';
const check = (box: Element): void => {
  (box as HTMLInputElement).checked = true;
};

const hidden = (form: Locator, name: string) => form.locator(`input[type=hidden][name="${name}"]`);

/** What a form says of its fields. */
export async function shownBy(form: Locator): Promise<FormShown['fields']> {
  const shown = await hidden(form, '_form').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)[0]);
  return (JSON.parse(shown ?? '{}') as Partial<FormShown>).fields ?? {};
}

/** Its fields for words, but codes, which nobody is to read again. */
async function fieldsOf(form: Locator): Promise<Locator[]> {
  const fields = await shownBy(form);
  const all = await form.locator(TEXTS).filter({ visible: true }).all();
  const names = await Promise.all(all.map((one) => one.getAttribute('name')));
  return all.filter((_, index) => !fields[names[index] ?? '']?.secret);
}

const setHidden = (form: Locator, name: string, value: string): Promise<void> =>
  hidden(form, name).evaluateAll((all, to) => {
    for (const one of all) (one as HTMLInputElement).value = to;
  }, value);

/** Everything that can be read or copied. */
export const readable = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [
      document.body.textContent,
      ...[...document.querySelectorAll<HTMLInputElement>('main input:not([type=hidden]), main textarea')].map(
        (one) => one.value,
      ),
    ].join('\n'),
  );

/** Sent as by Enter, whatever the browser would say against it. */
async function sends(page: Page, form: Locator): Promise<void> {
  await Promise.all([
    page.waitForEvent('framenavigated'),
    form.evaluate((one) => {
      (one as HTMLFormElement).noValidate = true;
      (one as HTMLFormElement).requestSubmit();
    }),
  ]);
  await page.waitForLoadState();
}

interface Walk {
  page: Page;
  /** Opens the page of the form. */
  again: () => Promise<unknown>;
  form: Locator;
  route: string;
}

async function sentWith({ page, again, form, route }: Walk, wrong: string, spoil: (form: Locator) => Promise<unknown>) {
  await again();
  await form.locator('xpath=ancestor::details').evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
  await form.locator('details').evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
  for (const box of await form.locator(REVEALS).all()) await box.evaluate(check);
  const fields = await fieldsOf(form);
  const typed: string[] = [];
  for (const [at, field] of fields.entries()) {
    await field.fill(words(at));
    // A field that is shorter than this takes its beginning.
    typed.push(await field.inputValue());
  }
  await spoil(form);
  await sends(page, form);
  const told = await readable(page);
  const lost = typed.filter((one) => !told.includes(one));
  expect(lost, `${route}, ${wrong}: not on ${page.url()}, “${await page.title()}”`).toEqual([]);
}

/** To the form, by the browser’s button: whatever stood in its fields stands there again. */
async function goesBack({ page, form, route }: Walk): Promise<void> {
  await page.goBack();
  const fields = await form.locator(TEXTS).evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  expect(
    fields.some((one) => one.startsWith(words(0))),
    `${route}: ${fields.map((one) => one.slice(0, 80)).join(', ')} after Back`,
  ).toBe(true);
}

/** Routes of forms that scenes have shown: of those that were looked at by themselves, into which people type, and which carry what was typed before. */
export interface Walked {
  shown: Set<string>;
  walked: Set<string>;
  typed: Set<string>;
  carried: Set<string>;
}

interface Shown {
  action: string;
  /** Where it stands: of a page that was shown in answer to a form, the address of that form’s own page. */
  address: string;
}

/** The forms of the page that is open. */
const formsOf = (page: Page): Promise<Shown[]> =>
  page.locator(FORMS).evaluateAll((all) =>
    all.map((one) => {
      const form = one as HTMLFormElement;
      const shown = form.querySelector<HTMLInputElement>('input[name="_form"]')?.value ?? '{}';
      const { page: own = location.href } = JSON.parse(shown) as { page?: string };
      return { action: form.getAttribute('action') ?? '', address: new URL(own, location.href).href };
    }),
  );

/** The routes of all forms of the page that is open. */
export const formsShown = async (page: Page): Promise<string[]> => {
  const paths = await page
    .locator(ALL_FORMS)
    .evaluateAll((all) => all.map((one) => new URL((one as HTMLFormElement).action).pathname));
  return paths.flatMap((path) => formOf(path) ?? []);
};

/** All forms of the page that is open, but those that were walked before. */
export async function keepsWhatIsTyped(page: Page, { walked, typed }: Pick<Walked, 'walked' | 'typed'>): Promise<void> {
  for (const { action, address } of await formsOf(page)) {
    const route = formOf(new URL(action, address).pathname) ?? '';
    if (walked.has(route)) continue;
    const again = () => page.goto(address);
    const form = page.locator(`${FORMS}[action="${action}"]`).first();
    if ((await again())?.status() !== 200 || (await form.count()) === 0) continue;
    walked.add(route);
    const carried = await form
      .locator('input[type=hidden]')
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).name));
    const walk = { page, again, form, route };
    if ((await form.locator(TEXTS).count()) === 0) continue;
    typed.add(route);
    const signedIn = carried.includes('_proof');
    if (signedIn) {
      await sentWith(walk, 'after its session', (one) => setHidden(one, '_proof', 'over'));
      await goesBack(walk);
    }
    if (!TAKEN_APART.includes(route))
      await sentWith(walk, 'with a text too long', async (one) => {
        const [first] = await fieldsOf(one);
        await first?.evaluate((field) => {
          (field as HTMLInputElement).removeAttribute('maxlength');
          (field as HTMLInputElement).value += ' and more'.repeat(3_000);
        });
      });
    if (!signedIn) await goesBack(walk);
    // Last: what was written for another state may be taken all the same, where the act is still meant.
    for (const name of STATE.filter((one) => carried.includes(one)))
      await sentWith(walk, `with another ${name}`, (one) => setHidden(one, name, '0'.repeat(64)));
  }
}
