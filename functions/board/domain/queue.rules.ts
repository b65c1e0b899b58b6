/** The queue of open disputes: whose time ends first stands first, and nothing that a person may not read tells by its place what it is. */
import type { Calendar } from '../../shared/calendar/business-days.ts';
import type { Instant } from '../../shared/kernel.ts';

/** A place in the queue: the dispute that stands there, by its id, and when its time ends. */
export interface Place {
  id: string;
  due: Instant;
}

/** A dispute of which this person may know that it exists, and no more: its place is never shown. */
export interface Hidden extends Place {
  agreement: string;
  /** The MOU's number, as people name it. */
  mou: string;
  /** The dispute's number under it. */
  number: number;
}

/** What a queue shows of a dispute that the person may read. */
export interface Row extends Hidden {
  about: string;
  /** Names of the agencies that are in it. */
  between: readonly string[];
  level: string;
  /** Whose turn it is, in words. */
  turn: readonly string[];
  /** What is due then: an impasse has no time left and stands since then. */
  what: 'level' | 'reason' | 'impasse';
  calendar: Calendar;
  /** Until when the deadlines of the MOU are paused. */
  paused?: Instant;
}

/** What the person chose to see; everything where nothing is chosen. */
export interface Filter {
  agency: string;
  level: string;
  mou: string;
}

export const PAGE = 25;

const earlier = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
export const inOrder = (one: Place, other: Place): number => earlier(one.due, other.due) || earlier(one.id, other.id);

export const mayKnow = (one: Row | Hidden): one is Row => 'about' in one;

/** A choice of agency or level would say something about a dispute that is hidden, so it leaves those out. */
export const chosen = (one: Row | Hidden, { agency, level, mou }: Filter): boolean =>
  (mou === '' || one.agreement === mou) &&
  (agency === '' || (mayKnow(one) && one.between.includes(agency))) &&
  (level === '' || (mayKnow(one) && one.level === level));

/**
 * What surely comes next: pauses move a deadline only later, so nothing that is unread can stand before `bound`, the earliest moment
 * by which the index lists something unread; undefined when everything was read.
 */
export const settled = <One extends Place>(
  read: readonly One[],
  after: Place | undefined,
  bound: Instant | undefined,
): One[] =>
  read
    .filter((one) => (after === undefined || inOrder(after, one) < 0) && (bound === undefined || one.due < bound))
    .sort(inOrder);

/** The page, and where the next one begins when there is one. */
export function pageOf<One extends Place>(
  read: readonly One[],
  after: Place | undefined,
  bound: Instant | undefined,
): { page: One[]; next?: Place } {
  const ready = settled(read, after, bound);
  const page = ready.slice(0, PAGE);
  const last = page.at(-1);
  if (ready.length > PAGE && last) return { page, next: { id: last.id, due: last.due } };
  // Nothing that stands at the bound was shown, whatever its id.
  return bound === undefined ? { page } : { page, next: { id: '', due: bound } };
}

/** `2026-12-01T22:00:00.000Z~dsp_...`, as an address carries it. */
export const sayPlace = ({ due, id }: Place): string => `${due}~${id}`;
export function readPlace(text: string | undefined): Place | undefined {
  const [, due = '', id = ''] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~((?:dsp_[0-9A-Z]{26}-\d{1,6})?)$/.exec(text ?? '') ?? [];
  return due === '' || Number.isNaN(Date.parse(due)) ? undefined : { id, due };
}
