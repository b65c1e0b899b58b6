/** The share of parties’ commitments in what an act, or a step, does to a dispute. */
import type { Agreement } from '../agreements/agreement.reads.ts';
import { agreementStream } from '../agreements/agreement.stream.ts';
import { beginBeside } from '../agreements/domain/taken-up.rules.ts';
import { commitmentStream } from '../commitments/commitment.stream.ts';
import { commitmentsIdOf } from '../shared/ids.ts';
import type { Instant, Refusal } from '../shared/kernel.ts';
import { type Change, type EventDraft, existing, type Tip, tipKey } from '../shared/ledger/ledger.ts';
import type { Found, Key } from '../shared/ledger/table.ts';
import type { DisputeEvent } from './domain/dispute.events.ts';
import type { Dispute } from './domain/dispute.schema.ts';
import { followUpEvents } from './domain/follow-ups.rules.ts';

export const committedKeys = (agreement: string, parties: readonly string[]): Key[] =>
  parties.map((party) => tipKey(commitmentsIdOf(agreement, party)));

interface Around {
  events: readonly DisputeEvent[];
  /** Before them. */
  dispute: Dispute;
  agreement: Tip<Agreement>;
  /** The commitments of each party that has promised something were read. */
  found: Found;
  now: Instant;
}

export function followUpChanges({
  events,
  dispute,
  agreement,
  found,
  now,
}: Around): { refused: Refusal } | { refused?: undefined; changes: Change<unknown, EventDraft>[] } {
  const tipOf = (party: string) => commitmentStream.tip(found, commitmentsIdOf(dispute.agreement, party));
  const each = followUpEvents(events, dispute, (party) => tipOf(party).state, now);
  if (each.refused) return { refused: each.refused };
  if (each.events.length === 0) return { changes: [] };
  const state = existing(agreement);
  const begun = beginBeside(
    state,
    each.events.map(([party]) => party),
  );
  return {
    changes: [
      ...each.events.map(([party, happened]) => commitmentStream.change(tipOf(party), happened, state)),
      ...(begun.length > 0 ? [agreementStream.change(agreement, begun)] : []),
    ],
  };
}
