/** Who looks at the evidence of a review, and the evidence as it was kept: no history is read for it. */
import { partiesOf, readKept, readText } from '../../agreements/agreement.reads.ts';
import { agreementStream } from '../../agreements/agreement.stream.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { agenciesIn, agencyKey } from '../../identity/agency.store.ts';
import { authorize } from '../../identity/authorize.ts';
import { actorName } from '../../identity/domain/actor.ts';
import { rolesIn } from '../../identity/domain/roles.rules.ts';
import { visitPerson } from '../../identity/person.reads.ts';
import { Missing } from '../../shared/failures.ts';
import type { Request } from '../../shared/http/page.ts';
import { reviewIdOf } from '../../shared/ids.ts';
import { readDocument } from '../../shared/ledger/document.store.ts';
import { eventsOf } from '../../shared/ledger/history.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../../shared/ledger/table.ts';
import { dayIn } from '../../shared/time-words.ts';
import type { ReviewEvent } from '../domain/review.events.ts';
import type { Review } from '../domain/review.state.ts';
import { reviewStream } from '../review.stream.ts';
import type { Evidence } from './domain/evidence.schema.ts';

const NUMBER = /^[1-9]\d{0,5}$/;
const numberIn = (text = ''): number => {
  if (!NUMBER.test(text)) throw new Missing('No such number');
  return Number(text);
};

/** Throws SignedOut for nobody, and Missing for whoever has no part in the text that holds, or where no such review is. */
export async function visitReview(request: Request, more: readonly Key[] = []) {
  const { now } = request;
  const { agreement: id = '' } = request.path;
  const stream = reviewIdOf(id, numberIn(request.path.review));
  const [{ person, found }, kept] = await Promise.all([
    visitPerson(request, [tipKey(id), tipKey(stream), ...more]),
    readKept(id),
  ]);
  const whole = existing(agreementStream.tip(found, id));
  const agreement = textAt(whole, now);
  const register = partiesOf(kept, agreement);
  const agencies = await batchGet(register.flatMap(({ agency }) => (agency ? [agencyKey(agency)] : [])));
  const roles = rolesIn(register, agenciesIn(agencies, register), person.mailbox, dayIn(agreement.zone, now));
  authorize(request, roles);
  const tip = reviewStream.tip(found, stream);
  return {
    ...{ person, found, whole, agreement, register, roles, tip, stream },
    review: existing(tip),
    actor: actorName(person.actor),
  };
}
export type VisitedReview = Awaited<ReturnType<typeof visitReview>>;

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
  { review, stream }: Pick<VisitedReview, 'review' | 'stream'>,
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

export const evidencePath = ({ agreement, review }: Pick<Evidence, 'agreement' | 'review'>): string =>
  `/agreements/${agreement}/reviews/${review}/evidence`;

/** What its files are called: of letters, digits and hyphens. */
export const evidenceName = (
  { agreement, review }: Pick<VisitedReview, 'agreement' | 'review'>,
  evidence: number,
): string => `${agreement.number.replace(/[^A-Za-z0-9-]/g, '-')}-review-${review.review}-evidence-${evidence}`;
