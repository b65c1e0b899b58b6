/** There is one list of tips a day, it holds every stream once, and it names the list before it. */
import { type PlainDay, type Refusal, refuse } from '../shared/kernel.ts';
import type { TipsListed } from './tips.events.ts';
import type { ListedTip, TipsList } from './tips.schema.ts';

/** The newest list. */
export interface LastList {
  day: PlainDay;
  listHash: string;
}

/** What the first list names as the one before it. */
const NONE_BEFORE = '0'.repeat(64);

type Compiled = { refused?: undefined; list: TipsList } | { refused: Refusal; list?: undefined };

/** A stream that moved while its tip was looked for is found twice: where it stood last is listed. */
export function compile(last: LastList | undefined, day: PlainDay, found: readonly ListedTip[]): Compiled {
  if (last && day <= last.day)
    return refuse(
      'tips-listed',
      `The tips of ${day} have been listed.`,
      `Read the list of that day; the next one is made tomorrow.`,
    );
  const newest = new Map<string, ListedTip>();
  for (const { stream, seq, hash } of found)
    if (seq > (newest.get(stream)?.seq ?? 0)) newest.set(stream, { stream, seq, hash });
  const tips = [...newest.values()].sort((one, other) => (one.stream < other.stream ? -1 : 1));
  return { list: { format: 'concord-tips@1', day, tips, previous: last?.listHash ?? NONE_BEFORE } };
}

export const listed = ({ day, tips, previous }: TipsList, listHash: string): TipsListed => ({
  type: 'TipsListed',
  data: { day, listHash, tips: tips.length, previous },
});

export const evolveLists = (_: LastList | undefined, { data: { day, listHash } }: TipsListed): LastList => ({
  day,
  listHash,
});
