/** What a round's record shows to those in it: the text, and every event with whether the chain verifies. */
import { readText } from '../../agreements/agreement.reads.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { type ChainedEvent, type ChainReport, type SaltedBody, verifyChain } from '../../shared/ledger/chain.ts';
import { history } from '../../shared/ledger/history.ts';

export interface RecordStream {
  events: ChainedEvent[];
  bodies: Map<number, SaltedBody>;
  report: ChainReport;
}

const withReport = (stream: Awaited<ReturnType<typeof history>>): RecordStream => ({
  ...stream,
  report: verifyChain(stream.events, stream.bodies),
});

/** Reads an agreement with its round's and its own history, verified on the way. */
export async function recordOf(agreement: Agreement) {
  const [text, own, round] = await Promise.all([
    readText(agreement.textHash),
    history(agreement.id),
    history(agreement.round),
  ]);
  return { agreement, text, streams: { agreement: withReport(own), round: withReport(round) } };
}

export type ExecutedRecord = Awaited<ReturnType<typeof recordOf>>;
