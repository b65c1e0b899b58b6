/** What lies before the offices of a dispute, as its stream has it: who laid it down, when, and what it is said to be. */
import { history } from '../../shared/ledger/history.ts';
import type { DisputeEvent } from '../domain/dispute.events.ts';

type Kept = Extract<DisputeEvent, { type: 'EvidenceKept' }>;

export interface Exhibit {
  /** Counted from 1, in the order in which they came. */
  number: number;
  at: string;
  party: string;
  sha256: string;
  bytes: number;
  /** Missing when the words were removed by law; the file is not shown then either. */
  body: Kept['body'] | undefined;
}

/** Read after the tip: whatever the tip knows stands in it. */
export async function readExhibits(dispute: string): Promise<Exhibit[]> {
  const { events, bodies } = await history(dispute);
  return events
    .filter(({ type }) => type === 'EvidenceKept')
    .map(({ seq, at, data }, index) => ({
      number: index + 1,
      at,
      ...(data as Kept['data']),
      body: bodies.get(seq)?.body as Kept['body'] | undefined,
    }));
}
