/** Calls the service's API with the convener's token; a service of this machine is found by itself. */
import type { Refusal } from '../../functions/shared/kernel.ts';
import { homeIsNamed, laptop } from './laptop.ts';
import { Refused } from './refused.ts';

/** CONCORD_TOKEN belongs to CONCORD_URL; without that, it takes the place of the token that the laptop's service comes with. */
function service(): { url: string; token: string } {
  const { CONCORD_URL: deployed, CONCORD_TOKEN: token } = process.env;
  if (deployed && !homeIsNamed()) {
    if (token) return { url: deployed, token };
    throw new Refused([
      {
        code: 'token-unknown',
        wrong: 'CONCORD_URL is set, and CONCORD_TOKEN is not.',
        remedy: 'Set CONCORD_TOKEN to a token that the operator of that service made for you.',
      },
    ]);
  }
  const found = laptop();
  if (found) return { url: found.url, token: deployed ? found.token : token || found.token };
  throw new Refused([
    {
      code: 'service-unknown',
      wrong: `No service is known: neither CONCORD_URL nor CONCORD_HOME is set, and none was started from ${process.cwd()}.`,
      remedy:
        'Set CONCORD_URL and CONCORD_TOKEN, run npm start in this folder first, or name the home of one with --home.',
    },
  ]);
}

async function ask(path: string, request: RequestInit & { headers?: Record<string, string> }): Promise<Buffer> {
  const { url, token } = service();
  const headers = { authorization: `Bearer ${token}`, ...request.headers };
  const { response, body } = await answered(url, async () => {
    const response = await fetch(`${url}${path}`, { ...request, headers });
    return { response, body: Buffer.from(await response.arrayBuffer()) };
  });
  if (response.ok) return body;
  const said = saidIn(body);
  const unsaid: Refusal = {
    code: 'service-failed',
    wrong: `The service said ${response.status}.`,
    remedy: 'Try again.',
  };
  throw new Refused(said.errors ?? [said.error ?? unsaid]);
}

function saidIn(body: Buffer): { error?: Refusal; errors?: Refusal[] } {
  try {
    return JSON.parse(body.toString('utf8')) ?? {};
  } catch {
    return {};
  }
}

/** What was asked may have been done, though no answer came. */
async function answered<T>(url: string, asks: () => Promise<T>): Promise<T> {
  try {
    return await asks();
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    throw new Refused([
      {
        code: 'service-silent',
        wrong: `No answer came from ${url} (${code ?? (error as Error).message}).`,
        remedy: 'Look whether the service runs there, and try again: a file that did arrive is not sent out twice.',
      },
    ]);
  }
}

export const call = async (method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<unknown> => {
  const answer = await ask(path, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key && { 'idempotency-key': key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return JSON.parse(answer.toString('utf8'));
};

/** Sends a file's bytes as they are. */
export const upload = async (path: string, bytes: Buffer): Promise<unknown> => {
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await ask(path, { method: 'POST', headers, body: new Uint8Array(bytes) });
  return JSON.parse(answer.toString('utf8'));
};

/** A file as the service has it on record, byte for byte. */
export const download = (path: string): Promise<Buffer> => ask(path, { method: 'GET' });
