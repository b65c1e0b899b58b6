/** The review of an agreement that is open, if one is: what goes out meanwhile is what the parties choose in it. */
import type { Agreement } from '../agreements/domain/agreement.state.ts';
import { reviewIdOf } from '../shared/ids.ts';
import { tipKey } from '../shared/ledger/ledger.ts';
import { batchGet } from '../shared/ledger/table.ts';
import { reviewStream } from './review.stream.ts';

/** Its number; nothing is read where none has begun. */
export async function openReview({ id, reviews }: Pick<Agreement, 'id' | 'reviews'>): Promise<number | undefined> {
  if (reviews === undefined) return undefined;
  const stream = reviewIdOf(id, reviews);
  const { state } = reviewStream.tip(await batchGet([tipKey(stream)]), stream);
  return state && !state.closed ? reviews : undefined;
}
