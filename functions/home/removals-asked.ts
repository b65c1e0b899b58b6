/** Requests to remove words, while no hold stands: a records officer decides those of other agencies, and waits for them with its own. */
import type { Agreement } from '../agreements/agreement.reads.ts';
import { calendarOf } from '../agreements/domain/agreement.rules.ts';
import type { Keeping } from '../records/retention/removal.state.ts';
import { keepingIdOf } from '../shared/ids.ts';
import { tipFrom, tipKey } from '../shared/ledger/ledger.ts';
import type { Found, Key } from '../shared/ledger/table.ts';
import type { Part, Standing } from './domain/standing.ts';

/** Read for records officers only. */
export const keepingKeys = (agreement: string, as: Part): Key[] =>
  as === 'records officer' ? [tipKey(keepingIdOf(agreement))] : [];

/** A hold must be released first, and whoever asked waits. */
export function removalsAsked(
  found: Found,
  agreement: Agreement,
  agency: string | undefined,
): NonNullable<Standing['removals']> {
  const { state } = tipFrom<Keeping>(found, keepingIdOf(agreement.id));
  const calendar = calendarOf(agreement);
  if (!state || Object.keys(state.holds).length > 0) return [];
  return Object.entries(state.removals).map(([id, { agency: asker, askedAt }]) => ({
    ...{ id, since: askedAt, calendar },
    own: asker === agency,
  }));
}
