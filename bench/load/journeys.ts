/** What a person does in one go, act by act: a head signs, a party answers a dispute, an agency reports its figures. */
import { setTimeout as sleep } from 'node:timers/promises';
import { AgencyHead, CODE, LINK, type Mailroom, READY } from '../../infra/laptop/demo/people/agency-head.ts';
import type { Screen, Visitor } from '../../infra/laptop/demo/people/visitor.ts';
import type { Taken } from './tally.ts';

/** A press of a button with what is typed before. */
export type Press = readonly [button: string, typed: Record<string, string>];

/** What there is to do. Each is done once. */
export type Job =
  | { act: 'sign'; mailbox: string }
  /** A form, in a browser in which its person is signed in. */
  | { act: 'answer' | 'report'; browser: Visitor; path: string; presses: readonly Press[] };

/** How often a mailbox is looked into, and for how long. */
const [PAUSE, PATIENCE] = [100, 60_000];

/** An act did not end as it should: what comes after it is not tried. */
class Ended extends Error {}

const endOf = ({ status }: Screen): Taken['end'] =>
  status === 429 || status === 503 ? 'throttled' : status >= 400 ? 'failed' : 'done';

export class Traveller {
  constructor(
    private readonly url: string,
    private readonly inbox: Mailroom,
    private readonly told: (one: Taken) => void,
    /** Says what went wrong, once for each failure. */
    private readonly complain: (line: string) => void = () => undefined,
  ) {}

  /** Never throws: what fails is told. */
  async travel(job: Job): Promise<void> {
    try {
      await (job.act === 'sign' ? this.sign(job.mailbox) : this.fill(job));
    } catch (error) {
      if (error instanceof Ended) return;
      this.told({ act: job.act, ms: 0, end: 'failed' });
      this.complain(`${job.act}: ${(error as Error).message}`);
    }
  }

  private async take(act: string, does: () => Promise<Screen>): Promise<void> {
    const start = performance.now();
    let end: Taken['end'] = 'failed';
    let why = '';
    try {
      const screen = await does();
      end = endOf(screen);
      why = `${screen.url} answered ${screen.status}: ${screen.text.slice(0, 200)}`;
    } catch (error) {
      why = (error as Error).message;
    }
    this.told({ act, ms: performance.now() - start, end });
    if (end === 'done') return;
    this.complain(`${act}: ${why}`);
    throw new Ended();
  }

  private async sign(mailbox: string): Promise<void> {
    const head = new AgencyHead(this.url, mailbox, this.inbox, () => Promise.resolve());
    const { browser } = head;
    const link = (await this.newest(mailbox, LINK, 1)) ?? '';
    await this.take('open', async () => {
      await browser.open(link);
      return browser.press('Open the agreement');
    });
    await this.take('read', () => browser.open(browser.page.url));
    const before = (await this.matching(mailbox, CODE)).length;
    await this.take('code', () => browser.press('Send me a code', READY));
    const asked = performance.now();
    const code = await this.newest(mailbox, CODE, before + 1);
    this.told({ act: 'wait for the code', ms: performance.now() - asked, end: code === undefined ? 'failed' : 'done' });
    if (code === undefined) return this.complain(`wait for the code: none came to ${mailbox}`);
    await this.take('sign', async () => {
      await browser.open(browser.page.url);
      return browser.press('Sign for', { code });
    });
  }

  private async fill({ act, browser, path, presses }: Exclude<Job, { act: 'sign' }>): Promise<void> {
    await this.take(act, async () => {
      let screen = await browser.open(path);
      for (const [button, typed] of presses) if (endOf(screen) === 'done') screen = await browser.press(button, typed);
      return screen;
    });
  }

  private async matching(mailbox: string, pattern: RegExp): Promise<string[]> {
    return (await this.inbox.to(mailbox)).flatMap(({ text }) => pattern.exec(text)?.[0] ?? []);
  }

  /** The last of so many; undefined where they do not come. */
  private async newest(mailbox: string, pattern: RegExp, count: number): Promise<string | undefined> {
    const until = performance.now() + PATIENCE;
    for (;;) {
      const found = await this.matching(mailbox, pattern);
      if (found.length >= count) return found.at(-1);
      if (performance.now() >= until) return undefined;
      await sleep(PAUSE);
    }
  }
}
