/** A request's body is read whole, up to a limit; past it the reader says so instead of filling the memory. */
import type { IncomingMessage } from 'node:http';

/** @returns undefined when the body is larger than the limit, in bytes; the rest is then read and thrown away. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  return size > limit ? undefined : Buffer.concat(chunks);
}
