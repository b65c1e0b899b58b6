/** Disputes as their tips say at that moment: by id, all of an agreement, or a page of the open or the ended ones. */
import { disputeIdOf } from '../shared/ids.ts';
import { tipKey } from '../shared/ledger/ledger.ts';
import { batchGet } from '../shared/ledger/table.ts';
import { disputeStream, dueOf, endedPartition, openPartition } from './dispute.stream.ts';
import type { Dispute } from './domain/dispute.schema.ts';
import { type Listed, placesIn } from './due.reads.ts';

/** Disputes by id, read strongly consistently, in that order; what does not exist is left out. */
export async function readDisputes(ids: readonly string[]): Promise<Dispute[]> {
  const found = await batchGet(ids.map(tipKey));
  return ids.flatMap((id) => disputeStream.tip(found, id).state ?? []);
}

/** Every dispute that was ever raised under an agreement, in the order of their numbers. */
export const allDisputes = (agreement: string, count: number): Promise<Dispute[]> =>
  readDisputes(Array.from({ length: count }, (_, index) => disputeIdOf(agreement, index + 1)));

export interface DisputePage {
  disputes: Dispute[];
  /** Where the next page begins, as an address carries it; absent on the last. */
  next?: string;
}

interface Paging {
  limit: number;
  /** `next` of the page before. */
  place: string | undefined;
}

const PLACE = /^(\d{4}-[\dT:.-]+Z)~(dsp_[0-9A-Z]+-\d+)$/;
/** Only what a page of ours wrote is taken for a place in a list. */
const placeIn = (text = ''): Listed | undefined => {
  const [, dueAt, dispute] = PLACE.exec(text) ?? [];
  return dueAt === undefined || dispute === undefined ? undefined : { dueAt, dispute };
};

/** Rows are hints: one that is older than its tip may stand in a partition which the dispute has left. */
async function pageOf(partition: string, { limit, place }: Paging, backwards: boolean): Promise<DisputePage> {
  const rows = await placesIn(partition, { limit: limit + 1, after: placeIn(place), backwards });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const disputes = await readDisputes(shown.map(({ dispute }) => dispute));
  return {
    disputes: disputes.filter((one) => dueOf(one).due === partition),
    ...(last && { next: `${last.dueAt}~${last.dispute}` }),
  };
}

/** What falls due first comes first. */
export const openPage = (agreement: string, paging: Paging): Promise<DisputePage> =>
  pageOf(openPartition(agreement), paging, false);

/** The latest first. */
export const endedPage = (agreement: string, paging: Paging): Promise<DisputePage> =>
  pageOf(endedPartition(agreement), paging, true);
