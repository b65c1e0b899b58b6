/** What people do before a browser: they read their mail, sign in, sign, decline. */
import type { Cookie, Locator, Page } from 'playwright-core';
import { LOGIN_COOKIE } from '../../functions/identity/person.reads.ts';
import { mailboxOf, type Stage } from './stage.ts';

/** What the newest mail that has it says on a line of its own. */
const inMail = ({ cloud }: Stage, party: string, line: RegExp): string =>
  cloud.inbox
    .to(mailboxOf(party))
    .flatMap(({ text }) => line.exec(text)?.[0] ?? [])
    .at(-1) ?? '';

export const linkOf = (stage: Stage, party: string): string => inMail(stage, party, /^http\S+\/sign\/\S+$/m);
export const codeOf = (stage: Stage, party: string): string => inMail(stage, party, /^\d{6}$/m);
/** A code that was certainly not sent. */
export const wrongCode = (stage: Stage, party: string): string =>
  codeOf(stage, party) === '000000' ? '000001' : '000000';

/** The sign-in link of the newest mail to a mailbox. */
export const signInLinkOf = ({ cloud }: Stage, mailbox: string): string =>
  cloud.inbox
    .to(mailbox)
    .flatMap(({ text }) => /^http\S+\/sign-in\/\S+$/m.exec(text)?.[0] ?? [])
    .at(-1) ?? '';

/** Clicks what leads to another page, and waits for that page: a click by itself returns while the old one still stands. */
export async function press(target: Locator) {
  await Promise.all([target.page().waitForEvent('framenavigated'), target.click()]);
  await target.page().waitForLoadState();
}

/** Types a work email address on the sign-in page; the mail, if any, has arrived. */
export async function asksToSignIn(page: Page, stage: Stage, mailbox: string, to = '/home') {
  await page.goto(`/sign-in?to=${encodeURIComponent(to)}`);
  await page.getByLabel('Work email address').fill(mailbox);
  await press(page.getByRole('button', { name: 'Send me a link' }));
  await stage.cloud.quiet();
}

/** Each person's cookies: a mailbox gets only so many sign-in mails an hour, and a session of twelve hours outlives a scene. */
const keptCookies = new WeakMap<Stage, Map<string, Cookie[]>>();

/** From the address, or with the session of an earlier scene, to the page of a signed-in person. */
export async function signsIn(page: Page, stage: Stage, mailbox: string, to = '/home') {
  const kept = keptCookies.get(stage) ?? new Map<string, Cookie[]>();
  keptCookies.set(stage, kept);
  const cookies = kept.get(mailbox);
  if (cookies) {
    await page.context().addCookies(cookies);
    await page.goto(to);
    if (new URL(page.url()).pathname !== '/sign-in') return;
  }
  // Whoever is signed in here has another scene to come: signing in over a session ends it.
  await page.context().clearCookies({ name: LOGIN_COOKIE });
  await asksToSignIn(page, stage, mailbox, to);
  await page.goto(signInLinkOf(stage, mailbox));
  await press(page.locator('main').getByRole('button', { name: 'Sign in' }));
  await page.waitForURL(`**${to}`);
  kept.set(
    mailbox,
    (await page.context().cookies()).filter(({ name }) => name === LOGIN_COOKIE),
  );
}

/** From the mail to the agreement. */
export async function openAgreement(page: Page, stage: Stage, party: string, link = linkOf(stage, party)) {
  await page.goto(link);
  await press(page.getByRole('button', { name: 'Open the agreement' }));
  await page.waitForURL(/\/rounds\//);
}

/** Checks the box and presses the button, and reads the code in the mail. */
export async function askForCode(page: Page, stage: Stage, party: string): Promise<string> {
  const button = page.getByRole('button', { name: /^Send (me a|another) code$/ });
  await page.locator('label[for=field-ready]').click();
  await press(button);
  await stage.cloud.quiet();
  return codeOf(stage, party);
}

export async function signWith(page: Page, code: string) {
  await page.getByLabel('Code from the email').fill(code);
  await press(page.getByRole('button', { name: /^Sign for/ }));
}

/** The whole way to a signature; what it sets in motion is done. */
export async function signs(page: Page, stage: Stage, party: string) {
  await openAgreement(page, stage, party);
  await signWith(page, await askForCode(page, stage, party));
  await stage.cloud.quiet();
}

/** On the page of a no: asks for a code unless one is at hand, and writes the reason. */
export async function saysNo(page: Page, stage: Stage, party: string, reason: string, button: RegExp) {
  if ((await page.getByRole('button', { name: button }).count()) === 0) await askForCode(page, stage, party);
  await page.getByLabel(/^Your reason/).fill(reason);
  await page.getByLabel('Code from the email').fill(codeOf(stage, party));
  await press(page.getByRole('button', { name: button }));
}

export async function declines(page: Page, stage: Stage, party: string, reason: string) {
  await openAgreement(page, stage, party);
  await press(page.getByRole('link', { name: /^Decline to sign/ }));
  await saysNo(page, stage, party, reason, /^Decline for/);
  await stage.cloud.quiet();
}

/** Someone acts in a browser that is closed afterwards. */
export async function elsewhere<T>(stage: Stage, act: (page: Page) => Promise<T>): Promise<T> {
  const context = await stage.person();
  try {
    return await act(await context.newPage());
  } finally {
    await context.close();
  }
}
