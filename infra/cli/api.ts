/** Calls the service's API with the convener's token; the laptop cloud of this folder is found by itself. */
import { readFileSync } from 'node:fs';
import type { Refusal } from '../../functions/shared/kernel.ts';

/** What the service, or a file, said no to. */
export class Refused extends Error {
  override name = 'Refused';
  constructor(readonly refusals: Refusal[]) {
    super(refusals.map(({ wrong }) => wrong).join(' '));
  }
}

/** Where `npm start` tells other programs of this folder how to reach it. */
export interface LaptopAddress {
  url: string;
  frontDoor: string;
  table: string;
  token: string;
}

export function laptop(): LaptopAddress | undefined {
  try {
    return JSON.parse(readFileSync('.concord/address.json', 'utf8')) as LaptopAddress;
  } catch {
    return undefined;
  }
}

function service(): { url: string; token: string } {
  const url = process.env.CONCORD_URL ?? laptop()?.url;
  const token = process.env.CONCORD_TOKEN ?? laptop()?.token;
  if (url && token) return { url, token };
  throw new Refused([
    {
      wrong: 'No service is known.',
      remedy: 'Set CONCORD_URL and CONCORD_TOKEN, or run npm start in this folder first.',
    },
  ]);
}

export const call = (method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<unknown> =>
  ask(path, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key && { 'idempotency-key': key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

/** Sends a file's bytes as they are. */
export const upload = (path: string, bytes: Buffer): Promise<unknown> =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: new Uint8Array(bytes) });

async function ask(path: string, request: RequestInit & { headers: Record<string, string> }): Promise<unknown> {
  const { url, token } = service();
  const headers = { authorization: `Bearer ${token}`, ...request.headers };
  const response = await fetch(`${url}${path}`, { ...request, headers });
  const answer = (await response.json()) as { error?: Refusal; errors?: Refusal[] };
  if (response.ok) return answer;
  throw new Refused(
    answer.errors ??
      (answer.error ? [answer.error] : [{ wrong: `The service said ${response.status}.`, remedy: 'Try again.' }]),
  );
}
