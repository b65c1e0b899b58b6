/** What the picture of an MOU's life is made of: moments and spans of time, each with its record. */
import type { Instant } from '../../../shared/kernel.ts';

/** One under the other, in this order. */
export const LANES = ['texts', 'term', 'disputes', 'pauses', 'kpis', 'commitments', 'notices'] as const;
export type Lane = (typeof LANES)[number];

/** How a span is drawn; `line` is one that came to nothing, or to something else. */
export type SpanLook = 'bar' | 'line' | 'hatch' | 'thread';
/** How a moment is drawn: each has a shape of its own. */
export type MarkLook = 'good' | 'poor' | 'ahead' | 'fell' | 'told' | 'end';

interface Shown {
  /** Names it among all. */
  id: string;
  lane: Lane;
  /** A few characters beside its mark. */
  mark?: string;
  /** What it is, beginning with a capital letter. */
  what: string;
  /** How it stands or how it ended, likewise. */
  how: string;
  at: Instant;
  /** Path of its record. */
  page: string;
}

export interface Span extends Shown {
  look: SpanLook;
  /** Absent of what goes on. */
  until?: Instant;
  /** Moments within it. */
  steps?: readonly Instant[];
  /** What its end was, where that is not what follows it. */
  ends?: MarkLook;
}

export interface Mark extends Shown {
  look: MarkLook;
}

export type Item = Span | Mark;

const SPANS: readonly string[] = ['bar', 'line', 'hatch', 'thread'] satisfies SpanLook[];
export const isSpan = (item: Item): item is Span => SPANS.includes(item.look);

/** By time; what begins together stands in the order of the lanes. */
export const inOrder = (one: Item, other: Item): number =>
  one.at < other.at ? -1 : one.at > other.at ? 1 : LANES.indexOf(one.lane) - LANES.indexOf(other.lane);

/** Whether nothing of it goes on or lies ahead. */
export const isOver = (item: Item, now: Instant): boolean =>
  isSpan(item) ? item.until !== undefined && item.until <= now : item.at <= now;
