/** What a party still owes that has left, for its own people: commitments due by its last day, figures of periods until then, and disputes in which it is a side. */
import { commitmentsOf } from '../../../commitments/commitments.reads.ts';
import { isOpen } from '../../../commitments/domain/standing.rules.ts';
import { isSide } from '../../../disputes/domain/ladder.rules.ts';
import type { Instant } from '../../../shared/kernel.ts';
import type { VisitedLeaving } from '../authorize-leaving.ts';
import type { Named } from './what-becomes.ts';

export interface StillOwed {
  party: string;
  name: string;
  commitments: readonly Named[];
  /** Whether it reported KPIs: of periods that ended by its last day it still may. */
  figures: boolean;
  disputes: readonly number[];
}

export function stillOwed(visited: VisitedLeaving, now: Instant): StillOwed[] {
  const { agreement, text, register, roles, disputes, beside } = visited;
  const own = register.filter(
    ({ party, left }) =>
      left !== undefined && roles.some((role) => role.party === party && role.is === 'former speaker'),
  );
  return own.map(({ party, name }) => {
    const { state } = commitmentsOf(beside, agreement, text, party, now);
    return {
      ...{ party, name },
      commitments: Object.entries(state?.commitments ?? {}).flatMap(([key, one]): Named[] => {
        const does = text.commitments.find((of) => of.key === key)?.does;
        return isOpen(one) ? [{ key, ...(does !== undefined && { does }) }] : [];
      }),
      figures: text.kpis.some(({ reporters }) => reporters.some((one) => one.party === party)),
      disputes: disputes.filter((one) => isSide(one, party)).map(({ number }) => number),
    };
  });
}
