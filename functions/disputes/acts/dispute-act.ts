/** How every act on a dispute is made by an office of a party: from the page of its form, and back to it. */
import { readOnlyAfterEnd } from '../../agreements/domain/after-end.rules.ts';
import { acting } from '../../shared/act.ts';
import { addingRow } from '../../shared/add-row.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { seeOther } from '../../shared/http/reply.ts';
import type { Decision, Refusal } from '../../shared/kernel.ts';
import { existing } from '../../shared/ledger/ledger.ts';
import { batchGet, type Found } from '../../shared/ledger/table.ts';
import { disputeStream } from '../dispute.stream.ts';
import { disputePath, docketForm, type VisitedDocket, visitDocket } from '../dispute-access.reads.ts';
import type { DisputeEvent } from '../domain/dispute.events.ts';
import type { Dispute } from '../domain/dispute.schema.ts';
import type { Act } from '../domain/offered.rules.ts';
import type { Speaker } from '../domain/speaker.schema.ts';
import { type Standing, speakerFor } from '../domain/who.rules.ts';
import { committedKeys, followUpChanges } from '../follow-up-changes.ts';
import { showAct } from '../pages/act/read-act.ts';
import { asTyped } from '../pages/form-rows.ts';

export interface Acting {
  visited: VisitedDocket;
  dispute: Dispute;
  who: Standing;
  by: Speaker;
  request: Request;
}

/** A dispute and who speaks about it: what `visitDocket` has found for whoever may act. */
export function speakingIn(visited: VisitedDocket) {
  const { dispute: tip, standing: who } = visited;
  if (!tip || !who) throw new Error('An act has a dispute and a speaker');
  const dispute = existing(tip);
  return { tip, dispute, who, by: speakerFor(dispute, who) };
}

interface Touching {
  /** Parties whose commitments the act may touch: they are read after the dispute, which knows them. */
  promising?: (acting: Acting) => readonly string[];
}

const actingIn = (visited: VisitedDocket, request: Request) => ({ visited, request, ...speakingIn(visited) });

async function readCommitted(visited: VisitedDocket, request: Request, { promising }: Touching): Promise<Found> {
  const parties = visited.dispute?.state && promising ? promising(actingIn(visited, request)) : [];
  return parties.length > 0 ? batchGet(committedKeys(visited.agreement.id, parties)) : visited.found;
}

/** `name` is its form's, and the page says `done` with it. Some rules find several things wrong at once. */
export function actingOn(
  name: Act,
  decide: (acting: Acting) => Decision<DisputeEvent> | { refused: Refusal; findings?: Refusal[] },
  touching: Touching = {},
) {
  const form = docketForm(name);
  const carry = acting<VisitedDocket & { committed: Found }>(name, {
    form,
    load: async (request, command) => {
      const visited = await visitDocket(request, [command]);
      return { ...visited, committed: await readCommitted(visited, request, touching) };
    },
    decide: (visited, request) => {
      const over = readOnlyAfterEnd(existing(visited.agreementsTip), request.now);
      if (over) return { refused: [over] };
      const { tip, ...acting } = actingIn(visited, request);
      const { dispute } = acting;
      const { agreementsTip: agreement, committed: found } = visited;
      const decision: ReturnType<typeof decide> & { findings?: Refusal[] } = decide(acting);
      const follow = decision.refused
        ? decision
        : followUpChanges({ events: decision.events, dispute, agreement, found, now: request.now });
      if (decision.refused || follow.refused) {
        const refused = (decision.refused ?? follow.refused) as Refusal;
        const [first = refused, ...more] = asTyped(decision.findings ?? [refused], request.form);
        return { refused: [first, ...more] };
      }
      return { changes: [disputeStream.change(tip, decision.events), ...follow.changes], result: undefined };
    },
    done: (_, __, { loaded }) => seeOther(`${disputePath(speakingIn(loaded).dispute)}?done=${name}`),
    show: (visited, request, findings) => showAct(name, visited, request, findings),
  });
  const addRow = addingRow({
    form,
    load: (request) => visitDocket(request),
    show: (visited, request) => showAct(name, visited, request, []),
  });
  return page((request) => (request.form._add ? addRow(request) : carry(request)));
}
