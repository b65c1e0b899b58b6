/** What a person wrote, for a mail that may carry it: only of a public MOU, and of a dispute that its parties may read. */
import type { Agreement } from '../../agreements/agreement.reads.ts';
import { history } from '../../shared/ledger/history.ts';
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
  FollowUpDone: 'what',
  ClocksPaused: 'reason',
  ClocksResumed: 'reason',
};
/** Whoever comes in now reads the claim. */
const CLAIM: readonly Happened['type'][] = ['LevelClimbed', 'LevelReminded'];
const PROMISED: readonly Happened['type'][] = ['FollowUpReminded', 'FollowUpBroken'];

interface Body {
  by?: { name?: string };
  followUps?: string[];
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
  if (PROMISED.includes(event.type) && dispute) return promised(stream, event, dispute);
  const field = CLAIM.includes(event.type) ? 'happened' : OWN[event.type];
  if (field === undefined) return undefined;
  const key = bodyKey(stream, CLAIM.includes(event.type) ? 1 : seq);
  return wordsOf((await batchGet([key])).get<{ body: Body }>(key)?.body, (body) => body[field]);
}

const wordsOf = (body: Body | undefined, pick: (body: Body) => unknown) => {
  const words = body && pick(body);
  return typeof words === 'string' ? { name: body?.by?.name ?? '', words } : undefined;
};

/** The words of a promise stand in the text that was decided. */
async function promised(stream: string, event: Happened, { decision }: Dispute) {
  const index = 'followUp' in event.data ? event.data.followUp : -1;
  const { events, bodies } = await history(stream);
  const text = events.find(
    ({ type, data }) => type === 'TextProposed' && (data as { version: number }).version === decision?.version,
  );
  return wordsOf(bodies.get(text?.seq ?? 0)?.body as Body | undefined, (body) => body.followUps?.[index]);
}
