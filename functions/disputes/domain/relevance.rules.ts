/** A mail that events have overtaken is not sent: a level that was left, a text that is off the table, an act after the end. */

import type { DocketEvent } from '../docket/domain/docket.events.ts';
import { type Pause, pauseAt } from '../docket/domain/suspension-clock.rules.ts';
import type { DisputeEvent } from './dispute.events.ts';
import type { Dispute } from './dispute.schema.ts';
import { type Clock, deadlineOf, isSide, officeOn, ownersOf } from './ladder.rules.ts';

/** Whether it is this office’s turn: it stands on the level of today, and there is time left. */
export const isAsked = (dispute: Dispute, party: string, office: string | undefined, clock: Clock): boolean =>
  dispute.status === 'open' &&
  clock.now < deadlineOf(dispute, clock.pauses) &&
  isSide(dispute, party) &&
  officeOn(dispute, party, dispute.level) === office;

/** Whoever reminds a party’s higher offices means the one below them, so the party counts and not the office. */
const isWaitedFor = (dispute: Dispute, party: string): boolean =>
  ownersOf(dispute).some((name) => name.startsWith(`${party}/`));

/** Whether people of `party` still need to hear of what happened, as the dispute stands now. */
export function stillNeeded(event: DisputeEvent, dispute: Dispute, party: string, clock: Clock): boolean {
  const { status, level, text, decision, veto, sides, reminded } = dispute;
  const open = status === 'open';
  switch (event.type) {
    case 'DisputeRaised':
      return open && level === 0;
    case 'DisputeAnswered':
    case 'PartyJoined':
      return open;
    case 'DisputeWithdrawn':
      return status === 'withdrawn';
    case 'TextProposed':
      return open && text?.version === event.data.version && !text.accepted.includes(party);
    case 'TextAccepted':
      return open && text?.version === event.data.version;
    case 'DisputeDecided':
      return status === 'decided' && decision?.version === event.data.version;
    case 'ClimbAsked':
      return open && level === event.data.level && !sides[party]?.asksClimb;
    case 'LevelClimbed':
      return open && level === event.data.to;
    case 'ImpasseReached':
      return status === 'impasse';
    case 'DisputeEnded':
      return status === 'ended';
    case 'LevelReminded': {
      const newest = level === event.data.level && reminded === event.data.count;
      return open && newest && clock.now < deadlineOf(dispute, clock.pauses) && isWaitedFor(dispute, party);
    }
    case 'DecisionVetoed':
      return status === 'vetoed' && veto?.version === event.data.version;
    case 'VetoReasoned':
      return open && level === event.data.level;
    case 'VetoLapsed':
      return status === 'decided';
    case 'VetoAnswered':
      return true;
    default:
      return false;
  }
}

/** Clocks that go on again, or stand again, are told by the mail of that moment. */
export const stillStands = ({ type }: Pick<DocketEvent, 'type'>, pauses: readonly Pause[], clock: Clock): boolean => {
  const standing = pauseAt(pauses, clock.now) !== undefined;
  return type === 'ClocksPaused' ? standing : type === 'ClocksResumed' && !standing;
};
