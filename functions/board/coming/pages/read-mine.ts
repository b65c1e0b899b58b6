/** What comes due for a person, MOU by MOU: rows that lead to MOUs are hints, and the registers decide; of each the tips, and no history. */
import {
  agreementTip,
  partyFrom,
  partyKey,
  type RegisteredParty,
  readText,
  signingParty,
} from '../../../agreements/agreement.reads.ts';
import { hasEnded, preparedAt, textAt } from '../../../agreements/domain/in-force.rules.ts';
import { mouName } from '../../../agreements/domain/mou-name.ts';
import { partyName } from '../../../agreements/domain/signed-mou.ts';
import { everIn } from '../../../agreements/domain/taken-up.rules.ts';
import { type Hint, hintsOf, stillHolds } from '../../../agreements/role-index.reads.ts';
import { closingKey, closingTip } from '../../../closing/duties.reads.ts';
import { commitmentStream } from '../../../commitments/commitment.stream.ts';
import { commitmentKeys } from '../../../commitments/commitments.reads.ts';
import { dutyIn, isDuty } from '../../../commitments/domain/duty.rules.ts';
import { docketKey, docketTip } from '../../../disputes/dispute.stream.ts';
import { clockOf, readLife } from '../../../kpis/figures.reads.ts';
import { planKey, planTip } from '../../../kpis/plan.stream.ts';
import { readValuesOf } from '../../../kpis/values.reads.ts';
import { windowsAt } from '../../../reviews/domain/windows.rules.ts';
import { reviewKeys, reviewsIn } from '../../../reviews/waiting.reads.ts';
import { commitmentsIdOf } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/kernel.ts';
import { tipKey } from '../../../shared/ledger/ledger.ts';
import { batchGet, type Found } from '../../../shared/ledger/table.ts';
import { dayIn } from '../../../shared/time-words.ts';
import { roundStream } from '../../../signing/round.stream.ts';
import { comingIn, inOrder } from '../domain/coming.rules.ts';
import type { Coming, ComingFacts } from '../domain/coming.ts';
import type { Place, Reader } from './place.ts';
import { disputesIn } from './read-disputes.ts';

export interface Mine {
  agreement: string;
  mou: string;
  title: string;
  zone: string;
  coming: readonly Coming[];
}

function placeOf(found: Found, id: string, hints: readonly Hint[], { mailbox }: Reader, now: Instant): Place[] {
  const { state: whole, seq } = agreementTip(found, id);
  if (!whole) return [];
  const [holds, prepared] = [textAt(whole, now), preparedAt(whole, now)];
  const today = dayIn(holds.zone, now);
  const has = (hint: Hint, party: RegisteredParty | undefined): boolean =>
    party !== undefined && stillHolds(hint, party, mailbox, today);
  const own = hints.filter((hint) => has(hint, partyFrom(found, holds, hint.party)));
  const signs = hints.some((hint) => has(hint, signingParty(found, prepared, hint.party)));
  if (own.length === 0 && !signs) return [];
  const register = [...new Set(own.map(({ party }) => party))].flatMap((party) => partyFrom(found, holds, party) ?? []);
  const liaisonOf = own.filter(({ as }) => as === 'liaison').map(({ party }) => party);
  return [{ id, whole, holds, seq, register, signs, liaisonOf }];
}

async function figuresIn(
  { whole, holds, register }: Place,
  found: Found,
  now: Instant,
): Promise<ComingFacts['figures']> {
  const { state: plan, seq } = planTip(found, whole.id);
  const measured = everIn(holds, 'kpis');
  const parties = register.map(({ party }) => party).filter((party) => measured.includes(party));
  if (!plan || parties.length === 0) return undefined;
  const [life, values] = await Promise.all([readLife(whole, plan, now), readValuesOf(whole.id, parties)]);
  return life && { life, values, clock: clockOf(found, whole, now), seq: seq + docketTip(found, whole.id).seq };
}

async function mineOf(place: Place, found: Found, reader: Reader, now: Instant): Promise<Mine> {
  const { id, whole, holds, seq, register, signs } = place;
  const prepared = preparedAt(whole, now);
  const [tips, text, figures] = await Promise.all([
    batchGet([
      ...(signs ? [tipKey(prepared.round)] : []),
      ...commitmentKeys(holds),
      ...reviewKeys(whole),
      ...(hasEnded(whole, now) ? [closingKey(id)] : []),
    ]),
    readText((register.length > 0 ? holds : prepared).textHash),
    figuresIn(place, found, now),
  ]);
  const docket = docketTip(found, id);
  const closing = closingTip(tips, id);
  const round = signs ? roundStream.tip(tips, prepared.round) : undefined;
  const facts: ComingFacts = {
    ...{ now, agreement: { state: whole, seq }, mine: register.map(({ party }) => party) },
    rounds: round?.state ? [{ state: round.state, seq: round.seq }] : [],
    commitments: everIn(holds, 'commitments').flatMap((party) => {
      const { state, seq } = commitmentStream.tip(tips, commitmentsIdOf(id, party));
      return state ? [{ state, seq }] : [];
    }),
    says: (key) =>
      isDuty(key)
        ? text.closingDuties.find((one) => one.key === dutyIn(key))?.does
        : text.commitments.find((one) => one.key === key)?.does,
    reviews: reviewsIn(tips, whole).map(({ state }) => ({
      ...{ state, windows: windowsAt(state, docket.state?.pauses ?? []), seq: docket.seq },
    })),
    ...(closing.state && { closing: { state: closing.state, seq: closing.seq } }),
    nameOf: (party) => partyName(text, party),
    ...(figures && { figures }),
  };
  const coming = [...comingIn(facts), ...(await disputesIn(place, found, tips, reader, now))].sort(inOrder);
  return { agreement: id, mou: mouName(holds.number), title: text.title, zone: holds.zone, coming };
}

/** Of every MOU in which the person stands, also of those in which nothing comes. */
export async function readMine(reader: Reader, now: Instant): Promise<Mine[]> {
  const byAgreement = Map.groupBy(await hintsOf(reader.mailbox), ({ agreement }) => agreement);
  const found = await batchGet(
    [...byAgreement].flatMap(([id, hints]) => [
      ...[tipKey(id), docketKey(id), planKey(id)],
      ...new Map(hints.map(({ party }) => [party, partyKey(id, party)])).values(),
    ]),
  );
  const places = [...byAgreement].flatMap(([id, hints]) => placeOf(found, id, hints, reader, now));
  return Promise.all(places.map((place) => mineOf(place, found, reader, now)));
}
