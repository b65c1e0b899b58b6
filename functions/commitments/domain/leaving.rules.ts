/** What becomes of commitments when a party leaves: what was due by its last day stays owed, and what it promised beyond that, or was promised to it alone, is closed. */
import type { Left } from '../../agreements/leaving/domain/leaving.state.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import type { Commitments } from './commitment.state.ts';
import { isOpen, recipientsOf } from './standing.rules.ts';

/** Keys of what would be closed if that party left at that moment, with these parties staying. */
export const closedBy = (
  state: Commitments,
  { party, at }: { party: string; at: Instant },
  stay: readonly string[],
): string[] =>
  Object.entries(state.commitments).flatMap(([key, one]) => {
    const owes = state.party === party || recipientsOf(state, key, stay).length === 0;
    return owes && isOpen(one) && (one.dueAt === undefined || one.dueAt > at) ? [key] : [];
  });

const isFollowed = ({ left = [] }: Commitments, { withdrawal }: Left): boolean => left.includes(withdrawal);

/** What has yet to be recorded of parties that have left the text, before anything else is. */
export function leftBehind(
  state: Commitments | undefined,
  agreement: { version: number; parties: readonly string[]; leaving?: { left: Left[] } },
): CommitmentEvent[] {
  if (!state || state.closed) return [];
  const { version, parties, leaving } = agreement;
  // Of its own also when a text without it took effect before anybody looked.
  const isIts = ({ party, versions }: Left) =>
    party === state.party && !parties.includes(party) && versions.includes(state.version);
  return (leaving?.left ?? [])
    .filter((one) => one.versions.includes(version) || isIts(one))
    .filter((one) => !isFollowed(state, one))
    .map((one) => ({
      type: 'CommitmentsLeft',
      data: {
        ...{ withdrawal: one.withdrawal, left: one.party, leftAt: one.at },
        closed: closedBy(state, one, agreement.parties),
      },
    }));
}
