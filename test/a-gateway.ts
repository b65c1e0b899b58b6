/** For tests: mail gateways as they are met at agencies: they rewrite links, fetch them before anyone reads, and press every button they find. */
import { parse } from 'node-html-parser';

export interface Rewriting {
  name: string;
  wrap: (url: string) => string;
  /** Where the gateway sends whoever follows what it wrote. */
  unwrap: (url: string) => string;
}

const safeLinks: Rewriting = {
  name: 'SafeLinks of Microsoft',
  wrap: (url) =>
    `https://nam01.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&data=05%7C02%7Chead%40health.example%7C4f2c&sdata=9%2Bx%3D&reserved=0`,
  unwrap: (url) => new URL(url).searchParams.get('url') ?? '',
};

/** Its third version keeps what it trusts, puts `*` for the rest, and writes the rest as base64 behind it; it halves the `//`. */
const PLAIN = /[^A-Za-z0-9:/._~?=&%-]/g;
const proofpoint: Rewriting = {
  name: 'URL Defense of Proofpoint, version 3',
  wrap: (url) => {
    const odd = Buffer.from((url.match(PLAIN) ?? []).join('')).toString('base64url');
    return `https://urldefense.com/v3/__${url.replace('://', ':/').replace(PLAIN, '*')}__;${odd}!!NpxR!bQ7aZ$`;
  },
  unwrap: (url) => {
    const [, kept = '', odd = ''] = /v3\/__(.+?)__;([^!]*)!/.exec(url) ?? [];
    const letters = [...Buffer.from(odd, 'base64url').toString()];
    return kept.replace(/^(https?):\/(?!\/)/, '$1://').replaceAll('*', () => letters.shift() ?? '');
  },
};

/** Its second version writes `%` as `-`, `/` as `_`. */
const proofpointBefore: Rewriting = {
  name: 'URL Defense of Proofpoint, version 2',
  wrap: (url) => {
    const written = encodeURIComponent(url).replaceAll('-', '%2D').replaceAll('_', '%5F');
    return `https://urldefense.proofpoint.com/v2/url?u=${written.replaceAll('%2F', '_').replaceAll('%', '-')}&d=DwMFaQ`;
  },
  unwrap: (url) =>
    decodeURIComponent((new URL(url).searchParams.get('u') ?? '').replaceAll('-', '%').replaceAll('_', '/')),
};

export const REWRITINGS: readonly Rewriting[] = [safeLinks, proofpoint, proofpointBefore];

/** What browsers and gateways say when they fetch what nobody asked for yet. */
export const PREFETCH: readonly Record<string, string>[] = [
  {},
  { purpose: 'prefetch' },
  { 'sec-purpose': 'prefetch;prerender', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'none' },
  { 'user-agent': 'Mozilla/5.0 (compatible; MailScanner/1.0)', accept: '*/*' },
];

/** Every address in the two parts of a mail, as a gateway finds them. */
export const addressesIn = ({ text, html }: { text: string; html: string }): string[] => [
  ...new Set([...text.matchAll(/https?:\/\/\S+/g), ...html.matchAll(/https?:\/\/[^\s"'<]+/g)].map(([url]) => url)),
];

interface Machine {
  keepsCookies: boolean;
  /** Checks every box and types this into every field of that name, as no gateway should. */
  types?: Record<string, string>;
}

/** Follows every link and submits every form as it stands, page after page; a cautious one forgets cookies in between. */
export async function pressEverything(start: string, { keepsCookies, types }: Machine): Promise<string[]> {
  const cookies = new Map<string, string>();
  const done: string[] = [];
  const seen = new Set<string>();
  const waiting: { url: string; fields?: URLSearchParams }[] = [{ url: start }];
  for (let next = waiting.shift(); next && done.length < 80; next = waiting.shift()) {
    const { url, fields } = next;
    const key = `${fields ? 'POST' : 'GET'} ${new URL(url).pathname}${fields?.has('_ask') ? ' for a code' : ''}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const response = await fetch(url, {
      method: fields ? 'POST' : 'GET',
      redirect: 'manual',
      ...(keepsCookies && { headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') } }),
      ...(fields && { body: fields }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    done.push(`${key} ${response.status}`);
    const location = response.headers.get('location');
    if (location) {
      seen.delete(`GET ${new URL(location, url).pathname}`);
      waiting.unshift({ url: new URL(location, url).href });
    }
    waiting.push(...onPage(await response.text(), url, types));
  }
  return done;
}

function onPage(html: string, url: string, types: Machine['types']): { url: string; fields?: URLSearchParams }[] {
  const page = parse(html);
  const here = (address: string | undefined) => new URL(address ?? '', url);
  const ours = (address: URL) => address.origin === new URL(url).origin && !address.pathname.startsWith('/assets/');
  const forms = page.querySelectorAll('form').flatMap((form) =>
    form.querySelectorAll('button').map((button) => ({
      url: here(form.getAttribute('action')),
      fields: new URLSearchParams(
        [...form.querySelectorAll('input, textarea'), button]
          .filter((field) => field.getAttribute('name') && (types || field.getAttribute('type') !== 'checkbox'))
          .map((field): [string, string] => [
            field.getAttribute('name') ?? '',
            types?.[field.getAttribute('name') ?? ''] ??
              field.getAttribute('value') ??
              (field.tagName === 'TEXTAREA' ? field.text : ''),
          ]),
      ),
    })),
  );
  const links = page.querySelectorAll('a').map((link) => ({ url: here(link.getAttribute('href')) }));
  return [...forms, ...links].filter((one) => ours(one.url)).map((one) => ({ ...one, url: one.url.href }));
}

/** As a client of plain text shows it: lines of at most so many columns, broken at spaces, and inside a word only when told to. */
export const wrapped = (text: string, columns: number, insideWords = false): string =>
  text
    .split('\n')
    .flatMap((line) => {
      const lines = [''];
      for (const word of line.split(' ')) {
        const last = lines.at(-1) ?? '';
        if (last !== '' && last.length + 1 + word.length > columns) lines.push(word);
        else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
      }
      return insideWords ? lines.flatMap((one) => one.match(new RegExp(`.{1,${columns}}`, 'g')) ?? ['']) : lines;
    })
    .join('\n');
