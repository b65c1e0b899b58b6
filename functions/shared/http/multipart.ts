/** Reads forms with files, for the few functions that take them: `front(routes, [multipart])`. */
import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** As many as Node reads of a form that is not in parts. */
const MOST_FIELDS = 1_000;

/** What `front` answers in words, as it does for a body that is no JSON. */
class Malformed extends Error {
  override name = 'Malformed';
  readonly statusCode = 422;
}

/**
 * The form reader of the runtime itself, which reads the whole body at once: parsers that read it piece by piece wait for ever on a body
 * that breaks off. A function is handed at most 6 MB, files in base64 among them, so that larger files never reach it; whether one
 * that does is too large for its purpose is the act's to say.
 */
async function fieldsOf(body: Buffer, type: string): Promise<Record<string, unknown>> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    const parts = [...form];
    if (parts.length > MOST_FIELDS) throw new RangeError('Too many fields');
    const fields = parts.map(async ([name, value]) => {
      if (typeof value === 'string') return [name, value] as const;
      return [name, { filename: value.name, content: Buffer.from(await value.arrayBuffer()) }] as const;
    });
    return Object.fromEntries(await Promise.all(fields));
  } catch {
    throw new Malformed('The form could not be read');
  }
}

export const multipart: MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> = {
  before: async ({ event }) => {
    const type = event.headers['content-type'] ?? '';
    if (event.body === undefined || !/^multipart\/form-data\b/i.test(type)) return;
    const body = Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
    (event as { body: unknown }).body = await fieldsOf(body, type);
  },
};
