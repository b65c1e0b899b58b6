/** Which mail about a withdrawal goes to a party’s people as things are when it is sent; none when events have overtaken it. */
import type { Withdrawn } from './withdrawals-in.rules.ts';

/** What asks or announces something lapses when the notice is taken back; what became of it is told in any case. */
const WHILE_OPEN: readonly string[] = ['noticed', 'reminder', 'undelivered'];

export function toWithdrawn(template: string, { status, party }: Withdrawn, to: string): string | undefined {
  if (WHILE_OPEN.includes(template) && status !== 'open') return undefined;
  return template === 'noticed' && to === party ? 'given' : template;
}
