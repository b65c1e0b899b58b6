/** A person at a browser without JavaScript, over plain HTTP: opens links, presses buttons, keeps cookies, follows redirects. */
import { type HTMLElement, parse } from 'node-html-parser';

export interface Screen {
  status: number;
  url: string;
  /** The page's text as a reader sees it. */
  text: string;
  html: string;
}

/** Something a person expected to see or press was not there. */
export class NotThere extends Error {
  override name = 'NotThere';
}

/** What stands in a form before anyone types: a browser sends it along. */
const filledIn = (form: HTMLElement): [string, string][] =>
  form.querySelectorAll('input, textarea, select').flatMap((field): [string, string][] => {
    const name = field.getAttribute('name');
    const chosen = !['checkbox', 'radio'].includes(field.getAttribute('type') ?? '') || field.hasAttribute('checked');
    if (name === undefined || !chosen) return [];
    if (field.tagName === 'TEXTAREA') return [[name, field.text]];
    if (field.tagName !== 'SELECT') return [[name, field.getAttribute('value') ?? '']];
    const options = field.querySelectorAll('option');
    const option = options.find((one) => one.hasAttribute('selected')) ?? options[0];
    return [[name, option?.getAttribute('value') ?? '']];
  });

export class Visitor {
  private readonly cookies = new Map<string, string>();
  private screen: Screen | undefined;

  constructor(private readonly base: string) {}

  /** What the browser would send along. */
  get cookie(): string {
    return [...this.cookies].map((pair) => pair.join('=')).join('; ');
  }

  /** Another tab of the same browser: whoever is signed in, is so there. */
  tab(): Visitor {
    const tab = new Visitor(this.base);
    for (const [name, value] of this.cookies) tab.cookies.set(name, value);
    return tab;
  }

  get page(): Screen {
    if (!this.screen) throw new NotThere('No page was opened yet');
    return this.screen;
  }

  open(address: string): Promise<Screen> {
    return this.request(new URL(address, this.screen?.url ?? this.base));
  }

  /** Follows the link of that name. */
  follow(name: string): Promise<Screen> {
    const link = parse(this.page.html)
      .querySelectorAll('a')
      .find((one) => one.text.trim().startsWith(name));
    if (!link) throw new NotThere(`There is no link “${name}” on ${this.describe()}`);
    return this.open(link.getAttribute('href') ?? '');
  }

  /** Fills in the form of the button of that name and presses it. */
  press(button: string, typed: Record<string, string> = {}): Promise<Screen> {
    return this.request(...this.formOf(button, typed));
  }

  /** The request that the button would make, so that it can be sent twice or late. */
  formOf(button: string, typed: Record<string, string> = {}): [URL, URLSearchParams] {
    const pressed = parse(this.page.html)
      .querySelectorAll('form button')
      .find(({ text }) => text.trim().startsWith(button));
    const form = pressed?.closest('form');
    if (!pressed || !form) throw new NotThere(`There is no button “${button}” on ${this.describe()}`);
    const name = pressed.getAttribute('name');
    const fields = new URLSearchParams({
      ...Object.fromEntries(filledIn(form)),
      ...(name !== undefined && { [name]: pressed.getAttribute('value') ?? '' }),
      ...typed,
    });
    return [new URL(form.getAttribute('action') ?? '', this.page.url), fields];
  }

  /** Presses the button of a form that takes a file. */
  hand(button: string, file: { name: string; content: Uint8Array } | undefined, typed: Record<string, string> = {}) {
    const [url, fields] = this.formOf(button, typed);
    const form = new FormData();
    for (const [name, value] of fields) form.append(name, value);
    if (file) form.append('file', new Blob([new Uint8Array(file.content)], { type: 'application/pdf' }), file.name);
    return this.request(url, form);
  }

  async request(url: URL, fields?: URLSearchParams | FormData): Promise<Screen> {
    const response = await fetch(url, {
      method: fields ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: this.cookie },
      ...(fields && { body: fields }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
      this.cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location) return this.request(new URL(location, url));
    const html = await response.text();
    const text = parse(html).structuredText.replaceAll(/\n+/g, '\n');
    this.screen = { status: response.status, url: url.href, text, html };
    return this.screen;
  }

  private describe(): string {
    return `${this.page.url} (${this.page.status}): ${this.page.text.slice(0, 300)}`;
  }
}
