/** The console on loopback, for browsers on this machine only; it belongs to the laptop and is never deployed. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen, shut } from '../cloud/free-port.ts';
import { readBody } from '../cloud/http-api/request-body.ts';
import { asset } from './assets.ts';
import { refusal } from './guard.ts';
import type { Guide } from './guide/guide.ts';
import { type Starting, startingPage } from './guide/starting.pages.tsx';
import { actFor } from './pages.ts';
import type { Surface } from './surface.ts';
import { type Act, type Answer, missing, type Visit } from './visit.ts';

export interface Shown {
  cloud: Surface;
  /** Asked each time the guide is opened. */
  guide: () => Guide | Promise<Guide>;
  /** Asked each time the clock is opened; absent where no MOU is known. */
  ahead?: Visit['ahead'];
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
  /** What has been begun; until `show`, every page tells it, and none acts. */
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
  const moves: Visit['moves'] = {};
  return serve(port, () => ({ ...shown, moves }));
}

/** A console before there is a cloud to show. Throws when the port is taken, naming it. */
export async function openConsole(port: number, planned: Guide): Promise<OpenConsole> {
  const moves: Visit['moves'] = {};
  const steps: string[] = [];
  let shown: Shown | undefined;
  const served = await serve(port, () => (shown ? { ...shown, moves } : { planned, steps }));
  return {
    ...served,
    step: (what) => void steps.push(what),
    show: (ready) => {
      shown = ready;
    },
  };
}

type Standing = Pick<Visit, 'cloud' | 'guide' | 'ahead' | 'moves'> | Starting;

async function serve(port: number, standing: () => Standing): Promise<Console> {
  const server = createServer((request, response) => {
    respond(request, standing())
      .catch((error: unknown) =>
        plain(500, `The console failed: ${error instanceof Error ? error.message : String(error)}`),
      )
      .then(
        (answer) => write(request, response, answer),
        () => response.destroy(),
      );
  });
  const taken = await listen(server, port, 'the console (--console-port)');
  return { url: `http://127.0.0.1:${taken}`, stop: () => shut(server) };
}

const unknownAddress: Act = (visit) => missing(visit, 'page of that address', '');

async function respond(request: IncomingMessage, standing: Standing): Promise<Answer> {
  const body = await readBody(request, LARGEST_FORM);
  const refused = refusal(request);
  if (refused !== undefined) return plain(403, refused);
  if (body === undefined) return plain(413, 'The form is too large.');
  const [path = '/', text = ''] = (request.url ?? '/').split('?');
  const query = new URLSearchParams(text);
  if (!('cloud' in standing)) {
    if (request.method === 'POST')
      return plain(503, 'Being prepared: nothing can be done here yet. Open the guide again.');
    const file = /^\/assets\/(.+)$/.exec(path)?.[1];
    return (file !== undefined && (await asset(file))) || startingPage(standing, path, query);
  }
  const match = actFor(request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET'), path);
  const act = match?.route.target ?? unknownAddress;
  return act({
    ...standing,
    path: match?.parameters ?? {},
    query,
    form: new URLSearchParams(body.toString('utf8')),
  });
}

function write(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...HEADERS, ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}
