/** A person who signs in by emailed link, as a script: asks for a link, reads the mailbox, presses, and goes on in the same browser. */
import type { Mailroom } from './agency-head.ts';
import { NotThere, type Screen, Visitor } from './visitor.ts';

const LINK = /^https?:\/\/\S+\/sign-in\/[a-z2-7]{52}$/m;

export class Person {
  readonly browser: Visitor;

  constructor(
    service: string,
    readonly mailbox: string,
    private readonly mailroom: Mailroom,
    /** Waits until the mail that was asked for, whose text matches, has been sent. */
    private readonly arrived: (pattern: RegExp) => Promise<unknown>,
  ) {
    this.browser = new Visitor(service);
  }

  /** Asks for a link; the page says whether one is on its way. */
  async ask(to?: string): Promise<Screen> {
    await this.browser.open(`/sign-in${to === undefined ? '' : `?to=${encodeURIComponent(to)}`}`);
    return this.askHere();
  }

  /** On the page on which a link is asked for. */
  private async askHere(): Promise<Screen> {
    const screen = await this.browser.press('Send me a link', { mailbox: this.mailbox });
    await this.arrived(LINK);
    return screen;
  }

  /** The sign-in link of the newest mail that has one. */
  async newestLink(): Promise<string> {
    const letters = await this.mailroom.to(this.mailbox);
    const link = letters.findLast(({ text }) => LINK.test(text))?.text.match(LINK)?.[0];
    if (link === undefined) throw new NotThere(`No email to ${this.mailbox} has a sign-in link`);
    return link;
  }

  /** From the address to the page that was wanted. */
  async signIn(to?: string): Promise<Screen> {
    await this.ask(to);
    return this.followLink();
  }

  private async followLink(): Promise<Screen> {
    await this.browser.open(await this.newestLink());
    return this.browser.press('Sign in');
  }

  /** Opens a page of a signed-in person; signs in first where the session is missing or over. */
  async open(path: string): Promise<Screen> {
    const screen = await this.browser.open(path);
    if (new URL(screen.url).pathname !== '/sign-in') return screen;
    // The service has sent it there, and knows where it goes on to.
    await this.askHere();
    return this.followLink();
  }
}
