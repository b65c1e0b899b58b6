/** Only pages of this console, in a browser on this machine, may speak to it: other sites are refused, also behind a name that leads here. */
import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/** Why a request is refused; undefined when it may pass. */
export function refusal({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): string | undefined {
  const { host = '', origin } = headers;
  // A hostile name that resolves to 127.0.0.1 (DNS rebinding) shows in the Host header.
  if (!LOOPBACK.test(host)) return 'The console answers to 127.0.0.1 and localhost only.';
  if (method === 'GET' || method === 'HEAD') return undefined;
  if (method !== 'POST') return 'The console knows GET and POST.';
  const site = headers['sec-fetch-site'];
  const same = site === undefined ? origin === undefined || origin === `http://${host}` : site === 'same-origin';
  return same ? undefined : 'Forms are taken from the console’s own pages only.';
}
