/** The console on loopback, for browsers on this machine only; it belongs to the laptop and is never deployed. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen, shut } from '../free-port.ts';
import { readBody } from '../request-body.ts';
import { asset } from './assets.ts';
import { refusal } from './guard.ts';
import type { Guide } from './guide.ts';
import { actFor } from './pages.ts';
import { startingPage } from './starting.pages.tsx';
import { type Act, type Answer, missing, type Surface, type Visit } from './visit.ts';

export interface Shown {
  cloud: Surface;
  /** Asked each time the guide is opened. */
  guide: () => Guide | Promise<Guide>;
}

export interface ConsoleOptions extends Shown {
  /** 0: any free port. */
  port: number;
}

export interface Console {
  url: string;
  stop(): Promise<void>;
}

export interface OpenConsole extends Console {
  /** What has been begun; until `show`, every page tells it. */
  step(what: string): void;
  show(shown: Shown): void;
}

const LARGEST_FORM = 10_000;

/** What a mail or an item may hold must not run here, and no other site may frame these pages. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const plain = (status: number, body: string): Answer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: `${body}\n`,
});

/** A console of a cloud that runs. Throws when the port is taken, naming it. */
export async function startConsole({ port, ...shown }: ConsoleOptions): Promise<Console> {
  const console_ = await openConsole(port);
  console_.show(shown);
  return console_;
}

/** A console before there is a cloud to show. Throws when the port is taken, naming it. */
export async function openConsole(port: number): Promise<OpenConsole> {
  const moves: Visit['moves'] = {};
  const steps: string[] = [];
  let shown: Shown | undefined;
  const server = createServer((request, response) => {
    respond(request, shown ? { ...shown, moves } : steps)
      .catch((error: unknown) =>
        plain(500, `The console failed: ${error instanceof Error ? error.message : String(error)}`),
      )
      .then(
        (answer) => write(request, response, answer),
        () => response.destroy(),
      );
  });
  const taken = await listen(server, port, 'the console (--console-port)');
  return {
    url: `http://127.0.0.1:${taken}`,
    step: (what) => void steps.push(what),
    show: (ready) => {
      shown = ready;
    },
    stop: () => shut(server),
  };
}

const unknownAddress: Act = (visit) => missing(visit, 'page of that address', '');

async function respond(
  request: IncomingMessage,
  standing: Pick<Visit, 'cloud' | 'guide' | 'moves'> | readonly string[],
): Promise<Answer> {
  const body = await readBody(request, LARGEST_FORM);
  const refused = refusal(request);
  if (refused !== undefined) return plain(403, refused);
  if (body === undefined) return plain(413, 'The form is too large.');
  const [path = '/', query = ''] = (request.url ?? '/').split('?');
  if (!('cloud' in standing)) {
    const file = /^\/assets\/(.+)$/.exec(path)?.[1];
    return (file !== undefined && (await asset(file))) || startingPage(standing);
  }
  const match = actFor(request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET'), path);
  const act = match?.route.target ?? unknownAddress;
  return act({
    ...standing,
    path: match?.parameters ?? {},
    query: new URLSearchParams(query),
    form: new URLSearchParams(body.toString('utf8')),
  });
}

function write(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...HEADERS, ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}
