/** The last signature of a round executes the agreement in the same transaction, whichever way it was given. */
import { agreementEffect } from '../agreements/agreement.effects.ts';
import { type Agreement, evolveAgreement, execute } from '../agreements/agreement.rules.ts';
import { termOf } from '../agreements/term.ts';
import type { Instant, Refusal } from '../shared/kernel.ts';
import { type Change, change, type EventDraft, type Tip } from '../shared/ledger.ts';
import { roundEffect } from './round.effects.ts';
import type { RoundEvent } from './round.events.ts';
import { evolveRound, type Round } from './round.state.ts';

type Changes = { refused?: undefined; changes: Change<unknown, EventDraft>[] } | { refused: Refusal };

export function changesOf(
  events: RoundEvent[],
  of: { roundTip: Tip<Round>; round: Round; agreementsTip: Tip<Agreement>; agreement: Agreement },
  now: Instant,
): Changes {
  const { roundTip, round, agreementsTip, agreement } = of;
  const own = change({ tip: roundTip, events, evolve: evolveRound, effectOf: roundEffect });
  if (!events.some(({ type }) => type === 'RoundClosed')) return { changes: [own] };
  const executed = execute(agreement, termOf(agreement, round, now));
  if (executed.refused) return { refused: executed.refused };
  const both = { tip: agreementsTip, events: executed.events, evolve: evolveAgreement, effectOf: agreementEffect };
  return { changes: [own, change(both)] };
}
