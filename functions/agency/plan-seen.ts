/** What of a plan was shown to whoever chose it, as a hash: where anything else would happen now, nothing does. */
import { hashOf } from '../shared/canonical.ts';
import type { Instant } from '../shared/kernel.ts';
import type { Plan } from './domain/plan.rules.ts';

/** `confirmedAt`: of the people that it was made of. */
export const seenOf = ({ changes, reviewers, confirms, later }: Plan, confirmedAt: Instant): string =>
  hashOf(JSON.parse(JSON.stringify({ changes, reviewers, confirms, later, confirmedAt }))).slice(0, 32);
