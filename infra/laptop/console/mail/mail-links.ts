/** The links of a mail, as the address that a press would open: what a mail shows and where it leads are two things. */
import type { Mail } from '../../cloud/ses/inbox.ts';

/** Sentences end in punctuation, addresses do not. */
const IN_TEXT = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/gi;
const IN_HTML = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi;

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (html: string): string =>
  html.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const point = Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });

/** http and https only: a mail must not make the console offer a `javascript:` link. */
function webAddress(text: string): string | undefined {
  try {
    const url = new URL(text);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** Each address once, those of the text first. */
export function linksOf({ text, html }: Pick<Mail, 'text' | 'html'>): string[] {
  const inText = [...text.matchAll(IN_TEXT)].map(([address]) => address);
  const inHtml = [...html.matchAll(IN_HTML)].map(([, double, single, bare]) => decoded(double ?? single ?? bare ?? ''));
  const found = [...inText, ...inHtml].map((address) => webAddress(address.trim()));
  return [...new Set(found.filter((address) => address !== undefined))];
}
