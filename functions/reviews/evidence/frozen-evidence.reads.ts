/** The evidence of a review as it was kept under its hash, with the texts that it names. */
import { readText } from '../../agreements/agreement.reads.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { Missing } from '../../shared/failures.ts';
import { readDocument } from '../../shared/ledger/document.store.ts';
import { eventsOf } from '../../shared/ledger/history.ts';
import type { ReviewEvent } from '../domain/review.events.ts';
import type { Review } from '../domain/review.state.ts';
import type { Evidence } from './domain/evidence.schema.ts';

const NUMBER = /^[1-9]\d{0,5}$/;
export const numberIn = (text = ''): number => {
  if (!NUMBER.test(text)) throw new Missing('No such number');
  return Number(text);
};

export interface Frozen {
  evidence: number;
  hash: string;
  at: string;
  frozenAt: string;
}

/** The newest one, or an earlier one, which the review's own stream still names. */
async function frozenAs({ evidence }: Review, stream: string, asked: string | undefined): Promise<Frozen | undefined> {
  if (asked === undefined || asked === String(evidence?.evidence)) return evidence;
  const number = numberIn(asked);
  const events = (await eventsOf(stream)) as unknown as (ReviewEvent & { at: string })[];
  const found = events.find((event) => event.type === 'EvidenceFrozen' && event.data.evidence === number);
  if (found?.type !== 'EvidenceFrozen') throw new Missing('No such evidence');
  return { ...found.data, frozenAt: found.at };
}

export interface ReadEvidence {
  frozen: Frozen;
  evidence: Evidence;
  /** The bytes that have the hash. */
  document: Buffer;
  /** By version. */
  texts: ReadonlyMap<number, SignedMou>;
}

/** Undefined where none was frozen yet. */
export async function readEvidence(
  { review, stream }: { review: Review; stream: string },
  asked?: string,
): Promise<ReadEvidence | undefined> {
  const frozen = await frozenAs(review, stream, asked);
  if (!frozen) return undefined;
  const document = await readDocument(frozen.hash);
  const evidence = JSON.parse(document.toString('utf8')) as Evidence;
  const texts = await Promise.all(
    evidence.texts.map(async ({ version, textHash }) => [version, await readText(textHash)] as const),
  );
  return { frozen, evidence, document, texts: new Map(texts) };
}
