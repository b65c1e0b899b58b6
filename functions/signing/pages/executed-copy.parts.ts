/** What a round's record shows to those in it: the text, every signature with its office and holder, and whether the chain verifies. */
import { readHtml, readText } from '../../agreements/agreement.reads.ts';
import type { Agreement } from '../../agreements/domain/agreement.rules.ts';
import { type ChainedEvent, type ChainReport, type SaltedBody, verifyChain } from '../../shared/ledger/chain.ts';
import { history } from '../../shared/ledger/history.ts';
import { standingSignatures } from '../domain/effective-signatures.ts';
import type { RoundEvent, Signer } from '../domain/round.events.ts';

export interface GivenSignature {
  party: string;
  at: string;
  statement: string | null;
  method: string;
  linkUsedAt: string | null;
  codeSentAt: string | null;
  outside?: NonNullable<Extract<RoundEvent, { type: 'SignatureGiven' }>['data']['outside']>;
  /** Missing when the words were removed by law. */
  signer: (Signer & { statement?: string }) | undefined;
}

export interface RecordStream {
  events: ChainedEvent[];
  bodies: Map<number, SaltedBody>;
  report: ChainReport;
}

const withReport = (stream: Awaited<ReturnType<typeof history>>): RecordStream => ({
  ...stream,
  report: verifyChain(stream.events, stream.bodies),
});

const signatures = ({ events, bodies }: RecordStream): GivenSignature[] =>
  standingSignatures(events).map((event) => ({
    ...(event.data as Omit<GivenSignature, 'at' | 'signer'>),
    at: event.at,
    signer: bodies.get(event.seq)?.body as GivenSignature['signer'],
  }));

/** Reads an agreement with its round's and its own history, verified on the way. */
export async function recordOf(agreement: Agreement) {
  const [text, html, own, round] = await Promise.all([
    readText(agreement.textHash),
    readHtml(agreement.htmlHash),
    history(agreement.id),
    history(agreement.round),
  ]);
  const streams = { agreement: withReport(own), round: withReport(round) };
  return { agreement, text, html, streams, signatures: signatures(streams.round) };
}

export type ExecutedRecord = Awaited<ReturnType<typeof recordOf>>;
