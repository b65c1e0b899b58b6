/** Structured lines for CloudWatch: routes and references, never paths, tokens, mailboxes or what people typed. */
import { sha256 } from './canonical.ts';

/** Short enough to be read over the phone, long enough to be found in the logs. */
export const referenceOf = (requestId: string): string => sha256(requestId).slice(0, 10).toUpperCase();

interface Details {
  error?: unknown;
  [name: string]: unknown;
}

/** An error's name and stack; its message may quote input, so only our own and AWS's exception names are kept with it. */
const describe = (error: unknown) =>
  error instanceof Error
    ? {
        name: error.name,
        at: error.stack
          ?.split('\n')
          .slice(1, 6)
          .map((line) => line.trim()),
      }
    : { name: typeof error };

export function log(level: 'info' | 'warn' | 'error', message: string, { error, ...details }: Details = {}): void {
  console[level](
    JSON.stringify({ level, message, ...details, ...(error !== undefined && { error: describe(error) }) }),
  );
}
