/** What the life of an MOU is told from: facts of its streams, as far as the reader may know them. */
import type { AgreementEvent } from '../../../agreements/domain/agreement.events.ts';
import type { SignedMou } from '../../../agreements/domain/signed-mou.ts';
import type { Closing } from '../../../closing/domain/closing.state.ts';
import type { Commitments } from '../../../commitments/domain/commitment.state.ts';
import type { Suspensions } from '../../../disputes/docket/domain/suspension-clock.rules.ts';
import type { Dispute } from '../../../disputes/domain/dispute.schema.ts';
import type { Life } from '../../../kpis/domain/life.rules.ts';
import type { Clock } from '../../../kpis/domain/moments.rules.ts';
import type { PlanEvent } from '../../../kpis/plan/domain/plan.events.ts';
import type { Review } from '../../../reviews/domain/review.state.ts';
import type { Instant } from '../../../shared/kernel.ts';

/** An event of a stream, as its history has it. */
export type Told<Event extends { type: string; data: unknown }> = Pick<Event, 'type' | 'data'> & { at: Instant };

/** Those of one type. */
export const isTold =
  <Type extends AgreementEvent['type']>(type: Type) =>
  (one: Told<AgreementEvent>): one is Told<Extract<AgreementEvent, { type: Type }>> =>
    one.type === type;

export interface Facts {
  agreement: string;
  now: Instant;
  zone: string;
  /** Of the agreement's own stream, from its first event on. */
  told: readonly Told<AgreementEvent>[];
  /** That holds. */
  text: Pick<SignedMou, 'decisionRights' | 'commitments' | 'kpis' | 'publicCredit' | 'closingDuties'>;
  /** As that text names a party. */
  nameOf: (party: string) => string;
  /** Those that the reader may read. */
  disputes: readonly Dispute[];
  /** None for whoever has no part in disputes. */
  suspensions: Suspensions;
  commitments: readonly Commitments[];
  /** All that have begun. */
  reviews: readonly Review[];
  /** Once the MOU has ended. */
  closing?: Closing | undefined;
  figures?: {
    /** Of the plan's stream. */
    told: readonly Told<PlanEvent>[];
    life: Life;
    clock: Clock;
  };
}
