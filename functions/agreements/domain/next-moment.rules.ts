/** When somebody must look at an agreement without anybody's doing: its place in the `due` index. */
import type { Instant } from '../../shared/kernel.ts';
import { NO_CHANGES } from '../changes/domain/change.state.ts';
import { nextToHold } from '../changes/domain/due.rules.ts';
import { leavingMoments } from '../leaving/domain/due.rules.ts';
import type { Agreement } from './agreement.state.ts';
import { lastsUntil } from './in-force.rules.ts';
import { reviewDue } from './review-due.rules.ts';
import { isTakenUp, TAKEN_UP } from './taken-up.rules.ts';

/** Never again once it has ended. What a text says is taken up from its first moment on, and due until that is done. */
export function nextMoment(agreement: Agreement): Instant | undefined {
  const { status, adopted, endedAt, changes = NO_CHANGES, term } = agreement;
  if (adopted && status === 'being confirmed') return adopted.reminded ? undefined : adopted.remindAt;
  if (status !== 'executed' || endedAt !== undefined) return undefined;
  const begins = TAKEN_UP.every((what) => isTakenUp(agreement, what)) ? undefined : term?.effectiveAt;
  return [lastsUntil(agreement), nextToHold(changes), begins, reviewDue(agreement), ...leavingMoments(agreement)]
    .filter((at) => at !== undefined)
    .sort()[0];
}
