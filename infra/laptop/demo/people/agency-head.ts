/** An agency head as a script: reads the mailbox, follows the link, asks for a code, signs or declines; everything over mail and HTTP. */
import { NotThere, type Screen, Visitor } from './visitor.ts';

/** What of a mail a person looks at. */
export interface Letter {
  subject: string;
  text: string;
}

export interface Mailroom {
  /** Mails to one address, the oldest first. */
  to(address: string): readonly Letter[] | Promise<readonly Letter[]>;
}

export const LINK = /^https?:\/\/\S+\/sign\/[a-z2-7]{52}$/m;
/** Six digits, or twenty in fours. */
export const CODE = /^(\d{6}|(\d{4} ){4}\d{4})$/m;
/** The box that a person checks before a code is asked for. */
export const READY = { ready: 'yes' };

export class AgencyHead {
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

  async letters(): Promise<readonly Letter[]> {
    return this.mailroom.to(this.mailbox);
  }

  /** The link of the newest mail that has one. */
  async newestLink(): Promise<string> {
    return this.newest(LINK, 'a link');
  }

  async openLink(link?: string): Promise<Screen> {
    await this.browser.open(link ?? (await this.newestLink()));
    return this.browser.press('Open the agreement');
  }

  async askForCode(): Promise<string> {
    await this.browser.press('Send me a code', READY);
    await this.arrived(CODE);
    await this.browser.open(this.browser.page.url);
    return this.newestCode();
  }

  /** From the mail to the signature. The screen says whether it was recorded. */
  async sign(): Promise<Screen> {
    await this.openLink();
    const code = await this.askForCode();
    return this.browser.press('Sign for', { code });
  }

  async decline(reason: string): Promise<Screen> {
    await this.openLink();
    await this.browser.follow('Decline to sign');
    const code = await this.codeAtHand();
    return this.browser.press('Decline for', { reason, code });
  }

  async takeBack(reason: string): Promise<Screen> {
    await this.openLink();
    await this.browser.follow('take back your signature');
    const code = await this.codeAtHand();
    return this.browser.press('Take back the signature', { reason, code });
  }

  /** One that was sent before and still works, or a new one. */
  async codeAtHand(): Promise<string> {
    return this.browser.page.html.includes('Send another code') ? this.newestCode() : this.askForCode();
  }

  async newestCode(): Promise<string> {
    return this.newest(CODE, 'a code');
  }

  private async newest(pattern: RegExp, what: string): Promise<string> {
    const letters = await this.letters();
    const found = letters.findLast(({ text }) => pattern.test(text));
    const match = found && pattern.exec(found.text)?.[0];
    if (!match) throw new NotThere(`No email to ${this.mailbox} has ${what}`);
    return match;
  }
}
