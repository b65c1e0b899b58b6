/** The frame of the pages of an MOU that home has, with what waits for the reader in this MOU: from what was read to let the reader in. */
import { titleOf } from '../../agreements/agreement.reads.ts';
import type { PartName } from '../../agreements/domain/parts.rules.ts';
import { partyOf } from '../../agreements/domain/seats.rules.ts';
import { frameOf } from '../../agreements/pages/frame.parts.ts';
import type { Role } from '../../identity/domain/roles.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { offersWaiting } from '../../signing/outside/domain/waiting.rules.ts';
import type { PartyOnRecord, VisitedAgreement } from '../authorize-agreement.ts';
import { type Part, type Standing, whatWaits } from '../domain/tasks.rules.ts';
import { disputesFrom } from '../open-disputes.reads.ts';
import { removalsAsked } from '../removals-asked.ts';
import { standingOf } from './standing.parts.ts';
import { turnOf } from './task-words.parts.ts';

const partOf = ({ is, office }: Role, { registered }: PartyOnRecord): Part | undefined => {
  if (is === 'holder' || is === 'named holder')
    return registered.signatories.includes(office ?? '') ? 'signatory' : 'office';
  if (is === 'named reviewer') return 'reviewer';
  return is === 'liaison' || is === 'records officer' || is === 'alternate' ? is : undefined;
};

/** Other agencies' signatures made outside, for a liaison of one that signs itself. */
const offersTo = ({ round, roles, parties }: VisitedAgreement, now: Instant): Standing['offers'] => {
  const mine = roles.flatMap(({ is, party }) => (is === 'liaison' && party !== undefined ? [party] : []));
  const waiting = round ? offersWaiting(round, mine, now) : [];
  return waiting.flatMap((seat) => {
    const { registered } = parties.find((one) => one.registered.party === partyOf(seat)) ?? {};
    return registered ? [{ party: seat, partyName: registered.name }] : [];
  });
};

function standingsIn(visited: VisitedAgreement, now: Instant): Standing[] {
  const { agreement, round, parties, roles, open, found, person } = visited;
  const offers = offersTo(visited, now);
  return parties.flatMap((one) =>
    roles
      .filter(({ party }) => party === one.registered.party)
      .flatMap((role): Standing[] => {
        const part = partOf(role, one);
        if (part === undefined) return [];
        const { registered, state } = one;
        const of = role.office ?? role.review ?? part;
        const as = { agreement: agreement.id, party: registered.party, of };
        return [
          {
            ...standingOf({ part, of, agreement, registered, state, round, now }),
            disputes: disputesFrom(found, open, as, { mailbox: person.mailbox, now }),
            ...(part === 'liaison' && { offers }),
            ...(part === 'records officer' && { removals: removalsAsked(found, agreement, registered.agency) }),
          },
        ];
      }),
  );
}

export const frameFor = (visited: VisitedAgreement, now: Instant, part: PartName): FrameView => {
  const { agreement, round, register, roles, open } = visited;
  return frameOf({
    ...{ agreement, round, register, roles, now, part, openDisputes: open.length },
    title: titleOf(register, agreement),
    turn: turnOf(whatWaits(standingsIn(visited, now), now), now),
  });
};
