/** Every proposal that was ever made, from the history of the plan: what it asks for, who answered, and what became of it. */
import type { Speaker } from '../../../disputes/domain/speaker.schema.ts';
import type { Instant } from '../../../shared/kernel.ts';
import type { PlanEvent, Proposed } from './plan.events.ts';

interface Happened {
  seq: number;
  type: string;
  at: Instant;
  data: unknown;
}

/** Words are absent where they were removed by law. */
type Words = Partial<{ by: Speaker; reason: string }>;

export interface Answer {
  party: string;
  at: Instant;
  words: Words;
}

export interface ProposalTold {
  proposal: number;
  party: string;
  under: number;
  change: Proposed;
  at: Instant;
  words: Words;
  agreed: Answer[];
  status: 'open' | 'agreed' | 'declined' | 'withdrawn';
  /** By whom it was declined or withdrawn; when it was settled. */
  end?: Answer | undefined;
}

type Data = Extract<PlanEvent, { type: 'ChangeProposed' }>['data'];

/** The first one first. */
export function proposalsIn({
  events,
  bodies,
}: {
  events: readonly Happened[];
  bodies: ReadonlyMap<number, { body: unknown }>;
}): ProposalTold[] {
  const all = new Map<number, ProposalTold>();
  for (const { seq, type, at, data } of events) {
    const words = (bodies.get(seq)?.body ?? {}) as Words;
    const { proposal, party, under, change } = data as Data;
    const one = all.get(proposal);
    const answer = { party, at, words };
    switch (type as PlanEvent['type']) {
      case 'ChangeProposed':
        all.set(proposal, { proposal, party, under, change, at, words, agreed: [], status: 'open' });
        break;
      case 'ChangeAgreed':
        one?.agreed.push(answer);
        break;
      case 'ChangeDeclined':
        if (one) all.set(proposal, { ...one, status: 'declined', end: answer });
        break;
      case 'ChangeWithdrawn':
        if (one) all.set(proposal, { ...one, status: 'withdrawn', end: answer });
        break;
      case 'TargetMoved':
      case 'BaselineRestated':
      case 'ExceptionAgreed':
        if (one) all.set(proposal, { ...one, status: 'agreed', end: { ...answer, party: one.party, words: {} } });
        break;
      default:
    }
  }
  return [...all.values()];
}
