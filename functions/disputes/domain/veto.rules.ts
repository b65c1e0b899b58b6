/** A veto stops a decision that others took in a party's own field; it needs a written reason in time, and its reason is owed an answer. */
import { type Decision, refuse } from '../../shared/kernel.ts';
import { sayInstant } from '../../shared/time-words.ts';
import { mayAct, refused, wordsOf } from './acting.rules.ts';
import type { DisputeEvent } from './dispute.events.ts';
import type { Dispute, Period } from './dispute.schema.ts';
import { type Clock, reasonDue, vetoEnds, type Who } from './ladder.rules.ts';
import type { Speaker } from './speaker.schema.ts';

/** May this party still veto the decision? While another’s veto waits for its reason, only with a reason: time passes for all alike. */
export const mayVeto = (dispute: Dispute, party: string, { now, pauses }: Clock): boolean => {
  const { status, decision, decidedBy = [], vetoers, vetoed, watchEnded } = dispute;
  const ends = vetoEnds(dispute, pauses);
  return (
    (status === 'decided' || status === 'vetoed') &&
    decision !== undefined &&
    // Whoever asked in time and was recorded too late: one commit wins, and what ended is not watched again.
    !watchEnded &&
    ends !== undefined &&
    now < ends &&
    vetoers.includes(party) &&
    !decidedBy.includes(party) &&
    !vetoed.includes(`${party}/${decision.version}`)
  );
};

export interface Casting {
  version: number;
  /** The decision right of the MOU that is touched, by its key. */
  right: string;
  by: Speaker;
  /** May follow within the time that the MOU gives. */
  reason: string;
}

/** What the calendar says of a veto cast now: when its reason is due, and the period of the level if the reason comes with it. */
export interface VetoTimes {
  reasonDue: string;
  calendar: string;
  period: Period;
}

const AWAITED = refuse(
  'veto-awaits-reason',
  'Another agency has vetoed this decision already, and its reason is awaited.',
  'Write your reason now: with it, your veto counts at once.',
  'reason',
).refused;
const NO_VETO = ['no-veto', 'The decision cannot be vetoed by your agency.'] as const;

const why = (dispute: Dispute, party: string, { now, pauses }: Clock) => {
  const { status, decision, decidedBy = [], vetoers, watchEnded } = dispute;
  if ((status !== 'decided' && status !== 'vetoed') || !decision)
    return refuse(
      'nothing-to-veto',
      'There is no decision that could be vetoed.',
      'Look at the status of the dispute.',
    );
  if (!vetoers.includes(party)) return refuse(...NO_VETO, 'The MOU does not give it a veto.');
  if (decidedBy.includes(party)) return refuse(...NO_VETO, 'It accepted the decision itself.');
  const ends = vetoEnds(dispute, pauses);
  if (ends === undefined) return refuse(...NO_VETO, 'A referee ruled, or nobody has a veto here.');
  if (watchEnded || now >= ends)
    return refuse('veto-time-over', 'The time for a veto is over.', `It ended on ${sayInstant(ends, dispute.zone)}.`);
  return refuse('vetoed-before', 'Your agency has vetoed this decision before.', 'A party vetoes a decision once.');
};

export function castVeto(
  dispute: Dispute,
  who: Who,
  { version, right, by, reason }: Casting,
  { reasonDue: due, calendar, period }: VetoTimes,
  clock: Clock,
): Decision<DisputeEvent> {
  const { party } = who;
  if (!mayVeto(dispute, party, clock)) return why(dispute, party, clock);
  if (dispute.decision?.version !== version)
    return refuse('decision-overtaken', 'This is not the current decision.', 'Load the page again and read it.');
  const veto: DisputeEvent = {
    type: 'DecisionVetoed',
    data: { party, version, right, reasonDue: due, calendar },
    body: { by },
  };
  const said = wordsOf(reason, 'reason');
  if (said.refused) return { refused: said.refused };
  if (said.text === '') return dispute.status === 'decided' ? { events: [veto] } : { refused: AWAITED };
  return { events: [veto, reasoned(dispute, party, by, said.text, period)] };
}

const reasoned = ({ level }: Dispute, party: string, by: Speaker, reason: string, period: Period): DisputeEvent => ({
  type: 'VetoReasoned',
  data: { party, level, ...period },
  body: { by, reason },
});

export function reasonVeto(
  dispute: Dispute,
  who: Who,
  { by, reason }: { by: Speaker; reason: string },
  period: Period,
  { now, pauses }: Clock,
): Decision<DisputeEvent> {
  if (dispute.status !== 'vetoed' || dispute.veto?.party !== who.party)
    return refuse(
      'no-reason-awaited',
      'No veto of your agency waits for a reason.',
      'Look at the status of the dispute.',
    );
  const due = reasonDue(dispute, pauses);
  if (due !== undefined && now >= due)
    return refuse(
      'reason-time-over',
      'The time for the reason is over.',
      'The veto has lapsed, and the decision binds again.',
      'reason',
    );
  const said = wordsOf(reason, 'reason', [
    'reason-missing',
    'There is no reason yet.',
    'Say how the decision touches your field.',
  ]);
  return said.refused ? { refused: said.refused } : { events: [reasoned(dispute, who.party, by, said.text, period)] };
}

/** Silence vetoes nothing. */
export const vetoLapses = (dispute: Dispute, { now, pauses }: Clock): boolean => {
  const due = reasonDue(dispute, pauses);
  return dispute.status === 'vetoed' && due !== undefined && now >= due;
};

export const lapseVeto = (dispute: Dispute, clock: Clock): Decision<DisputeEvent> => ({
  events: vetoLapses(dispute, clock) ? [{ type: 'VetoLapsed', data: { party: dispute.veto?.party ?? '' } }] : [],
});

export function answerVeto(
  dispute: Dispute,
  who: Who,
  { level, by, answer }: { level: number; by: Speaker; answer: string },
  clock: Clock,
): Decision<DisputeEvent> {
  const stopped = refused(mayAct(dispute, who, level, clock));
  if (stopped) return stopped;
  if (!dispute.veto?.answerOwed)
    return refuse('no-answer-awaited', 'No veto waits for an answer.', 'Look at the status of the dispute.');
  if (dispute.veto.party === who.party)
    return refuse('own-veto', 'The veto is your own agency’s.', 'The others answer its reason.');
  const said = wordsOf(answer, 'answer', [
    'veto-answer-missing',
    'There is no answer yet.',
    'Say what you make of the reason.',
  ]);
  return said.refused
    ? { refused: said.refused }
    : { events: [{ type: 'VetoAnswered', data: { party: who.party }, body: { by, answer: said.text } }] };
}
