/** Who looks at the evidence of a review: no history is read for it. */
import { partiesOf, readKept } from '../../agreements/agreement.reads.ts';
import { agreementStream } from '../../agreements/agreement.stream.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import { agenciesIn, agencyKey } from '../../identity/agency.store.ts';
import { authorize } from '../../identity/authorize.ts';
import { actorName } from '../../identity/domain/actor.ts';
import { rolesIn } from '../../identity/domain/roles.rules.ts';
import { visitPerson } from '../../identity/person.reads.ts';
import type { Request } from '../../shared/http/page.ts';
import { reviewIdOf } from '../../shared/ids.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../../shared/ledger/table.ts';
import { dayIn } from '../../shared/time-words.ts';
import { reviewStream } from '../review.stream.ts';
import type { Evidence } from './domain/evidence.schema.ts';
import { numberIn } from './frozen-evidence.reads.ts';

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

export const evidencePath = ({ agreement, review }: Pick<Evidence, 'agreement' | 'review'>): string =>
  `/agreements/${agreement}/reviews/${review}/evidence`;

/** What its files are called: of letters, digits and hyphens. */
export const evidenceName = (
  { agreement, review }: Pick<VisitedReview, 'agreement' | 'review'>,
  evidence: number,
): string => `${agreement.number.replace(/[^A-Za-z0-9-]/g, '-')}-review-${review.review}-evidence-${evidence}`;
