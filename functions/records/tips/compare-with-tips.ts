/** Whether an exported record is the one that the service had on a day: its streams pass through the tips that were listed then. */
import { sha256 } from '../../shared/canonical.ts';
import type { PlainDay } from '../../shared/kernel.ts';
import { type ChainLink, chain, isWithheld } from '../../shared/ledger/chain.ts';
import { shownBy } from './proofs.ts';
import type { ListedTip, Proof, TipsList } from './tips.schema.ts';

export interface ExportedStream {
  stream: string;
  events: readonly ChainLink[];
}

/** What is known of a day's list, by proofs: where it has a stream, undefined where it does not have it, and nothing where no proof is there. */
export interface ListedDay {
  day: PlainDay;
  tips: ReadonlyMap<string, ListedTip | undefined>;
}

/** Undefined where a proof is not one of this list. */
export function provenDay(list: TipsList, proofs: readonly Proof[]): ListedDay | undefined {
  const tips = new Map<string, ListedTip | undefined>();
  for (const proof of proofs) {
    const shown = shownBy(list, proof);
    if (!shown) return undefined;
    tips.set(proof.stream, shown.listed);
  }
  return { day: list.day, tips };
}

export interface Comparison {
  stream: string;
  /** Where the list saw the stream; absent when it did not. */
  seq?: number;
  /**
   * `same`: the event at that place has the listed hash. `changed`: another event stands there. `cut short`: the record ends before.
   * `not listed`: the list does not know the stream; it is younger than the list, or it was never one of this service.
   * `not proven`: there is no proof of this stream.
   */
  finding: 'same' | 'changed' | 'cut short' | 'not listed' | 'not proven';
}

/**
 * One comparison for each stream. Together with `verifyChain` of the same events, `same` says that everything up to that event is as it
 * was on the day of the list: its hash covers all before it. What came after the list is another day's to compare.
 */
export function compareWithTips(streams: readonly ExportedStream[], { tips }: ListedDay): Comparison[] {
  return streams.map(({ stream, events }) => {
    const name = sha256(stream);
    const tip = tips.get(name);
    if (!tip) return { stream, finding: tips.has(name) ? 'not listed' : 'not proven' };
    const event = events[tip.seq - 1];
    if (!event) return { stream, seq: tip.seq, finding: 'cut short' };
    const hash = isWithheld(event) ? event.hash : chain(event).hash;
    const same = event.stream === stream && event.seq === tip.seq && hash === tip.hash;
    return { stream, seq: tip.seq, finding: same ? 'same' : 'changed' };
  });
}
