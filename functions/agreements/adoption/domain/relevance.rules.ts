/** Which mail about an MOU signed elsewhere goes to a recipient as things are when it is sent; none when events have overtaken it. */
import type { Agreement } from '../../domain/agreement.state.ts';
import { mayAnswer } from './answer.rules.ts';

/** These ask for an answer, so they lapse with the need for it. */
const ASKING = new Set(['confirm', 'reminder']);

export function toAdopting(template: string, agreement: Agreement, party: string): string | undefined {
  if (!ASKING.has(template)) return template;
  const answered = agreement.adopted?.confirmed.includes(party) ?? true;
  return mayAnswer(agreement).refused || answered ? undefined : template;
}
