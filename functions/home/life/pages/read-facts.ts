/** What the life of an MOU is told from, as far as the visitor may know it: tips, and the events of two streams, without anybody's words. */
import { readText } from '../../../agreements/agreement.reads.ts';
import type { AgreementEvent } from '../../../agreements/domain/agreement.events.ts';
import { hasEnded } from '../../../agreements/domain/in-force.rules.ts';
import { partsFor } from '../../../agreements/domain/parts.rules.ts';
import { partyName } from '../../../agreements/domain/signed-mou.ts';
import { everIn } from '../../../agreements/domain/taken-up.rules.ts';
import { closingKey, closingTip } from '../../../closing/duties.reads.ts';
import { commitmentsOf } from '../../../commitments/commitments.reads.ts';
import { readDisputes } from '../../../disputes/dispute.reads.ts';
import { docketKey, docketTip } from '../../../disputes/dispute.stream.ts';
import type { Dispute } from '../../../disputes/domain/dispute.schema.ts';
import type { Who } from '../../../disputes/domain/ladder.rules.ts';
import { mayRead } from '../../../disputes/domain/who.rules.ts';
import { clockOf, readLife } from '../../../kpis/figures.reads.ts';
import type { PlanEvent } from '../../../kpis/plan/domain/plan.events.ts';
import { planTip } from '../../../kpis/plan.stream.ts';
import { reviewStream } from '../../../reviews/review.stream.ts';
import { Missing } from '../../../shared/failures.ts';
import { disputeIdOf, reviewIdOf } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/kernel.ts';
import type { ChainedEvent } from '../../../shared/ledger/chain.ts';
import { eventsOf } from '../../../shared/ledger/history.ts';
import { tipKey } from '../../../shared/ledger/ledger.ts';
import { batchGet, type Found } from '../../../shared/ledger/table.ts';
import type { VisitedAgreement } from '../../authorize-agreement.ts';
import type { Facts, Told } from '../domain/facts.ts';

/** Of more disputes than these the newest are shown, and those that are open. */
export const MOST_DISPUTES = 200;

const toldOf = <Event extends { type: string; data: unknown }>(events: readonly ChainedEvent[]) =>
  events as unknown as readonly Told<Event>[];

/** The offices under which the visitor reads disputes, by party. */
const officesOf = ({ roles }: VisitedAgreement): Who[] =>
  roles.flatMap(({ is, party, office }) =>
    (is === 'holder' || is === 'alternate') && party !== undefined && office !== undefined
      ? [{ party, offices: [office] }]
      : [],
  );

/** Nobody reads of disputes here who may not open their list. */
const seesDisputes = ({ agreement, roles }: VisitedAgreement, now: Instant): boolean =>
  partsFor(agreement, roles, now).some(({ name }) => name === 'disputes');

export const readableTo = (visited: VisitedAgreement, disputes: readonly Dispute[], now: Instant): Dispute[] =>
  seesDisputes(visited, now)
    ? disputes.filter((dispute) => mayRead(dispute, visited.person.actor.id, officesOf(visited)))
    : [];

/** By number, the newest of them and the open ones. */
function numbersOf(agreement: string, count: number, open: readonly string[]): string[] {
  const first = Math.max(1, count - MOST_DISPUTES + 1);
  const newest = Array.from({ length: count - first + 1 }, (_, index) => disputeIdOf(agreement, first + index));
  return [...new Set([...open, ...newest])];
}

async function readFigures({ whole, found }: VisitedAgreement, docket: Found, now: Instant): Promise<Facts['figures']> {
  const { stream, state } = planTip(found, whole.id);
  if (!state) return undefined;
  const [events, life] = await Promise.all([eventsOf(stream), readLife(whole, state, now)]);
  return life && { told: toldOf<PlanEvent>(events), life, clock: clockOf(docket, whole, now) };
}

/** What is shown, and what is left out. */
export interface LifeFacts {
  facts: Facts;
  /** How many disputes named people alone may read, of those that were looked at. */
  hidden: number;
  /** How many were ever raised, where some are left out because they are many. */
  ofAll?: number;
}

/** Throws Missing for whoever only joins: it reads what it joins. */
export async function readFacts(visited: VisitedAgreement, now: Instant): Promise<LifeFacts> {
  const { agreement, whole, found, joins, open } = visited;
  const { term, id, zone } = agreement;
  if (joins || !term || term.effectiveAt > now) throw new Missing('Nothing of it has begun');
  const sees = seesDisputes(visited, now);
  const reviewIds = Array.from({ length: whole.reviews ?? 0 }, (_, index) => reviewIdOf(id, index + 1));
  const [docket, told, text] = await Promise.all([
    batchGet([docketKey(id), ...reviewIds.map(tipKey), ...(hasEnded(whole, now) ? [closingKey(id)] : [])]),
    eventsOf(id),
    readText(agreement.textHash),
  ]);
  const { disputes: raised = 0, pauses = [], folded } = docketTip(docket, id).state ?? {};
  const [looked, figures] = await Promise.all([
    sees ? readDisputes(numbersOf(id, raised, open)) : [],
    readFigures(visited, docket, now),
  ]);
  const disputes = readableTo(visited, looked, now);
  const commitments = everIn(agreement, 'commitments').flatMap(
    (party) => commitmentsOf(found, agreement, text, party, now).state ?? [],
  );
  return {
    facts: {
      ...{ agreement: id, now, zone, told: toldOf<AgreementEvent>(told), text, disputes, commitments },
      nameOf: (party) => partyName(text, party),
      reviews: reviewIds.flatMap((review) => reviewStream.tip(docket, review).state ?? []),
      closing: closingTip(docket, id).state,
      suspensions: sees ? { pauses, ...(folded && { folded }) } : { pauses: [] },
      ...(figures && { figures }),
    },
    hidden: looked.length - disputes.length,
    ...(sees && looked.length < raised && { ofAll: raised }),
  };
}
