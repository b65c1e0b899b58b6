/** A person on a phone without JavaScript who begins at an email and finds the way to an act, and what it took: pages, fields, scrolling. */
import type { Locator, Page } from 'playwright-core';
import { press } from '../../test/browser/acts.ts';
import { PHONE, type Stage } from '../../test/browser/stage.ts';

/** One page on the way, as it stood when it was left. */
export interface Passed {
  title: string;
  /** Pixels scrolled from its top to what is used of it first. */
  toFirst: number;
  /** Pixels scrolled from its top to the link or button by which it is left. */
  toLast: number;
}

export interface Walked {
  task: string;
  passed: Passed[];
  /** Pages of signing in, which are the same for every task. */
  signIn: number;
  /** Fields to be filled or chosen that could be seen, and those that this act needed. */
  shown: number;
  needed: number;
}

/** Names by which the same thing may go: the first that is there is used. */
export type Names = readonly RegExp[];

const FIELDS = 'input:not([type=hidden], [type=submit], [type=button]), select, textarea';
const MOST_PAGES = 8;
const LINK = /^https?:\/\/\S+$/gm;

export class Walker {
  private readonly passed: Passed[] = [];
  private readonly shown = new Set<string>();
  private readonly visited = new Set<string>();
  private needed = 0;
  private signIn = 0;
  private from = 0;
  private used: number[] = [];

  constructor(
    private readonly page: Page,
    private readonly stage: Stage,
    private readonly mailbox: string,
    /** By which links within a page a person would go on. */
    private readonly ways: Names,
  ) {}

  /** Opens the link of the newest email from that template, and signs in where it asks for that. */
  async opensEmail(template: RegExp, link: RegExp = /./): Promise<void> {
    const mail = this.stage.cloud.inbox
      .to(this.mailbox)
      .findLast(({ tags, text }) => template.test(tags.template?.join() ?? '') && this.linksIn(text, link).length > 0);
    if (!mail) throw new Error(`No email ${template} to ${this.mailbox} has a link: ${this.mailsThere()}`);
    await this.page.goto(this.linksIn(mail.text, link)[0] ?? '');
    await this.arrived();
    if (new URL(this.page.url()).pathname === '/sign-in') await this.signsIn();
  }

  /** Follows the ways until a button or link of that name is on the page, unfolded if it must be. */
  async reaches(names: Names): Promise<void> {
    for (let page = 0; page < MOST_PAGES; page++) {
      if (await this.finds(names)) return;
      await this.goesOn(names);
    }
    throw new Error(`${names} is not within ${MOST_PAGES} pages of the email`);
  }

  /** Types into the field of that name. */
  async fills(names: Names, value: string): Promise<void> {
    const field = await this.one(names, (name) => this.page.getByLabel(name));
    await this.uses(field);
    if (await field.evaluate((one) => one.tagName === 'SELECT')) await field.selectOption(value);
    else await field.fill(value);
    this.needed += 1;
  }

  /** Clicks what a radio button or checkbox says. */
  async chooses(names: Names): Promise<void> {
    const label = await this.one(names, (name) => this.page.locator('label').filter({ hasText: name }));
    await this.uses(label);
    await label.click();
    this.needed += 1;
  }

  /** Types into the field of that name, where there is one. */
  async fillsIfAny(names: Names, value: string): Promise<void> {
    const counts = await Promise.all(names.map((name) => this.page.getByLabel(name).filter({ visible: true }).count()));
    if (counts.some((count) => count > 0)) await this.fills(names, value);
  }

  /** Clicks the next choice of that name whose question is not answered yet. */
  async choosesNext(name: RegExp): Promise<void> {
    for (const label of await this.page.locator('label').filter({ hasText: name }).all()) {
      const input = this.page.locator(`[id="${await label.getAttribute('for')}"]`);
      const group = await input.getAttribute('name');
      if ((await this.page.locator(`[name="${group}"]:checked`).count()) > 0) continue;
      await this.uses(label);
      await label.click();
      this.needed += 1;
      return;
    }
    throw new Error(`No question is left for ${name} on ${await this.tells()}`);
  }

  /** Presses the button or link of that name; a page follows. */
  async presses(names: Names): Promise<void> {
    const found = await this.finds(names);
    if (!found) throw new Error(`${names} is not on ${await this.tells()}`);
    await this.leavesBy(found);
  }

  /** Whether a button or link of that name can be pressed here, after unfolding what hides it. */
  async has(names: Names): Promise<boolean> {
    return (await this.finds(names)) !== undefined;
  }

  /** The newest code that was mailed. */
  async code(): Promise<string> {
    await this.stage.cloud.quiet();
    const codes = this.stage.cloud.inbox.to(this.mailbox).flatMap(({ text }) => /^\d{6}$/m.exec(text)?.[0] ?? []);
    return codes.at(-1) ?? '';
  }

  /** What it took until the act was done; the page that follows it is not counted. */
  walked(task: string): Walked {
    return { task, passed: this.passed, signIn: this.signIn, shown: this.shown.size, needed: this.needed };
  }

  /** For whoever mends a walk: where it stopped, and what could be followed there. */
  async tells(): Promise<string> {
    const links = await this.page.locator('main').getByRole('link').allTextContents();
    const buttons = await this.page.locator('main').getByRole('button').allTextContents();
    return `${this.page.url()} (links: ${links.join(' | ')}; buttons: ${buttons.join(' | ')})`;
  }

  private linksIn(text: string, link: RegExp): string[] {
    return (text.match(LINK) ?? []).filter((one) => link.test(one));
  }

  private mailsThere(): string {
    const mails = this.stage.cloud.inbox.to(this.mailbox);
    return mails.map(({ subject, tags }) => `${tags.template?.join()}: ${subject}`).join('; ');
  }

  private async signsIn(): Promise<void> {
    const { page } = this;
    await page.getByLabel(/^Work (email )?address/).fill(this.mailbox);
    await press(page.getByRole('button', { name: /^(Send|Email) me (a|my) (sign-in )?link/ }));
    await this.stage.cloud.quiet();
    const links = this.stage.cloud.inbox
      .to(this.mailbox)
      .flatMap(({ text }) => /^http\S+\/sign-in\/\S+$/m.exec(text)?.[0] ?? []);
    await page.goto(links.at(-1) ?? '');
    await press(page.locator('main').getByRole('button', { name: /^Sign in/ }));
    // The form, the page that says a link is on its way, and the page of the link.
    this.signIn += 3;
    await this.arrived();
  }

  private async arrived(): Promise<void> {
    this.visited.add(this.page.url().replace(/#.*/, ''));
    this.from = await this.page.evaluate(() => window.scrollY);
    this.used = [];
  }

  /** The link of the first way that leads to a page that was not opened yet. */
  private async goesOn(names: Names): Promise<void> {
    for (const way of this.ways)
      for (const link of await this.page.locator('main').getByRole('link', { name: way }).all()) {
        const href = await link.getAttribute('href');
        const to = new URL(href ?? '', this.page.url()).href.replace(/#.*/, '');
        if (this.visited.has(to) || !(await link.isVisible())) continue;
        return this.leavesBy(link);
      }
    throw new Error(`No way leads on to ${names} from ${await this.tells()}`);
  }

  private async finds(names: Names): Promise<Locator | undefined> {
    for (const name of names)
      for (const role of ['button', 'link'] as const) {
        // What is folded has no role, so that it is looked for by its tag.
        const tag = role === 'button' ? 'button' : 'a[href]:not([href^="#"])';
        for (const one of await this.page.locator('main').locator(tag).filter({ hasText: name }).all()) {
          if (!(await one.evaluate((it) => it.checkVisibility()))) await this.unfolds(one);
          if (await one.evaluate((it) => it.checkVisibility())) return one;
        }
      }
    return undefined;
  }

  private async unfolds(one: Locator): Promise<void> {
    for (const folded of await one.locator('xpath=ancestor::details[not(@open)]').all()) {
      const summary = folded.locator('summary').first();
      await this.uses(summary);
      await summary.click();
    }
  }

  private async leavesBy(control: Locator): Promise<void> {
    await this.uses(control);
    for (const field of await this.fieldsSeen()) this.shown.add(field);
    this.passed.push({ title: await this.page.title(), toFirst: this.used[0] ?? 0, toLast: Math.max(...this.used) });
    await press(control);
    await this.arrived();
  }

  /** Fields that can be seen, each group of choices once. */
  private async fieldsSeen(): Promise<string[]> {
    return this.page.locator(`main :is(${FIELDS})`).evaluateAll((all) =>
      (all as HTMLInputElement[])
        .filter((one) => one.checkVisibility() && !one.readOnly)
        // A form that is shown again, with a code asked for meanwhile, has the fields that were seen already.
        .map((one) => `${one.form?.action.replace(/\/[^/]*$/, '')} ${one.name}`),
    );
  }

  /** The first that can be seen; else the first that can be unfolded. */
  private async one(names: Names, by: (name: RegExp) => Locator): Promise<Locator> {
    const seen = (it: Locator) => it.evaluate((one) => one.checkVisibility());
    const found = (await Promise.all(names.map((name) => by(name).all()))).flat();
    for (const one of found) if (await seen(one)) return one;
    for (const one of found) {
      await this.unfolds(one);
      if (await seen(one)) return one;
    }
    throw new Error(`${names} is no field of ${await this.tells()}`);
  }

  /** Notes how far it is scrolled to it from where the page opened, by a link within the page where that is shorter. */
  private async uses(control: Locator): Promise<void> {
    const { height } = PHONE;
    const bottom = await control.evaluate((one) => one.getBoundingClientRect().bottom + window.scrollY);
    const straight = Math.max(0, bottom - this.from - height);
    const jumps: number[] = [];
    for (const way of this.ways)
      for (const link of await this.page.locator('main a[href^="#"]').filter({ hasText: way }).all()) {
        if (!(await link.isVisible())) continue;
        const [at, lands] = await link.evaluate((one) => {
          const target = document.getElementById(one.getAttribute('href')?.slice(1) ?? '');
          const top = (it: Element) => it.getBoundingClientRect().top + window.scrollY;
          return [one.getBoundingClientRect().bottom + window.scrollY, target ? top(target) : Number.NaN];
        });
        if (lands <= bottom) jumps.push(Math.max(0, at - this.from - height) + Math.max(0, bottom - lands - height));
      }
    this.used.push(Math.round(Math.min(straight, ...jumps)));
  }
}
