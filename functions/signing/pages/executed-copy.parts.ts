/** What a round's record shows to those in it: the text, and every event with whether the chain verifies. */
import { readText } from '../../agreements/agreement.reads.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { type Whole, wholeHistory } from '../../shared/ledger/whole-history.ts';

export type RecordStream = Whole;

/** Reads an agreement with its round's and its own history, verified on the way. */
export async function recordOf(agreement: Agreement) {
  const [text, own, round] = await Promise.all([
    readText(agreement.textHash),
    wholeHistory(agreement.id),
    wholeHistory(agreement.round),
  ]);
  return { agreement, text, streams: { agreement: own, round } };
}

export type ExecutedRecord = Awaited<ReturnType<typeof recordOf>>;
