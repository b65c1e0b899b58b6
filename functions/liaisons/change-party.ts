/** How every change of a party's offices is made: read, decide, and commit the event with the register that it leaves behind, or show what was wrong. */
import { type RegisteredParty, replaceParty } from '../agreements/register.store.ts';
import type { Action } from '../identity/can.rules.ts';
import { type Outcome, refusedBy } from '../offices/matter.rules.ts';
import { partyEffect } from '../offices/party.effects.ts';
import { evolveParty, type PartyState } from '../offices/party.state.ts';
import type { Instant, Refusal } from '../shared/kernel.ts';
import { assertVersion, change, commandKey, commit, recordedResult } from '../shared/ledger.ts';
import { page, type Reply, type Request, seeOther } from '../shared/page.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { batchGet } from '../shared/table.ts';
import { showParty } from './read-party.ts';
import { roleRows } from './role-rows.ts';
import { partyPath, submittedBy, type VisitedParty, visitParty } from './visit-party.ts';

type Accepted = Extract<Outcome, { refused?: undefined }>;
type Decide = (visited: VisitedParty, request: Request, once: Once) => Outcome | Promise<Outcome>;
/** Runs once a request, however often a lost race decides again: what is counted is counted once. */
type Once = (count: () => Promise<boolean>) => Promise<boolean>;

/** The page from which an act is made, and to which it leads back. */
export interface Place {
  show: (visited: VisitedParty, request: Request, refused: { act: string; findings: Refusal[] }) => Promise<Reply>;
  pathOf: (visited: VisitedParty, request: Request) => string;
}

/** An act of the party's page, or of another place, by whoever may do it; `act` names its form. */
export const changingParty = (
  action: Action,
  act: string,
  decide: Decide,
  { show, pathOf }: Place = { show: showParty, pathOf: partyPath },
) =>
  page(async (request) => {
    let counted: Promise<boolean> | undefined;
    const once: Once = (count) => (counted ??= count());
    return retryOnConflict(async () => {
      const visited = await visitParty(request, action);
      const command = submittedBy(visited, request, act);
      const done = seeOther(`${pathOf(visited, request)}?done=${act}`);
      if (recordedResult(await batchGet([commandKey(command.id)]), command)) return done;
      const outcome: Outcome =
        request.refused.length > 0 ? refusedBy(...request.refused) : await decide(visited, request, once);
      if (outcome.refused) return show(visited, request, { act, findings: outcome.findings });
      const { agreement, agreementsTip, officesTip, roundTip, registered, person } = visited;
      const register = withEpoch(visited, outcome, request.now);
      await commit({
        command,
        at: request.now,
        actor: person.actor.id,
        changes: [
          change({ tip: officesTip, events: outcome.events, evolve: evolveParty, effectOf: partyEffect(agreement) }),
        ],
        // The round decides whose links are out, and a new version brings a register of its own.
        beside: [
          replaceParty(agreement.id, registered, register),
          ...roleRows(agreement.id, registered, outcome.register),
          assertVersion(roundTip),
          assertVersion(agreementsTip),
        ],
      });
      return done;
    });
  });

/** The register with the count of its holders: read beside a tip that counts otherwise, it is known to be of another moment. */
function withEpoch({ registered, officesTip }: VisitedParty, { events, register }: Accepted, at: Instant) {
  const after = events.reduce<PartyState | undefined>(
    (state, event) => evolveParty(state, event, at),
    officesTip.state,
  );
  const epoch = after?.epoch ?? 0;
  return { ...registered, ...register, ...(epoch > 0 && { epoch }) } as RegisteredParty;
}
