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

const LINK = /^https?:\/\/\S+\/sign\/[a-z2-7]{52}$/m;
const CODE = /^\d{6}$/m;

export class AgencyHead {
  readonly browser: Visitor;

  constructor(
    service: string,
    readonly mailbox: string,
    private readonly mailroom: Mailroom,
    /** Waits until the mail that was asked for has been sent. */
    private readonly arrived: () => Promise<unknown>,
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
    await this.browser.press('Send me a code');
    await this.arrived();
    await this.browser.open(this.browser.page.url);
    return this.newest(CODE, 'a code');
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
    return this.browser.press('Decline for', { reason });
  }

  async takeBack(reason: string): Promise<Screen> {
    await this.openLink();
    await this.browser.follow('take back your signature');
    return this.browser.press('Take back the signature', { reason });
  }

  private async newest(pattern: RegExp, what: string): Promise<string> {
    const letters = await this.letters();
    const found = letters.findLast(({ text }) => pattern.test(text));
    const match = found && pattern.exec(found.text)?.[0];
    if (!match) throw new NotThere(`No mail to ${this.mailbox} has ${what}`);
    return match;
  }
}
