/** A dispute only ever climbs: when its time is over, when every side asks, when one hands it up, or when nobody can be reached. */
import { type Decision, refuse } from '../../shared/kernel.ts';
import { mayAct, refused, wordsOf } from './acting.rules.ts';
import type { DataOf, DisputeEvent } from './dispute.events.ts';
import type { Dispute, Period } from './dispute.schema.ts';
import { type Clock, deadlineOf, isSide, levelAbove, officesOn, partiesOf, type Who } from './ladder.rules.ts';
import type { Speaker } from './speaker.schema.ts';

export type ClimbCause = DataOf<'LevelClimbed'>['why'];

/** Periods are worked out beforehand, with the calendar; `undefined` where there is no level above. */
const climb = (dispute: Dispute, why: ClimbCause, period: Period | undefined): DisputeEvent => {
  const to = levelAbove(dispute);
  if (to === undefined) return { type: 'ImpasseReached', data: { from: dispute.level, why } };
  if (!period) throw new Error('A level that opens needs a period');
  return { type: 'LevelClimbed', data: { from: dispute.level, to, why, ...period } };
};

/** Offices that take no mail, and that none reached on this level. */
export const unreachable = (dispute: Dispute): string[] =>
  officesOn(dispute, dispute.level).filter((name) => dispute.mail[name] === 'refused');

/** Why the workflow should lift it now, if it should. */
export function climbDue(dispute: Dispute, { now, pauses }: Clock): ClimbCause | undefined {
  if (dispute.status !== 'open') return undefined;
  if (now >= deadlineOf(dispute, pauses)) return 'deadline';
  // Above the last level there is nobody to go on with it: there a mailbox is mended while the time runs.
  return levelAbove(dispute) !== undefined && unreachable(dispute).length > 0 ? 'unreachable' : undefined;
}

/** The workflow asks; the ledger says whether it is so. Someone who acted in the same moment may have made it needless. */
export function climbByItself(
  dispute: Dispute,
  level: number,
  period: Period | undefined,
  clock: Clock,
): Decision<DisputeEvent> {
  if (dispute.level !== level) return { events: [] };
  const why = climbDue(dispute, clock);
  return { events: why ? [climb(dispute, why, period)] : [] };
}

export interface Asking {
  level: number;
  by: Speaker;
  /** `ask` the other sides to agree, or move it up `now`, for which a reason is owed; as it was chosen. */
  how: string;
  reason: string;
}

export function askClimb(
  dispute: Dispute,
  who: Who,
  { level, by, how, reason }: Asking,
  period: Period | undefined,
  clock: Clock,
): Decision<DisputeEvent> {
  const stopped = refused(mayAct(dispute, who, level, clock));
  if (stopped) return stopped;
  const handsUp = how === 'now';
  if (!handsUp && how !== 'ask')
    return refuse(
      'choice-missing',
      'No choice is made.',
      'Choose to ask the other side, or to move the dispute now.',
      'how',
    );
  const said = wordsOf(reason, 'reason');
  if (said.refused) return { refused: said.refused };
  if (handsUp && said.text === '')
    return refuse(
      'reason-missing',
      'There is no reason yet.',
      'Say why the dispute should move now. It stays on the record.',
      'reason',
    );
  if (!handsUp && !isSide(dispute, who.party))
    return refuse(
      'nobody-to-ask',
      'Your office decides here alone, and has nobody to ask.',
      'Decide, or move the dispute now.',
      'how',
    );
  if (!handsUp && dispute.sides[who.party]?.asksClimb)
    return refuse(
      'climb-asked-already',
      'Your side has asked for the next level already.',
      'Wait for the other side, or move the dispute now.',
      'how',
    );
  const asks: DisputeEvent = {
    type: 'ClimbAsked',
    data: { party: who.party, level, handsUp },
    body: { by, reason: said.text },
  };
  if (handsUp) return { events: [asks, climb(dispute, 'handed up', period)] };
  const all = partiesOf(dispute).every((party) => party === who.party || dispute.sides[party]?.asksClimb);
  return { events: all ? [asks, climb(dispute, 'all asked', period)] : [asks] };
}
