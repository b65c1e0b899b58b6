/** What happened to one commitment, from the history of the party that made it: with the words that still stand. */
import type { Instant } from '../../shared/kernel.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import { type Commitment, type Commitments, evolveCommitments } from './commitment.state.ts';
import { isOfDecision } from './follow-up.rules.ts';

interface Told {
  events: readonly { type: string; data: unknown; seq: number; at: Instant }[];
  bodies: ReadonlyMap<number, { body: unknown }>;
}

export interface Words {
  by?: { name: string; title?: string };
  what?: string;
  link?: string;
  reason?: string;
  why?: string;
  measure?: string;
}

export interface Entry {
  seq: number;
  at: Instant;
  event: CommitmentEvent;
  /** Without those that were removed by law. */
  words: Words;
}

/** The party's own events, and not that words were removed by law. */
const isItsOwn = ({ type }: { type: string }): boolean => type !== 'BodyRemoved';

const isAbout = ({ type, data }: CommitmentEvent, key: string): boolean => {
  if (type === 'CommitmentsTaken') return data.commitments.some((one) => one.key === key);
  if (type === 'FollowUpsTaken') return data.followUps.some((one) => one.key === key);
  if (type === 'DutiesTaken') return data.duties.some((one) => one.key === key);
  if (type === 'FollowUpsVetoed') return isOfDecision(key, data);
  if (type === 'CommitmentsTold') return [data.month, data.week, data.late].some((keys) => keys.includes(key));
  if (type === 'CommitmentsLeft') return data.closed.includes(key);
  return type !== 'CommitmentsClosed' && data.commitment === key;
};

export interface HappenedTo {
  entries: Entry[];
  /** The last text that has it; 0 where none had. */
  version: number;
  /** The decision that it followed fell to a veto. */
  fell: boolean;
}

export function happenedTo({ events, bodies }: Told, key: string): HappenedTo {
  const entries = events
    .filter(isItsOwn)
    .flatMap(({ seq, at, ...event }): Entry[] =>
      isAbout(event as CommitmentEvent, key)
        ? [{ seq, at, event: event as CommitmentEvent, words: (bodies.get(seq)?.body ?? {}) as Words }]
        : [],
    );
  const taken = entries.flatMap(({ event }) => (event.type === 'CommitmentsTaken' ? [event.data.version] : []));
  const fell = entries.some(({ event }) => event.type === 'FollowUpsVetoed' && event.data.veto === 'reasoned');
  return { entries, version: Math.max(0, ...taken), fell };
}

/** How it stood when the tip of its party had it last. */
export function lastStood({ events }: Told, key: string): Commitment | undefined {
  let state: Commitments | undefined;
  let last: Commitment | undefined;
  for (const { at, ...event } of events.filter(isItsOwn)) {
    state = evolveCommitments(state, event as CommitmentEvent, at);
    last = state.commitments[key] ?? last;
  }
  return last;
}

/** The measure that was agreed in the place of the one of the text; undefined where its words were removed by law. */
export const measureAsked = ({ entries }: HappenedTo, asked: number | undefined): string | undefined =>
  entries.find(({ event }) => event.type === 'RenegotiationAsked' && event.data.asked === asked)?.words.measure;

export const reasonAsked = ({ entries }: HappenedTo, asked: number): string | undefined =>
  entries.find(({ event }) => event.type === 'RenegotiationAsked' && event.data.asked === asked)?.words.why;
