/** Calls the service's API with the convener's token; the laptop cloud of this folder is found by itself. */
import { readFileSync } from 'node:fs';
import type { Refusal } from '../../functions/shared/kernel.ts';
import { Refused } from './refused.ts';

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
      code: 'service-unknown',
      wrong: 'No service is known.',
      remedy: 'Set CONCORD_URL and CONCORD_TOKEN, or run npm start in this folder first.',
    },
  ]);
}

async function ask(path: string, request: RequestInit & { headers?: Record<string, string> }): Promise<Response> {
  const { url, token } = service();
  const headers = { authorization: `Bearer ${token}`, ...request.headers };
  const response = await fetch(`${url}${path}`, { ...request, headers });
  if (response.ok) return response;
  const said = (await response.json().catch(() => ({}))) as { error?: Refusal; errors?: Refusal[] };
  const unsaid: Refusal = {
    code: 'service-failed',
    wrong: `The service said ${response.status}.`,
    remedy: 'Try again.',
  };
  throw new Refused(said.errors ?? [said.error ?? unsaid]);
}

export const call = async (method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<unknown> => {
  const response = await ask(path, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key && { 'idempotency-key': key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return response.json();
};

/** Sends a file's bytes as they are. */
export const upload = async (path: string, bytes: Buffer): Promise<unknown> => {
  const headers = { 'content-type': 'application/octet-stream' };
  return (await ask(path, { method: 'POST', headers, body: new Uint8Array(bytes) })).json();
};

/** A file as the service has it on record, byte for byte. */
export const download = async (path: string): Promise<Buffer> =>
  Buffer.from(await (await ask(path, { method: 'GET' })).arrayBuffer());
