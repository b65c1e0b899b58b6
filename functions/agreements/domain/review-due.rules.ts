/** When the review of a term opens by itself: once for each term, half a year before its end or as the text says. */
import type { Instant } from '../../shared/kernel.ts';
import type { Agreement } from './agreement.state.ts';

type Of = Pick<Agreement, 'status' | 'endedAt' | 'sunsetAt' | 'term' | 'reviewed'>;

/** Undefined where it has begun, or none is owed. */
export const reviewDue = ({ status, endedAt, sunsetAt, term, reviewed }: Of): Instant | undefined =>
  status === 'executed' && endedAt === undefined && term !== undefined && reviewed !== term.sunset
    ? sunsetAt
    : undefined;
