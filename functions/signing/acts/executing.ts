/** The last signature of a round executes the agreement in the same transaction, whichever way it was given. */

import { agreementStream } from '../../agreements/agreement.stream.ts';
import { execute } from '../../agreements/domain/agreement.rules.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { termOf } from '../../agreements/domain/term.rules.ts';
import { type Outcome, outcomeOf } from '../../shared/carry-out.ts';
import type { Instant } from '../../shared/kernel.ts';
import { type Action, existing, type Tip } from '../../shared/ledger/ledger.ts';
import type { RoundEvent } from '../domain/round.events.ts';
import type { Round } from '../domain/round.state.ts';
import { roundStream } from '../round.stream.ts';

export function executing(
  events: RoundEvent[],
  of: { roundTip: Tip<Round>; round: Round; agreementsTip: Tip<Agreement>; agreement: Agreement },
  now: Instant,
  also: Action[],
): Outcome {
  const { roundTip, round, agreementsTip, agreement } = of;
  const own = roundStream.change(roundTip, events);
  if (!events.some(({ type }) => type === 'RoundClosed')) return { changes: [own], also, result: undefined };
  const whole = existing(agreementsTip);
  return outcomeOf(execute(whole, termOf(agreement, round, now, whole)), (executed) => ({
    changes: [own, agreementStream.change(agreementsTip, executed)],
    also,
    result: undefined,
  }));
}
