/** There is one list of tips a day, it holds every stream once, it names the list before it, and no stream may stand behind that. */
import { type PlainDay, type Refusal, say } from '../../shared/kernel.ts';
import type { TipsListed } from './tips.events.ts';
import type { ListedTip, TipsList } from './tips.schema.ts';

/** The newest list. */
export interface LastList {
  day: PlainDay;
  listHash: string;
  sectionsHash: string;
}

/** What the first list names as the one before it. */
const NONE_BEFORE = '0'.repeat(64);

export const listedAlready = (last: LastList | undefined, day: PlainDay): Refusal | undefined =>
  last && day <= last.day
    ? say(
        'tips-listed',
        `The tips of ${day} have been listed.`,
        'Read the list of that day; the next one is made tomorrow.',
      )
    : undefined;

/** Each stream once, in the order of the names. One that moved while its tip was looked for is found twice: where it stood last is listed. */
export function inOrder(found: readonly ListedTip[]): ListedTip[] {
  const newest = new Map<string, ListedTip>();
  for (const { stream, seq, hash } of found)
    if (seq > (newest.get(stream)?.seq ?? 0)) newest.set(stream, { stream, seq, hash });
  return [...newest.values()].sort((one, other) => (one.stream < other.stream ? -1 : 1));
}

/** Streams of the list before that are gone, stand before their place on it, or have another event there; where they stood on it. */
export function wentBack(before: readonly ListedTip[], now: readonly ListedTip[]): ListedTip[] {
  const tips = new Map(now.map((tip) => [tip.stream, tip]));
  return before.filter(({ stream, seq, hash }) => {
    const tip = tips.get(stream);
    return !tip || tip.seq < seq || (tip.seq === seq && tip.hash !== hash);
  });
}

/** What a list says beside the one before it. */
export type Today = Pick<TipsList, 'day' | 'streams' | 'root' | 'back' | 'lists'>;

export const listOf = ({ day, streams, root, back, lists }: Today, previous = NONE_BEFORE): TipsList => ({
  ...{ format: 'concord-tips@2', day, streams, root, back },
  ...(lists && { lists: { seq: lists.seq, hash: lists.hash } }),
  previous,
});

export const listed = (
  { day, streams, back, previous }: TipsList,
  listHash: string,
  sectionsHash: string,
): TipsListed => ({
  type: 'TipsListed',
  data: { day, listHash, sectionsHash, streams, back, previous },
});

export const evolveLists = (_: LastList | undefined, { data }: TipsListed): LastList => ({
  day: data.day,
  listHash: data.listHash,
  sectionsHash: data.sectionsHash,
});
