/** How every act on a dispute is made: one read, one decision, one commit, or the page again with what was wrong and what was typed. */

import type { Refusal } from '../shared/kernel.ts';
import { commit, existing } from '../shared/ledger.ts';
import { page, type Request, seeOther } from '../shared/page.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import type { DisputeEvent } from './dispute.events.ts';
import type { Dispute } from './dispute.state.ts';
import { disputeChange } from './dispute.store.ts';
import { asTyped } from './form-rows.ts';
import { showDispute } from './read-dispute.ts';
import type { Speaker } from './speaker.schema.ts';
import { disputePath, type VisitedDocket, visitDocket } from './visit-dispute.ts';
import { type Standing, speakerFor } from './who.rules.ts';

export interface Acting {
  visited: VisitedDocket;
  dispute: Dispute;
  who: Standing;
  by: Speaker;
  request: Request;
}

export type Outcome = { events: DisputeEvent[]; refused?: undefined } | { refused: Refusal; findings?: Refusal[] };

/** An act by an office of a party; `act` names its form, and the page says `done` with that name. */
export const actingOn = (
  act: string,
  decide: (acting: Acting) => Outcome | Promise<Outcome>,
  /** The page with the form of this act. */
  showAgain = showDispute,
) =>
  page((request) =>
    retryOnConflict(async () => {
      const visited = await visitDocket(request, 'dispute.act', act);
      const { dispute: tip, standing: who, command, before, person } = visited;
      if (!tip || !who || !command) throw new Error('An act has a dispute, a speaker and a form');
      const dispute = existing(tip);
      const done = seeOther(`${disputePath(dispute)}?done=${act}`);
      if (before) return done;
      if (request.refused.length > 0) return showAgain(visited, request, { act, findings: request.refused });
      const outcome = await decide({ visited, dispute, who, by: speakerFor(dispute, who), request });
      if (outcome.refused) {
        const findings = asTyped(outcome.findings ?? [outcome.refused], request.form);
        return showAgain(visited, request, { act, findings });
      }
      await commit({
        command,
        at: request.now,
        actor: person.actor.id,
        changes: [disputeChange(tip, outcome.events)],
        result: act,
      });
      return done;
    }),
  );
