/** The frame of the pages of an MOU that home has, with what waits for the reader in this MOU: from what was read to let the reader in. */
import { titleOf } from '../../agreements/agreement.reads.ts';
import { calendarOf } from '../../agreements/domain/agreement.rules.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import type { PartName } from '../../agreements/domain/parts.rules.ts';
import { partyOf } from '../../agreements/domain/seats.rules.ts';
import { frameOf } from '../../agreements/pages/frame.parts.ts';
import type { Role } from '../../identity/domain/roles.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { FrameView, Tab } from '../../shared/pages/frame.tsx';
import { offersWaiting } from '../../signing/outside/domain/waiting.rules.ts';
import { type PartyOnRecord, type VersionVisited, type VisitedAgreement, versionsOf } from '../authorize-agreement.ts';
import type { Part, Standing } from '../domain/standing.ts';
import { whatWaits } from '../domain/tasks.rules.ts';
import { disputesFrom } from '../open-disputes.reads.ts';
import { removalsAsked } from '../removals-asked.ts';
import { changesFor, commitmentsFor, figuresFor, reviewsFor, standingOf } from './standing.parts.ts';
import { turnOf } from './task-words.parts.ts';

const partOf = ({ is, office }: Role, { registered }: PartyOnRecord): Part | undefined => {
  if (is === 'holder' || is === 'named holder')
    return registered.signatories.includes(office ?? '') ? 'signatory' : 'office';
  if (is === 'named reviewer') return 'reviewer';
  return is === 'liaison' || is === 'records officer' || is === 'alternate' ? is : undefined;
};

/** Parties for which somebody with these roles is a liaison. */
const liaisonOf = (roles: readonly Role[]): string[] =>
  roles.flatMap(({ is, party }) => (is === 'liaison' && party !== undefined ? [party] : []));

/** Other agencies' signatures made outside, for a liaison of one that signs itself. */
const offersTo = ({ round, roles, parties }: VersionVisited, now: Instant): Standing['offers'] => {
  const waiting = round ? offersWaiting(round, liaisonOf(roles), now) : [];
  return waiting.flatMap((seat) => {
    const { registered } = parties.find((one) => one.registered.party === partyOf(seat)) ?? {};
    return registered ? [{ party: seat, partyName: registered.name }] : [];
  });
};

type Around = Pick<VisitedAgreement, 'open' | 'found' | 'person' | 'whole' | 'figures' | 'reviews'>;

/** As what the reader stands in that version; disputes are those of the text that holds. */
function standingsIn(
  version: VersionVisited,
  { open, found, person, whole, figures, reviews }: Around,
  now: Instant,
): Standing[] {
  const { agreement, round, parties, roles } = version;
  const offers = offersTo(version, now);
  // Notices are about the text that holds, and for whoever is a party of it.
  const holds = agreement.version === textAt(whole, now).version;
  const changes = holds ? changesFor(whole, liaisonOf(roles), now) : undefined;
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
            ...(holds && {
              figures: figuresFor(figures, { party: registered.party, part, of }, calendarOf(agreement)),
              reviews: reviewsFor(reviews, { party: registered.party, part, of }, calendarOf(agreement)),
            }),
            ...(part === 'liaison' && {
              ...{ offers, changes },
              ...(holds && {
                commitments: commitmentsFor(found, agreement, { party: registered.party, mine: liaisonOf(roles) }, now),
              }),
            }),
            ...(part === 'records officer' && { removals: removalsAsked(found, agreement, registered.agency) }),
          },
        ];
      }),
  );
}

export const frameFor = (
  visited: VisitedAgreement,
  now: Instant,
  part: PartName,
  current: Tab['current'] = 'page',
): FrameView => {
  const { agreement, round, register, roles, open } = visited;
  return frameOf({
    ...{ agreement, round, register, roles, now, part, current, openDisputes: open.length },
    title: titleOf(register, agreement),
    turn: turnOf(
      whatWaits(
        versionsOf(visited).flatMap((version) => standingsIn(version, visited, now)),
        now,
      ),
      now,
    ),
  });
};
