/** What an MOU is from its end on: read only, but for its closing, whose plan is there before. */
import { type Instant, type Refusal, refuse } from '../../shared/kernel.ts';
import { endsByLeaving } from '../leaving/domain/departures.rules.ts';
import type { Agreement } from './agreement.state.ts';
import { hasEnded } from './in-force.rules.ts';

/** Whether it has a plan for its closing: from the first review on, while notices of withdrawal would end it, and for good once it has ended. */
export const isPlanned = (agreement: Agreement, now: Instant): boolean =>
  agreement.status === 'executed' &&
  (agreement.reviews !== undefined || endsByLeaving(agreement) !== undefined || hasEnded(agreement, now));

/** Why nothing is added to it any more, from its last moment on, whether or not that stands on record. */
export const readOnlyAfterEnd = (agreement: Agreement, now: Instant): Refusal | undefined =>
  hasEnded(agreement, now)
    ? refuse(
        'mou-read-only',
        'This MOU has ended: its record is kept, and nothing but its closing duties goes on.',
        'Look at the page of its closing for what still runs.',
      ).refused
    : undefined;
