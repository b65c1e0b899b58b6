/** Which acts a person can do on a dispute at this moment: a page offers these and no others; each act is decided again when it comes. */
import { mayAct } from './acting.rules.ts';
import type { Dispute } from './dispute.schema.ts';
import { type Clock, isSide, officialOf, reasonDue, type Who } from './ladder.rules.ts';
import { mayVeto } from './veto.rules.ts';

export type Act =
  | 'answer'
  | 'join'
  | 'withdraw'
  | 'propose'
  | 'accept'
  | 'climb'
  | 'veto'
  | 'veto-reason'
  | 'veto-answer'
  | 'dissent';

const onItsSide = (dispute: Dispute, { party }: Who): Act[] => {
  if (dispute.status !== 'open') return [];
  if (!isSide(dispute, party)) return ['join'];
  if (party === dispute.by) return ['withdraw'];
  return dispute.sides[party]?.heard ? [] : ['answer'];
};

/** The reason of a veto is answered before anything else is decided on that level. */
const onThisLevel = (dispute: Dispute, who: Who, clock: Clock): Act[] => {
  if (mayAct(dispute, who, dispute.level, clock)) return [];
  if (dispute.veto?.answerOwed) return ['veto-answer', 'climb'];
  const official = officialOf(dispute);
  const writes: Act[] = official && official.party !== who.party ? [] : ['propose'];
  const takes: Act[] = dispute.text && !dispute.text.accepted.includes(who.party) ? ['accept'] : [];
  return [...takes, ...writes, 'climb'];
};

const afterIt = (dispute: Dispute, { party }: Who, clock: Clock): Act[] => {
  const { status, veto, decision } = dispute;
  const due = reasonDue(dispute, clock.pauses);
  const owesReason = status === 'vetoed' && veto?.party === party && due !== undefined && clock.now < due;
  return [
    ...(owesReason ? (['veto-reason'] as const) : []),
    ...(mayVeto(dispute, party, clock) ? (['veto'] as const) : []),
    ...(decision && isSide(dispute, party) ? (['dissent'] as const) : []),
  ];
};

export const offered = (dispute: Dispute, who: Who | undefined, clock: Clock): Act[] =>
  who === undefined
    ? []
    : [...onThisLevel(dispute, who, clock), ...onItsSide(dispute, who), ...afterIt(dispute, who, clock)];
