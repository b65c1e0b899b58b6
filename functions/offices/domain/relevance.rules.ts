/** What a party still owes before its head can sign, and whether its liaisons are still written to about it. */
import type { PlainDay } from '../../shared/kernel.ts';
import { holderInTerm } from './holder.rules.ts';
import { preparing, type Turns } from './matter.rules.ts';
import type { PartyState } from './party.state.ts';
import { type Asked, type Lack, lacks } from './readiness.rules.ts';

export interface Owed {
  missing: Lack[];
  /** What is wrong with the term of someone who would sign. */
  outOfTerm?: string;
}

/** Whoever was asked is prepared: a new holder gets a link at once, and no word to pass on. */
export function owedBy(state: PartyState | undefined, turns: Turns, asked: Asked, today: PlainDay): Owed {
  const toSign = (state?.signatories ?? []).filter(({ office }) =>
    ['waiting', 'asked'].includes(turns[office] ?? 'waiting'),
  );
  const [term] = toSign.flatMap((one) => holderInTerm(one, today).refused ?? []);
  return { missing: preparing(turns) ? lacks(state, asked) : [], ...(term && { outOfTerm: term.wrong }) };
}

/** Whoever looked for the page gets it, whatever is left to do there. */
export function toPreparing(template: string, open: boolean, { missing, outOfTerm }: Owed): string | undefined {
  if (template === 'found') return template;
  return open && (missing.length > 0 || outOfTerm !== undefined) ? template : undefined;
}
