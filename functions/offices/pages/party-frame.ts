/** The frame of the pages of a party's offices, with what the party still owes before its head is asked. */
import { type RegisteredParty, titleOf } from '../../agreements/agreement.reads.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import { partyIn } from '../../agreements/domain/kept-party.rules.ts';
import { frameOf } from '../../agreements/pages/frame.parts.ts';
import { tasksOf } from '../../home/domain/tasks.rules.ts';
import { standingOf } from '../../home/pages/standing.parts.ts';
import { turnOf } from '../../home/pages/task-words.parts.ts';
import { headerOf } from '../../identity/person.reads.ts';
import type { Instant } from '../../shared/kernel.ts';
import { existing } from '../../shared/ledger/ledger.ts';
import type { FrameView, Turn } from '../../shared/pages/frame.tsx';
import type { VisitedParty } from '../authorize-party.ts';

/** What waits for a liaison of this party; its forms are on the page of the party. */
function turnIn({ agreement, registered, officesTip, round, isLiaison }: VisitedParty, now: Instant): Turn | undefined {
  if (!isLiaison) return undefined;
  const standing = standingOf({
    ...{ part: 'liaison', of: 'liaison', agreement, registered, state: officesTip.state, round, now },
  });
  return turnOf(tasksOf(standing, now), now);
}

export function partyFrame(visited: VisitedParty, now: Instant): FrameView {
  const { agreement, registered, everywhere, organizer, roles, round, openDisputes } = visited;
  // An MOU in force stays so, whatever its parties prepare to follow it.
  const holds = textAt(existing(visited.agreementsTip), now);
  const isParty = holds.status === 'executed' && partyIn(visited.kept, holds.version) !== undefined;
  const framed = isParty ? { agreement: holds } : { agreement, round };
  const register: RegisteredParty[] = [
    everywhere,
    ...(organizer && organizer.party !== registered.party ? [organizer] : []),
  ];
  return frameOf({
    ...{ ...framed, register, roles, now, part: 'people', current: 'true', openDisputes },
    title: titleOf(register, agreement),
    turn: turnIn(visited, now),
  });
}

/** As the register writes the reader. */
export const partyPerson = ({ person, matter }: VisitedParty) => headerOf(person, matter.by.name);
