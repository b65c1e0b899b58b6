/** For browser tests: the run's cloud with a browser before it, MOUs out for signature, and agency heads who read their mail and act in it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions, Cookie, Page } from 'playwright-core';
import short from '../../examples/short.json';
import wildfire from '../../examples/wildfire-smoke.json';
import { personId } from '../../functions/identity/agency.store.ts';
import { LOGIN_COOKIE } from '../../functions/identity/visit-person.ts';
import { openBrowser } from '../../infra/laptop/chromium.ts';
import type { PartyFile } from '../../infra/laptop/liaison.ts';
import { aCloud, type TestCloud } from '../a-cloud.ts';

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };

const EXAMPLES = { short, wildfire };
/** The one annex that an example names. */
const ANNEX = readFileSync(join(import.meta.dirname, '../../examples/annexes/clean-air-centers.csv'));
export type Example = keyof typeof EXAMPLES;

export interface Sent {
  agreement: string;
  round: string;
  number: string;
}

/** The mailbox of a party's agency head. */
export const mailboxOf = (party: string): string => {
  const found = [...short.parties, ...wildfire.parties].find(({ key }) => key === party);
  return found?.offices.find(({ key }) => key === found.signatory)?.holder.mailbox ?? '';
};

const convenerOf = ({ parties, convener }: (typeof EXAMPLES)[Example]): string =>
  parties.find(({ key }) => key === convener)?.mailDomains[0] ?? '';

interface Changes extends Record<string, unknown> {
  /** Nobody prepares its party: no head is asked. */
  alone?: boolean;
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

export async function openStage() {
  const cloud: TestCloud = await aCloud();
  const browser = await openBrowser();
  const secrets = {
    short: (await cloud.token(convenerOf(short))).secret,
    wildfire: (await cloud.token(convenerOf(wildfire))).secret,
  };
  let count = 0;
  const post = async (which: Example, path: string, json: unknown): Promise<Sent> => {
    const { status, body, text } = await cloud.call<Sent & Record<string, unknown>>('POST', path, {
      bearer: secrets[which],
      json,
    });
    if (status >= 300) throw new Error(`${path} answered ${status}: ${text}`);
    await cloud.quiet();
    return body;
  };
  const publish = async (which: Example, changes: Record<string, unknown> = {}): Promise<Sent> => {
    await cloud.registerAgencies(EXAMPLES[which]);
    count += 1;
    const file = { ...EXAMPLES[which], number: `MOU-2026-${100 + count}`, ...changes };
    const sent = await post(which, '/api/agreements', file);
    if (which === 'wildfire' && !changes.annexes) await cloud.handIn(secrets.wildfire, sent.agreement, ANNEX);
    await cloud.quiet();
    return sent;
  };
  return {
    cloud,
    /** Puts an example MOU out; no agency has done anything yet. */
    publish,
    /** The mailbox of a party's head, known as such by its own row. */
    knowsHead: async (agreement: string, party: string): Promise<string> => {
      const mailbox = mailboxOf(party);
      const sk = `ROLE#${agreement}#${party}#office#head`;
      await cloud.put({ pk: `PERSON#${personId(mailbox)}`, sk, agreement, party, as: 'office', of: 'head' });
      return mailbox;
    },
    /** Puts an example MOU out for signature under a number of its own; its first mails are out. */
    send: async (which: Example, { alone = false, ...changes }: Changes = {}): Promise<Sent> => {
      const sent = await publish(which, changes);
      const mou = { ...EXAMPLES[which], ...changes };
      if (!alone) await cloud.prepare({ ...sent, mou } as unknown as Parameters<typeof cloud.prepare>[0]);
      return sent;
    },
    /** Puts a new version in the place of an example that was sent. */
    revises: (which: Example, { agreement, number }: Sent, changes: Record<string, unknown>, note = '') =>
      post(which, `/api/agreements/${agreement}/versions?${new URLSearchParams({ note })}`, {
        ...EXAMPLES[which],
        number,
        ...changes,
      }),
    /** What liaisons do before their heads are asked, up to the word of the test mail. */
    confirms: async (which: Example, { agreement }: Sent, party: string): Promise<void> => {
      const found = EXAMPLES[which].parties.find(({ key }) => key === party) as PartyFile | undefined;
      if (!found) throw new Error(`There is no party ${party}`);
      await cloud.liaison({ mou: EXAMPLES[which] } as never, party).confirm(agreement, found);
      await cloud.quiet();
    },
    voids: (which: Example, { agreement }: Sent, reason: string) =>
      post(which, `/api/agreements/${agreement}/void`, { reason }),
    resends: (which: Example, { agreement }: Sent, party: string) =>
      post(which, `/api/agreements/${agreement}/signatories/${party}/link`, {}),
    /** The browser of one person: a phone without JavaScript unless said otherwise. */
    person: async (options: BrowserContextOptions = {}): Promise<BrowserContext> =>
      browser.newContext({ javaScriptEnabled: false, baseURL: cloud.url, viewport: PHONE, ...options }),
    close: async () => {
      await browser.close();
      await cloud.stop();
    },
  };
}

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

/** Types a work address on the sign-in page; the mail, if any, has arrived. */
export async function asksToSignIn(page: Page, stage: Stage, mailbox: string, to = '/home') {
  await page.goto(`/sign-in?to=${encodeURIComponent(to)}`);
  await page.getByLabel('Work address').fill(mailbox);
  await page.getByRole('button', { name: 'Send me a link' }).click();
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
  await page.locator('main').getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`**${to}`);
  kept.set(
    mailbox,
    (await page.context().cookies()).filter(({ name }) => name === LOGIN_COOKIE),
  );
}

/** From the mail to the agreement. */
export async function openAgreement(page: Page, stage: Stage, party: string, link = linkOf(stage, party)) {
  await page.goto(link);
  await page.getByRole('button', { name: 'Open the agreement' }).click();
  await page.waitForURL(/\/rounds\//);
}

/** Presses the button, and reads the code in the mail. */
export async function askForCode(page: Page, stage: Stage, party: string): Promise<string> {
  const button = page.getByRole('button', { name: /^Send (me a|another) code$/ });
  await Promise.all([page.waitForEvent('framenavigated'), button.click()]);
  await stage.cloud.quiet();
  return codeOf(stage, party);
}

export async function signWith(page: Page, code: string) {
  await page.getByLabel('Six-digit code').fill(code);
  await page.getByRole('button', { name: /^Sign for/ }).click();
}

/** The whole way to a signature; what it sets in motion is done. */
export async function signs(page: Page, stage: Stage, party: string) {
  await openAgreement(page, stage, party);
  await signWith(page, await askForCode(page, stage, party));
  await stage.cloud.quiet();
}

export async function declines(page: Page, stage: Stage, party: string, reason: string) {
  await openAgreement(page, stage, party);
  await page.getByRole('link', { name: /^Decline to sign/ }).click();
  await page.getByRole('textbox').fill(reason);
  await page.getByRole('button', { name: /^Decline for/ }).click();
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
