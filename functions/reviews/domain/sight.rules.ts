/** A review at a moment: its windows after all suspensions, who is asked, who is silent, and what the choices come to. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { hasEnded } from '../../agreements/domain/in-force.rules.ts';
import type { Pause } from '../../disputes/docket/domain/suspension-clock.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import { amendable } from './following.rules.ts';
import { goneFrom } from './gone.rules.ts';
import type { Windows } from './review.events.ts';
import type { Review } from './review.state.ts';
import { type Settlement, settlementOf } from './settlement.rules.ts';
import { windowsAt } from './windows.rules.ts';

export interface Seen {
  review: Review;
  whole: Agreement;
  pauses: readonly Pause[];
  now: Instant;
  windows: Windows;
  /** Parties that choose; those that have left do not. */
  asked: string[];
  /** Of these, who has said nothing so far. */
  silent: string[];
  settlement: Settlement;
  /** Whether the MOU has ended, whatever ended it. */
  over: boolean;
}

export function sightOf(review: Review, whole: Agreement, pauses: readonly Pause[], now: Instant): Seen {
  const windows = windowsAt(review, pauses);
  const gone = goneFrom(review, whole, now);
  const asked = review.parties.filter((party) => !gone.includes(party));
  const said = review.revealedAt === undefined ? review.answered : review.choices;
  return {
    ...{ review, whole, pauses, now, windows, asked },
    silent: asked.filter((party) => !Object.hasOwn(said, party)),
    settlement: settlementOf(review, amendable(review, whole, windows, now), gone),
    over: whole.endedAt !== undefined || hasEnded(whole, now),
  };
}

/** Nothing was chosen but to go on, by everybody. */
export const allGoOn = ({ review, settlement }: Seen): boolean =>
  review.revealedAt !== undefined && settlement.is === 'renew' && settlement.without.length === 0;
