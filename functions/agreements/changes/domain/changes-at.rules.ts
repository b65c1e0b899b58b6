/** Notices under the text that holds at a moment: what is open then, and which offices report in the place of those that the text names, whether or not that stands on record. */
import type { Instant } from '../../../shared/kernel.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import { changesOverdue, textAt } from '../../domain/in-force.rules.ts';
import { type Changes, evolveChanges, NO_CHANGES, type OpenChange } from './change.state.ts';

export function changesAt(agreement: Agreement, now: Instant): Changes {
  const text = textAt(agreement, now);
  return changesOverdue(text, now).reduce(evolveChanges, text.changes ?? NO_CHANGES);
}

/** To which the liaison of these parties may object: never where one of them gave notice. */
export const objectable = (agreement: Agreement, mine: readonly string[], now: Instant): OpenChange[] =>
  mine.length === 0 ? [] : changesAt(agreement, now).open.filter(({ party }) => !mine.includes(party));
