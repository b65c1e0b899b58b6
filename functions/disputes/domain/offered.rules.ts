/** Which acts a person can do on a dispute at this moment, and which is waited for: a page offers these and no others, and dissent once; each act is decided again when it comes. */

import type { Instant } from '../../shared/kernel.ts';
import { mayAct } from './acting.rules.ts';
import type { Dispute } from './dispute.schema.ts';
import {
  answerOwed,
  type Clock,
  deadlineOf,
  isSide,
  nameOf,
  officialOf,
  ownersOf,
  reasonDue,
  standsHere,
  type Who,
} from './ladder.rules.ts';
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
  if (dispute.veto?.answerOwed) return dispute.veto.party === who.party ? ['climb'] : ['veto-answer', 'climb'];
  const official = officialOf(dispute);
  const writes: Act[] = official && official.party !== who.party ? [] : ['propose'];
  const takes: Act[] = dispute.text && !dispute.text.accepted.includes(who.party) ? ['accept'] : [];
  return [...takes, ...writes, 'climb'];
};

const afterIt = (dispute: Dispute, { party }: Who, clock: Clock): Act[] => {
  const { status, veto, decision } = dispute;
  const due = reasonDue(dispute, clock.pauses);
  const owesReason = status === 'vetoed' && veto?.party === party && due !== undefined && clock.now < due;
  const dissents = status !== 'ended' && decision && isSide(dispute, party) && !dispute.dissent.includes(party);
  return [
    ...(owesReason ? (['veto-reason'] as const) : []),
    ...(mayVeto(dispute, party, clock) ? (['veto'] as const) : []),
    ...(dissents ? (['dissent'] as const) : []),
  ];
};

export const offered = (dispute: Dispute, who: Who | undefined, clock: Clock): Act[] =>
  who === undefined
    ? []
    : [...onThisLevel(dispute, who, clock), ...onItsSide(dispute, who), ...afterIt(dispute, who, clock)];

/** The act that is waited for from a person first, and until when: a page begins with it. */
export interface Turn {
  act: Act;
  due: Instant;
}

/** What is waited for on a level, the first that is offered. */
const ON_LEVEL: readonly Act[] = ['veto-answer', 'accept', 'propose'];

export function turnIn(dispute: Dispute, who: Who | undefined, clock: Clock): Turn | undefined {
  if (!who) return undefined;
  const acts = offered(dispute, who, clock);
  const answer = answerOwed(dispute, who.party, clock);
  if (answer !== undefined && standsHere(dispute, who)) return { act: 'answer', due: answer };
  const reason = reasonDue(dispute, clock.pauses);
  if (reason !== undefined && acts.includes('veto-reason')) return { act: 'veto-reason', due: reason };
  const owners = ownersOf(dispute);
  const act = ON_LEVEL.find((one) => acts.includes(one));
  return act && who.offices.some((office) => owners.includes(nameOf(who.party, office)))
    ? { act, due: deadlineOf(dispute, clock.pauses) }
    : undefined;
}
