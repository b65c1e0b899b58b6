/** How every act on a dispute is made by an office of a party: from the page of its form, and back to it. */
import { act } from '../../shared/act.ts';
import type { Request } from '../../shared/http/page.ts';
import { seeOther } from '../../shared/http/reply.ts';
import type { Decision, Refusal } from '../../shared/kernel.ts';
import { existing } from '../../shared/ledger/ledger.ts';
import { disputeStream } from '../dispute.stream.ts';
import { disputePath, docketForm, type VisitedDocket, visitDocket } from '../dispute-access.reads.ts';
import type { DisputeEvent } from '../domain/dispute.events.ts';
import type { Dispute } from '../domain/dispute.schema.ts';
import type { Speaker } from '../domain/speaker.schema.ts';
import { type Standing, speakerFor } from '../domain/who.rules.ts';
import { asTyped } from '../pages/form-rows.ts';
import { showDispute } from '../pages/read-dispute.ts';

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

/** `name` is its form's, and the page says `done` with it. Some rules find several things wrong at once. */
export const actingOn = (
  name: string,
  decide: (acting: Acting) => Decision<DisputeEvent> | { refused: Refusal; findings?: Refusal[] },
  /** The page with the form of this act. */
  showAgain = showDispute,
) =>
  act<VisitedDocket>(name, {
    form: docketForm(name),
    load: (request, command) => visitDocket(request, [command]),
    decide: (visited, request) => {
      const { tip, ...speaking } = speakingIn(visited);
      const decision: ReturnType<typeof decide> & { findings?: Refusal[] } = decide({ visited, request, ...speaking });
      if (!decision.refused) return { changes: [disputeStream.change(tip, decision.events)], result: undefined };
      const [first = decision.refused, ...more] = asTyped(decision.findings ?? [decision.refused], request.form);
      return { refused: [first, ...more] };
    },
    done: (_, __, { loaded }) => seeOther(`${disputePath(speakingIn(loaded).dispute)}?done=${name}`),
    show: (visited, request, findings) => showAgain(visited, request, { act: name, findings }),
  });
