/** Whether an MOU has a plan for its closing: from the first review on, and for good once it has ended. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { hasEnded } from '../../agreements/domain/in-force.rules.ts';
import type { Instant } from '../../shared/kernel.ts';

type Of = Pick<Agreement, 'status' | 'term' | 'reviews'> & { next?: Pick<Agreement, 'status' | 'term'> };

export const isPlanned = (agreement: Of, now: Instant): boolean =>
  agreement.status === 'executed' && (agreement.reviews !== undefined || hasEnded(agreement, now));
