/** A signatory who makes one HTTP request at a time and follows nothing, so that each can be measured alone. */
import { parse } from 'node-html-parser';
import type { Cloud } from '../infra/laptop/cloud/cloud.ts';

export interface Prepared {
  url: string;
  init: RequestInit;
}

const LINK = /^https?:\/\/\S+\/sign\/[a-z2-7]{52}$/m;
const CODE = /^\d{6}$/m;

export class Signer {
  private cookie = '';
  private url = '';
  private html = '';
  private readonly cloud: Cloud;
  readonly mailbox: string;

  constructor(cloud: Cloud, mailbox: string) {
    this.cloud = cloud;
    this.mailbox = mailbox;
  }

  /** The page behind the newest link; reading it changes nothing. */
  look(): Promise<void> {
    return this.get(this.newest(LINK));
  }

  /** The link is exchanged for a session. */
  async open(): Promise<void> {
    const { url, init } = this.form(/\/sign\/[a-z2-7]+$/);
    const response = await fetch(url, init);
    this.cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    this.url = new URL(response.headers.get('location') ?? '', url).href;
    await expectStatus(response, 303);
  }

  read(): Promise<void> {
    return this.get(this.url);
  }

  async askCode(): Promise<void> {
    await send(this.form(/\/code$/, { ready: 'yes' }), 303);
  }

  /** The signing request, whole but not sent. Needs the page as it stands after the code was asked for. */
  signature(): Prepared {
    return this.form(/\/signature$/, { code: this.newest(CODE) });
  }

  async decline(reason: string): Promise<void> {
    await this.get(`${this.url.split('?')[0]}/decline`);
    await send(this.form(/\/decline$/, { reason, code: this.newest(CODE) }), 303);
  }

  /** Everything up to the signature. */
  async prepare(): Promise<void> {
    await this.look();
    await this.open();
    await this.read();
    await this.askCode();
  }

  private async get(url: string): Promise<void> {
    const response = await fetch(url, { headers: { cookie: this.cookie } });
    this.url = url;
    this.html = await expectStatus(response, 200);
  }

  private form(action: RegExp, typed: Record<string, string> = {}): Prepared {
    const form = parse(this.html)
      .querySelectorAll('form')
      .find((one) => action.test(one.getAttribute('action') ?? ''));
    if (!form) throw new Error(`${this.url} has no form for ${action}`);
    const hidden = form
      .querySelectorAll('input[type=hidden]')
      .map((input): [string, string] => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']);
    return {
      url: new URL(form.getAttribute('action') ?? '', this.url).href,
      init: {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: this.cookie },
        body: new URLSearchParams([...hidden, ...Object.entries(typed)]),
      },
    };
  }

  private newest(pattern: RegExp): string {
    const mail = this.cloud.inbox.to(this.mailbox).findLast(({ text }) => pattern.test(text));
    const found = mail && pattern.exec(mail.text)?.[0];
    if (!found) throw new Error(`No mail to ${this.mailbox} holds ${pattern}`);
    return found;
  }
}

export async function send({ url, init }: Prepared, status: number): Promise<void> {
  await expectStatus(await fetch(url, init), status);
}

async function expectStatus(response: Response, status: number): Promise<string> {
  const body = await response.text();
  if (response.status !== status)
    throw new Error(`${response.url} answered ${response.status}, not ${status}: ${body.slice(0, 300)}`);
  return body;
}
