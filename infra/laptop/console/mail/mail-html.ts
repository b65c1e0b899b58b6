/** The HTML part of a mail is shown like a stranger's: no script, no form, nothing fetched, and links that open elsewhere. */
import type { Answer } from '../visit.ts';

/** What the frame and the answer both allow: links, which leave the sandbox as any link in a mail program does. */
export const SANDBOX = 'allow-popups allow-popups-to-escape-sandbox';

const POLICY = [
  `sandbox ${SANDBOX}`,
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

const BASE = '<base target="_blank">';

/** The first base with a target counts, so it stands before whatever the mail brings; after a doctype, so that the layout is the mail's own. */
export function mailHtml(html: string): Answer {
  const [doctype = ''] = /^\s*<!doctype[^>]*>/i.exec(html) ?? [];
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
    body: `${doctype}${BASE}${html.slice(doctype.length)}`,
  };
}
