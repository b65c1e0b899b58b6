/** What others may ask about disputes: the open and the ended ones of an agreement, as their tips say at that moment. */
import { disputeIdOf } from '../shared/ids.ts';
import { tipKey } from '../shared/ledger.ts';
import { readTogether } from '../shared/table.ts';
import type { Dispute } from './dispute.state.ts';
import { disputeTip, dueOf, duePage, endedPartition, openPartition } from './dispute.store.ts';

export type { Dispute } from './dispute.state.ts';
export { disputeTip, docketKey, docketTip } from './dispute.store.ts';

interface Paging {
  limit: number;
  /** `next` of the page before. */
  after?: string | undefined;
}

export interface DisputePage {
  disputes: Dispute[];
  /** Where the next page begins; absent on the last. */
  next?: string;
}

/** Disputes by id, read strongly consistently, in that order; what does not exist is left out. */
export async function readDisputes(ids: readonly string[]): Promise<Dispute[]> {
  const found = await readTogether(ids.map(tipKey));
  return ids.flatMap((id) => disputeTip(found, id).state ?? []);
}

/** Every dispute that was ever raised under an agreement, in the order of their numbers. */
export const allDisputes = (agreement: string, count: number): Promise<Dispute[]> =>
  readDisputes(Array.from({ length: count }, (_, index) => disputeIdOf(agreement, index + 1)));

/** Rows are hints: one that is older than its tip may stand in a partition which the dispute has left. */
async function pageOf(partition: string, paging: Paging & { newestFirst?: boolean }): Promise<DisputePage> {
  const { ids, next } = await duePage(partition, paging);
  const disputes = await readDisputes(ids);
  return { disputes: disputes.filter((one) => dueOf(one).due === partition), ...(next !== undefined && { next }) };
}

/** Ids of open disputes by what falls due first: hints, for whoever reads their tips together with others. */
export const openHints = async (agreement: string, limit: number): Promise<string[]> =>
  (await duePage(openPartition(agreement), { limit })).ids;

/** What falls due first comes first. */
export const openDisputes = (agreement: string, paging: Paging): Promise<DisputePage> =>
  pageOf(openPartition(agreement), paging);

/** The newest first. */
export const endedDisputes = (agreement: string, paging: Paging): Promise<DisputePage> =>
  pageOf(endedPartition(agreement), { ...paging, newestFirst: true });
