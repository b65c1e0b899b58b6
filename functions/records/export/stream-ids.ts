/** Every stream of an agreement: its own, one for each version's signing round, and one for the offices of each party that any version had. */
import { readPartiesEver } from '../../agreements/agreement.reads.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { docketKey, docketTip } from '../../disputes/dispute.stream.ts';
import {
  closingIdOf,
  commitmentsIdOf,
  disputeIdOf,
  docketIdOf,
  keepingIdOf,
  partyIdOf,
  planIdOf,
  reportsIdOf,
  reviewIdOf,
  roundIdOf,
} from '../../shared/ids.ts';
import { tipFrom, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';

export async function streamIdsOf(agreement: Of): Promise<string[]> {
  const { id, latest } = agreement;
  return [
    id,
    ...Array.from({ length: latest }, (_, index) => roundIdOf(id, index + 1)),
    ...(await readPartiesEver(agreement)).map((party) => partyIdOf(id, party)),
  ];
}

type Of = Parameters<typeof readPartiesEver>[0] & Pick<Agreement, 'reviews'>;

/** What happened under the agreement in force: its docket, and a stream for each dispute that was raised. */
async function disputeIdsOf(agreement: string): Promise<string[]> {
  const { state } = docketTip(await batchGet([docketKey(agreement)]), agreement);
  const numbers = Array.from({ length: state?.disputes ?? 0 }, (_, index) => index + 1);
  return [docketIdOf(agreement), ...numbers.map((number) => disputeIdOf(agreement, number))];
}

/** Of parties that have had commitments, as far as anything of them stands on record. */
async function commitmentIdsOf(agreement: Of): Promise<string[]> {
  const ids = (await readPartiesEver(agreement)).map((party) => commitmentsIdOf(agreement.id, party));
  const found = await batchGet(ids.map(tipKey));
  return ids.filter((id) => tipFrom(found, id).seq > 0);
}

/** The plan of its KPIs, and what each party has reported, as far as anything of them stands on record. */
async function figuresIdsOf(agreement: Of): Promise<string[]> {
  const { id } = agreement;
  const ids = [planIdOf(id), ...(await readPartiesEver(agreement)).map((party) => reportsIdOf(id, party))];
  const found = await batchGet(ids.map(tipKey));
  return ids.filter((one) => tipFrom(found, one).seq > 0);
}

/** Its reviews, which the agreement counts. */
const reviewIdsOf = ({ id, reviews = 0 }: Pick<Agreement, 'id' | 'reviews'>): string[] =>
  Array.from({ length: reviews }, (_, index) => reviewIdOf(id, index + 1));

/** What was planned for its end, and how it was closed. */
async function closingIdsOf({ id }: Pick<Agreement, 'id'>): Promise<string[]> {
  const closing = closingIdOf(id);
  return tipFrom(await batchGet([tipKey(closing)]), closing).seq > 0 ? [closing] : [];
}

/** Every stream whose words can be removed by law. */
export async function keptIdsOf(agreement: Of): Promise<string[]> {
  const each = await Promise.all([
    streamIdsOf(agreement),
    commitmentIdsOf(agreement),
    figuresIdsOf(agreement),
    disputeIdsOf(agreement.id),
    reviewIdsOf(agreement),
    closingIdsOf(agreement),
  ]);
  return each.flat();
}

/** And how the record itself is kept: holds, and what was removed by law. An executed copy does not witness it, an export has it. */
export const exportedIdsOf = async (agreement: Of): Promise<string[]> => [
  ...(await keptIdsOf(agreement)),
  keepingIdOf(agreement.id),
];
