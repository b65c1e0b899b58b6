/** A reviewer as a script: reads the mailbox, follows the link, reads the text, clears it or returns it; everything over mail and HTTP. */
import type { Letter, Mailroom } from './agency-head.ts';
import { NotThere, type Screen, Visitor } from './visitor.ts';

const LINK = /^https?:\/\/\S+\/review\/[a-z2-7]{52}$/m;

export class Reviewer {
  readonly browser: Visitor;

  constructor(
    service: string,
    readonly mailbox: string,
    private readonly mailroom: Mailroom,
  ) {
    this.browser = new Visitor(service);
  }

  async letters(): Promise<readonly Letter[]> {
    return this.mailroom.to(this.mailbox);
  }

  /** Links of the mails so far, the oldest first. */
  async links(): Promise<string[]> {
    return (await this.letters()).flatMap(({ text }) => LINK.exec(text)?.[0] ?? []);
  }

  async newestLink(): Promise<string> {
    const link = (await this.links()).at(-1);
    if (link === undefined) throw new NotThere(`No email to ${this.mailbox} has a link to a review`);
    return link;
  }

  async openLink(link?: string): Promise<Screen> {
    await this.browser.open(link ?? (await this.newestLink()));
    return this.browser.press('Open the text');
  }

  /** From the mail to the answer. The screen says whether it was recorded. */
  async clears(comments = ''): Promise<Screen> {
    await this.openLink();
    return this.browser.press('Send your answer', { answer: 'cleared', comments, read: 'yes' });
  }

  async returns(comments: string): Promise<Screen> {
    await this.openLink();
    return this.browser.press('Send your answer', { answer: 'returned', comments, read: 'yes' });
  }
}
