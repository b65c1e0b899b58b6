/** What a decision promises is watched over: reminded before its day, broken after it, and done when someone says so. */
import { type Decision, type Instant, refuse } from '../../shared/kernel.ts';
import { movedReminder } from '../docket/domain/suspension-clock.rules.ts';
import { wordsOf } from './acting.rules.ts';
import type { DisputeEvent } from './dispute.events.ts';
import type { Dispute, FollowUp } from './dispute.schema.ts';
import { type Clock, calendarOf, promiseDue, type Who } from './ladder.rules.ts';
import type { Speaker } from './speaker.schema.ts';

const momentsOf = (dispute: Dispute, promise: FollowUp, { pauses }: Clock) => ({
  dueAt: promiseDue(dispute, promise, pauses),
  remindAt: movedReminder(calendarOf(dispute), promise.remindAt, dispute.decision?.at ?? promise.dueAt, pauses),
});

/** The first promise that something is due about, if there is one. */
export function followUpDue(dispute: Dispute, clock: Clock): { index: number; what: 'broken' | 'remind' } | undefined {
  if (dispute.status !== 'decided') return undefined;
  for (const [index, one] of (dispute.decision?.followUps ?? []).entries()) {
    if (one.status !== 'open') continue;
    const { dueAt, remindAt } = momentsOf(dispute, one, clock);
    if (clock.now >= dueAt) return { index, what: 'broken' };
    if (!one.reminded && clock.now >= remindAt) return { index, what: 'remind' };
  }
  return undefined;
}

export function watchFollowUps(dispute: Dispute, clock: Clock): Decision<DisputeEvent> {
  const due = followUpDue(dispute, clock);
  if (!due) return { events: [] };
  const type = due.what === 'broken' ? 'FollowUpBroken' : 'FollowUpReminded';
  return { events: [{ type, data: { followUp: due.index } }] };
}

/** When something will be due about a promise, in order. */
export const followUpMoments = (dispute: Dispute, clock: Clock): Instant[] =>
  dispute.status !== 'decided'
    ? []
    : (dispute.decision?.followUps ?? [])
        .filter(({ status }) => status === 'open')
        .flatMap((one) => {
          const { dueAt, remindAt } = momentsOf(dispute, one, clock);
          return one.reminded ? [dueAt] : [remindAt, dueAt];
        })
        .sort();

export function finishFollowUp(
  dispute: Dispute,
  who: Who,
  { followUp, by, what }: { followUp: number; by: Speaker; what: string },
): Decision<DisputeEvent> {
  const promised = dispute.status === 'decided' ? dispute.decision?.followUps[followUp] : undefined;
  if (!promised)
    return refuse(
      'follow-up-unknown',
      'There is no such promise.',
      'Load the page again and choose one of those on it.',
    );
  if (promised.party !== who.party)
    return refuse('follow-up-of-another', 'Another agency promised this.', 'It says itself when it is done.');
  if (promised.status === 'done')
    return refuse('follow-up-done', 'This was said to be done already.', 'Nothing is to be done.');
  const said = wordsOf(what, 'what', [
    'what-was-done-missing',
    'It does not say what was done.',
    'Say it in a sentence; the others read it.',
  ]);
  return said.refused
    ? { refused: said.refused }
    : { events: [{ type: 'FollowUpDone', data: { followUp, party: who.party }, body: { by, what: said.text } }] };
}
