/** How every change of a party's offices is made: read, decide, and commit the event with the register that it leaves behind, or show what was wrong. */
import { type RegisteredParty, replaceParty } from '../agreements/register.store.ts';
import type { Action } from '../identity/can.rules.ts';
import { dropRole, putRole, type RoleRow } from '../identity/person.store.ts';
import type { Outcome, Register } from '../offices/matter.rules.ts';
import { partyEffect } from '../offices/party.effects.ts';
import { evolveParty, type PartyState } from '../offices/party.state.ts';
import type { Instant } from '../shared/kernel.ts';
import { change, commandKey, commit, decidingAgain, firstAnswer, unmoved } from '../shared/ledger.ts';
import { page, type Request, seeOther } from '../shared/page.ts';
import { readTogether } from '../shared/table.ts';
import { showParty } from './read-party.ts';
import { partyPath, submittedBy, type VisitedParty, visitParty } from './visit-party.ts';

type Accepted = Extract<Outcome, { refused?: undefined }>;
type Decide = (visited: VisitedParty, request: Request, once: Once) => Outcome | Promise<Outcome>;
/** Runs once a request, however often a lost race decides again: what is counted is counted once. */
type Once = (count: () => Promise<boolean>) => Promise<boolean>;

/** An act of the liaison's page, by whoever may do it; `act` names its form. */
export const changingParty = (action: Action, act: string, decide: Decide) =>
  page(async (request) => {
    let counted: Promise<boolean> | undefined;
    const once: Once = (count) => (counted ??= count());
    return decidingAgain(async () => {
      const visited = await visitParty(request, action);
      const command = submittedBy(visited, request, act);
      const done = seeOther(`${partyPath(visited)}?done=${act}`);
      if (firstAnswer(await readTogether([commandKey(command.id)]), command)) return done;
      const outcome = await decide(visited, request, once);
      if (outcome.refused) return showParty(visited, request, { act, findings: outcome.findings });
      const { agreement, agreementsTip, officesTip, roundTip, registered, person } = visited;
      const register = registerAfter(visited, outcome, request.now);
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
          unmoved(roundTip),
          unmoved(agreementsTip),
        ],
      });
      return done;
    });
  });

/** The register with the count of its holders: read beside a tip that counts otherwise, it is known to be of another moment. */
function registerAfter({ registered, officesTip }: VisitedParty, { events, register }: Accepted, at: Instant) {
  const after = events.reduce<PartyState | undefined>(
    (state, event) => evolveParty(state, event, at),
    officesTip.state,
  );
  const epoch = after?.epoch ?? 0;
  return { ...registered, ...register, ...(epoch > 0 && { epoch }) } as RegisteredParty;
}

/** Rows are hints, and a transaction is small: forty offices find room, and what is left over costs nobody a right. */
const MOST_ROWS = 70;

/** Lets today's people find the agreement, and yesterday's no more. */
function roleRows(agreement: string, before: RegisteredParty, after: Register) {
  const was = rolesOf(agreement, before);
  const is = rolesOf(agreement, after);
  const nameOf = ({ mailbox, row }: Role) => `${mailbox} ${row.as} ${row.of}`;
  const kept = new Set(is.map(nameOf));
  const known = new Set(was.map(nameOf));
  const isNew = is.filter((role) => !known.has(nameOf(role)) || role.row.as === 'office');
  const gone = was.filter((role) => !kept.has(nameOf(role)));
  return [
    ...isNew.map(({ mailbox, row }) => putRole(mailbox, row)),
    ...gone.map(({ mailbox, row }) => dropRole(mailbox, row)),
  ].slice(0, MOST_ROWS);
}

interface Role {
  mailbox: string;
  row: RoleRow;
}

const rolesOf = (agreement: string, { party, offices, reviewers = {} }: Register | RegisteredParty): Role[] => [
  ...Object.entries(offices).map(
    ([of, { holder }]): Role => ({
      mailbox: holder.mailbox,
      row: { agreement, party, as: 'office', of },
    }),
  ),
  ...Object.entries(reviewers).flatMap(([of, reviewer]): Role[] =>
    reviewer ? [{ mailbox: reviewer.mailbox, row: { agreement, party, as: 'reviewer', of } }] : [],
  ),
];
