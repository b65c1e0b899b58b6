/** What a person wrote, for a mail that may carry it: only of a public MOU, and of a dispute that its parties may read. */
import type { Agreement } from '../../agreements/agreement.reads.ts';
import { bodyKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import type { ClocksEvent } from '../docket/domain/docket.events.ts';
import type { DisputeEvent } from '../domain/dispute.events.ts';
import type { Dispute } from '../domain/dispute.schema.ts';

/** An event as the ledger keeps it; its words stand apart. */
export type Happened = DisputeEvent | ClocksEvent;

export const isOfClocks = (event: Happened): event is ClocksEvent =>
  event.type === 'ClocksPaused' || event.type === 'ClocksResumed';

/** The field of an event’s own body that its mail quotes. A decision is quoted nowhere: its dissent would have to stand beside it. */
const OWN: Partial<Record<Happened['type'], string>> = {
  DisputeRaised: 'happened',
  DisputeAnswered: 'happened',
  PartyJoined: 'need',
  DisputeWithdrawn: 'reason',
  TextProposed: 'text',
  VetoReasoned: 'reason',
  VetoAnswered: 'answer',
  ClocksPaused: 'reason',
  ClocksResumed: 'reason',
};
/** Whoever comes in now reads the claim. */
const CLAIM: readonly Happened['type'][] = ['LevelClimbed', 'LevelReminded'];

interface Body {
  by?: { name?: string };
  [field: string]: unknown;
}

interface Of {
  stream: string;
  seq: number;
  event: Happened;
  dispute: Dispute | undefined;
  agreement: Agreement;
}

/** Undefined where handling does not let words travel, and where they were removed by law. */
export async function saidIn({ stream, seq, event, dispute, agreement }: Of) {
  if (agreement.handling !== 'public' || dispute?.handling === 'named') return undefined;
  const field = CLAIM.includes(event.type) ? 'happened' : OWN[event.type];
  if (field === undefined) return undefined;
  const key = bodyKey(stream, CLAIM.includes(event.type) ? 1 : seq);
  const body = (await batchGet([key])).get<{ body: Body }>(key)?.body;
  const words = body?.[field];
  return typeof words === 'string' ? { name: body?.by?.name ?? '', words } : undefined;
}
