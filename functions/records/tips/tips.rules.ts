/** There is one list of tips a day, it holds every stream once, and it names the list before it. */
import { type PlainDay, type Refusal, refuse } from '../../shared/kernel.ts';
import type { TipsListed } from './tips.events.ts';
import type { ListedTip, TipsList } from './tips.schema.ts';

/** The newest list. */
export interface LastList {
  day: PlainDay;
  listHash: string;
  streamsHash: string;
}

/** What a list says beside where all other streams stood. */
export interface Day {
  day: PlainDay;
  previous: string;
  /** Where the stream of lists stood, which every list moves on; absent on the first. */
  own?: ListedTip | undefined;
}

/** What the first list names as the one before it. */
const NONE_BEFORE = '0'.repeat(64);

type Compiled =
  | { refused?: undefined; of: Day; streams: ListedTip[]; list: TipsList }
  | { refused: Refusal; of?: undefined; streams?: undefined; list?: undefined };

const inOrder = (tips: readonly ListedTip[]): ListedTip[] =>
  tips.toSorted((one, other) => (one.stream < other.stream ? -1 : 1));

/** The list of a day; `streams` is the same value on all days on which no stream moved. */
export const listOf = ({ day, previous, own }: Day, streams: readonly ListedTip[]): TipsList => ({
  format: 'concord-tips@1',
  day,
  tips: inOrder(own ? [...streams, own] : streams),
  previous,
});

/**
 * A stream that moved while its tip was looked for is found twice: where it stood last is listed.
 * @param found all streams; the stream of lists counts as `own`, which was read with the list before, and not as it was found
 */
export function compile(
  last: LastList | undefined,
  day: PlainDay,
  found: readonly ListedTip[],
  own?: ListedTip,
): Compiled {
  if (last && day <= last.day)
    return refuse(
      'tips-listed',
      `The tips of ${day} have been listed.`,
      `Read the list of that day; the next one is made tomorrow.`,
    );
  const newest = new Map<string, ListedTip>();
  for (const { stream, seq, hash } of found)
    if (seq > (newest.get(stream)?.seq ?? 0)) newest.set(stream, { stream, seq, hash });
  if (own) newest.delete(own.stream);
  const streams = inOrder([...newest.values()]);
  const of: Day = { day, previous: last?.listHash ?? NONE_BEFORE, own };
  return { of, streams, list: listOf(of, streams) };
}

/** At most so many are named on record; the log of the operator has the same. */
const MOST_NAMED = 100;

/**
 * Streams of the list before that stand further back now, at the same place with another event, or nowhere: a stream only ever grows.
 * Whoever changed the table by hand, or restored a part of it, is seen the day after.
 */
export function wentBack(before: readonly ListedTip[], now: readonly ListedTip[]): string[] {
  const today = new Map(now.map((tip) => [tip.stream, tip]));
  return before
    .filter(({ stream, seq, hash }) => {
      const stands = today.get(stream);
      return stands === undefined || stands.seq < seq || (stands.seq === seq && stands.hash !== hash);
    })
    .map(({ stream }) => stream);
}

export const listed = (
  { day, tips, previous }: TipsList,
  listHash: string,
  streamsHash: string,
  back: readonly string[] = [],
): TipsListed => ({
  type: 'TipsListed',
  data: {
    ...{ day, listHash, streamsHash, tips: tips.length, previous },
    ...(back.length > 0 && { wentBack: { streams: back.length, first: back.slice(0, MOST_NAMED) } }),
  },
});

export const evolveLists = (_: LastList | undefined, { data }: TipsListed): LastList => ({
  day: data.day,
  listHash: data.listHash,
  streamsHash: data.streamsHash,
});
