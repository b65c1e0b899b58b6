/** Whether an MOU has a plan for its closing: from the first review on, and for good once it has ended. */
import type { Instant } from '../../shared/kernel.ts';
import type { Agreement } from './agreement.state.ts';
import { hasEnded } from './in-force.rules.ts';

type Of = Pick<Agreement, 'status' | 'term' | 'reviews'> & { next?: Pick<Agreement, 'status' | 'term'> };

export const isPlanned = (agreement: Of, now: Instant): boolean =>
  agreement.status === 'executed' && (agreement.reviews !== undefined || hasEnded(agreement, now));
