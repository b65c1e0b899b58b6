/** A request's body is read whole, up to a limit; past it the reader says so instead of filling the memory. */
import type { IncomingMessage } from 'node:http';

/** @returns undefined when the body is larger than the limit, in bytes; the rest is then read and thrown away. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((done, failed) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
    });
    request.once('end', () => done(size > limit ? undefined : Buffer.concat(chunks)));
    request.once('error', failed);
    request.once('close', () => request.complete || failed(new Error('The connection ended before the request did')));
  });
}
