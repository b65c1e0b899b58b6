/** What comes due in an MOU for one person, and what of it fell away: each under a name that stays, so that a calendar moves it and never doubles it. */
import type { Agreement } from '../../../agreements/domain/agreement.state.ts';
import type { Closing } from '../../../closing/domain/closing.state.ts';
import type { Commitments } from '../../../commitments/domain/commitment.state.ts';
import type { Life } from '../../../kpis/domain/life.rules.ts';
import type { Clock } from '../../../kpis/domain/moments.rules.ts';
import type { AllValues } from '../../../kpis/domain/recorded.rules.ts';
import type { Windows } from '../../../reviews/domain/review.events.ts';
import type { Review } from '../../../reviews/domain/review.state.ts';
import type { Instant } from '../../../shared/kernel.ts';
import type { Round } from '../../../signing/domain/round.state.ts';
import type { Deadline } from '../../domain/deadlines.rules.ts';

export interface Coming extends Deadline {
  /** As a page says it, beginning with a capital letter; a calendar says less. */
  what: string;
  /** It was to come and does not any more: done, given up, or over before its day. */
  fell?: true;
}

/** A stream's state, with how much has happened to it. */
export interface Seen<T> {
  state: T;
  seq: number;
}

/** Of one MOU, as far as it is the reader's. */
export interface ComingFacts {
  now: Instant;
  agreement: Seen<Agreement>;
  /** Rounds of the texts that the reader's parties prepare and sign. */
  rounds: readonly Seen<Round>[];
  /** Parties of the text that holds for which the reader has a part. */
  mine: readonly string[];
  commitments: readonly Seen<Commitments>[];
  /** What a commitment of the text says; undefined where the text has it no more. */
  says: (commitment: string) => string | undefined;
  /** Those that may be open, with their days after all suspensions, and how much has happened that may move these. */
  reviews: readonly (Seen<Review> & { windows: Windows })[];
  /** Once the MOU has ended. */
  closing?: Seen<Closing> | undefined;
  nameOf: (party: string) => string;
  figures?: {
    life: Life;
    clock: Clock;
    /** Of the reader's own parties. */
    values: AllValues;
    /** How much has happened that may move a due day. */
    seq: number;
  };
}

/** Two years. */
export const AHEAD_MONTHS = 24;
