/** Whether an exported record is the one that the service had on a day: its streams pass through the tips that were listed then. */
import { sha256 } from '../../shared/canonical.ts';
import { type ChainLink, chain, isWithheld } from '../../shared/ledger/chain.ts';
import type { TipsList } from './tips.schema.ts';

export interface ExportedStream {
  stream: string;
  events: readonly ChainLink[];
}

export interface Comparison {
  stream: string;
  /** Where the list saw the stream; absent when it did not. */
  seq?: number;
  /**
   * `same`: the event at that place has the listed hash. `changed`: another event stands there. `cut short`: the record ends before.
   * `not listed`: the list does not know the stream; it is younger than the list, or it was never one of this service.
   */
  finding: 'same' | 'changed' | 'cut short' | 'not listed';
}

/**
 * One comparison for each stream. Together with `verifyChain` of the same events, `same` says that everything up to that event is as it
 * was on the day of the list: its hash covers all before it. What came after the list is another day's to compare.
 */
export function compareWithTips(streams: readonly ExportedStream[], list: TipsList): Comparison[] {
  const tips = new Map(list.tips.map((tip) => [tip.stream, tip]));
  return streams.map(({ stream, events }) => {
    const tip = tips.get(sha256(stream));
    if (!tip) return { stream, finding: 'not listed' };
    const event = events[tip.seq - 1];
    if (!event) return { stream, seq: tip.seq, finding: 'cut short' };
    const hash = isWithheld(event) ? event.hash : chain(event).hash;
    const same = event.stream === stream && event.seq === tip.seq && hash === tip.hash;
    return { stream, seq: tip.seq, finding: same ? 'same' : 'changed' };
  });
}
