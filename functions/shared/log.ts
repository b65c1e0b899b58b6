/** Structured lines for CloudWatch: routes and references, never paths, tokens, mailboxes or what people typed. */
import { sha256 } from './canonical.ts';

/** Short enough to be read over the phone, long enough to be found in the logs. */
export const referenceOf = (requestId: string): string => sha256(requestId).slice(0, 10).toUpperCase();

interface Details {
  error?: unknown;
  [name: string]: unknown;
}

/** A message may quote what people typed, so it is kept only where it names nothing but a role, an action and a resource. */
const QUOTABLE = /^AccessDenied/;

const describe = (error: unknown) => {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, message, stack = '' } = error;
  const at = stack
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 5);
  return { name, ...(QUOTABLE.test(name) && { message }), at: at.map((line) => line.trim()) };
};

export function log(level: 'info' | 'warn' | 'error', says: string, { error, ...details }: Details = {}): void {
  // Lambda's JSON log format takes an object as it is; the alarms look for what it `says`.
  console[level]({ says, ...details, ...(error !== undefined && { error: describe(error) }) });
}
