/** The hash chain: an event's hash covers its stream, sequence, content and the hash before it, so nothing can be changed, dropped or reordered unseen. */
import { canonicalJson, hashOf, sha256 } from '../canonical.ts';
import type { Instant } from '../kernel.ts';

/** One link of a chain as it is stored and exported. `body` is a salted commitment: the words themselves can be removed by law and the chain still holds. */
export interface ChainedEvent {
  stream: string;
  /** From 1, without gaps: order is by sequence, never by time. */
  seq: number;
  type: string;
  at: Instant;
  /** Who acted, as a role and an id, never as a person's name. */
  actor: string;
  data: unknown;
  body: string | null;
  /** Hash of the event before, or 64 zeros for the first. */
  previous: string;
  hash: string;
}

/** An event of which an export tells only that it stands there: its hash holds the chain together, and nothing can be read from it. */
export interface WithheldEvent {
  stream: string;
  seq: number;
  hash: string;
  withheld: true;
}

export type ChainLink = ChainedEvent | WithheldEvent;
export const isWithheld = (link: object): link is WithheldEvent => 'withheld' in link && link.withheld === true;

/** The removable part of an event and the salt that keeps its commitment from being guessed. */
export interface SaltedBody {
  salt: string;
  body: unknown;
}

export const GENESIS = '0'.repeat(64);

export const commitmentOf = ({ salt, body }: SaltedBody): string => hashOf({ body, salt });

export function chain(event: Omit<ChainedEvent, 'hash'>): ChainedEvent {
  const { stream, seq, type, at, actor, data, body, previous } = event;
  const covered = { stream, seq, type, at, actor, data, body, previous };
  return { ...covered, hash: sha256(canonicalJson(covered)) };
}

export interface ChainReport {
  events: number;
  /** Hash of the last event: the witness that parties hold in what they received. */
  tip: string;
  /** What does not hold, in words, each naming the event. Empty when the chain verifies. */
  faults: string[];
  /** Sequences whose body is gone; the chain itself still holds. */
  removed: number[];
}

/** What is wrong with the link itself, its place and the hash before it aside. */
function faultsOf(event: ChainedEvent, name: string, previous: string, kept: SaltedBody | undefined): string[] {
  const faults: string[] = [];
  if (event.previous !== previous) faults.push(`${name} does not follow the event before it.`);
  if (chain(event).hash !== event.hash) faults.push(`${name} was changed after it was recorded.`);
  if (event.body !== null && kept && commitmentOf(kept) !== event.body)
    faults.push(`${name} carries words other than those recorded.`);
  if (event.body === null && kept) faults.push(`${name} carries words that it never committed to.`);
  return faults;
}

/** The table itself withholds nothing: there, a link without its event is what a forger would leave. */
const nowhere = (): boolean => false;

/**
 * Checks sequence, linkage, every hash and every body commitment of one stream. A withheld event is held by the next one that is shown,
 * which covers all before it; within a row of them, and at the very end, a hash is only a hash, and an outside witness can tell.
 */
export function verifyChain(
  events: readonly ChainLink[],
  bodies: ReadonlyMap<number, SaltedBody>,
  mayWithhold: (stream: string) => boolean = nowhere,
): ChainReport {
  const faults: string[] = [];
  const removed: number[] = [];
  let previous = GENESIS;
  const stream = events[0]?.stream;
  events.forEach((event, index) => {
    const name = `Event ${event.seq} (${isWithheld(event) ? 'withheld' : event.type})`;
    if (event.stream !== stream) faults.push(`${name} belongs to another record.`);
    if (event.seq !== index + 1) faults.push(`${name} is at place ${index + 1}: an event is missing or moved.`);
    const kept = bodies.get(event.seq);
    if (isWithheld(event)) {
      if (!mayWithhold(event.stream)) faults.push(`${name}: no event of this stream may be withheld.`);
      if (kept) faults.push(`${name} is not shown, and words are said to be its own.`);
    } else {
      faults.push(...faultsOf(event, name, previous, kept));
      if (event.body !== null && !kept) removed.push(event.seq);
    }
    previous = event.hash;
  });
  const seqs = new Set(events.map(({ seq }) => seq));
  for (const seq of bodies.keys())
    if (!seqs.has(seq)) faults.push(`There are words for event ${seq}, which is not there.`);
  return { events: events.length, tip: previous, faults, removed };
}
