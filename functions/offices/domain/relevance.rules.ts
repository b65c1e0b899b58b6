/** What a party still owes before its head can sign, and whether its liaisons are still written to about it. */
import type { PlainDay } from '../../shared/kernel.ts';
import { holderInTerm } from './holder.rules.ts';
import type { Turn } from './matter.rules.ts';
import type { PartyState } from './party.state.ts';
import { type Asked, type Lack, lacks } from './readiness.rules.ts';

export interface Owed {
  missing: Lack[];
  /** What is wrong with the term of whoever would sign. */
  outOfTerm?: string;
}

/** Whoever was asked is prepared: a new holder gets a link at once, and no word to pass on. */
export function owedBy(state: PartyState | undefined, turn: Turn, asked: Asked, today: PlainDay): Owed {
  const mayStillSign = turn === 'waiting' || turn === 'asked';
  const term = state && mayStillSign && holderInTerm(state.signatory, today).refused;
  return { missing: turn === 'waiting' ? lacks(state, asked) : [], ...(term && { outOfTerm: term.wrong }) };
}

/** Whoever looked for the page gets it, whatever is left to do there. */
export function toPreparing(template: string, open: boolean, { missing, outOfTerm }: Owed): string | undefined {
  if (template === 'found') return template;
  return open && (missing.length > 0 || outOfTerm !== undefined) ? template : undefined;
}
