/** Which disputes an agreement has, as the `due` index lists them: hints, in the order of what falls due; the tips say how they stand. */
import { disputeIdOf } from '../shared/ids.ts';
import type { Instant } from '../shared/kernel.ts';
import { tipKey } from '../shared/ledger.ts';
import { type Key, marshal, readSome, readTogether } from '../shared/table.ts';
import type { Dispute } from './dispute.state.ts';
import { disputeTip, dueOf, endedPartition, openPartition } from './dispute.store.ts';

export type { Dispute } from './dispute.state.ts';
export { disputeTip, docketKey, docketTip } from './dispute.store.ts';

/** A place in the list: the dispute, and the moment by which it stands there. */
export interface Listed {
  dispute: string;
  dueAt: Instant;
}

export interface Listing {
  /** At most so many; fewer mean that there are no more. */
  limit: number;
  /** The last one of the page before. */
  after?: Listed | undefined;
  /** Nothing that stands before this moment. */
  from?: Instant | undefined;
  /** The latest first. */
  backwards?: boolean;
}

async function list(due: string, { limit, after, from, backwards }: Listing): Promise<Listed[]> {
  const rows = await readSome<Key & { dueAt: Instant }>(due, limit, {
    IndexName: 'due',
    KeyConditionExpression: from === undefined ? 'due = :pk' : 'due = :pk AND dueAt >= :from',
    ...(from !== undefined && { ExpressionAttributeValues: marshal({ ':from': from }) }),
    ...(backwards && { ScanIndexForward: false }),
    after: after && { pk: `TIP#${after.dispute}`, sk: 'TIP', due, dueAt: after.dueAt },
  });
  return rows.map(({ pk, dueAt }) => ({ dispute: pk.slice('TIP#'.length), dueAt }));
}

/** What falls due next stands first; pauses of the clocks are not reckoned in. */
export const openDisputes = (agreement: string, listing: Listing): Promise<Listed[]> =>
  list(openPartition(agreement), listing);

/** By when they ended, the latest first. */
export const endedDisputes = (agreement: string, listing: Listing): Promise<Listed[]> =>
  list(endedPartition(agreement), { backwards: true, ...listing });

/** Disputes by id, read strongly consistently, in that order; what does not exist is left out. */
export async function readDisputes(ids: readonly string[]): Promise<Dispute[]> {
  const found = await readTogether(ids.map(tipKey));
  return ids.flatMap((id) => disputeTip(found, id).state ?? []);
}

/** Every dispute that was ever raised under an agreement, in the order of their numbers. */
export const allDisputes = (agreement: string, count: number): Promise<Dispute[]> =>
  readDisputes(Array.from({ length: count }, (_, index) => disputeIdOf(agreement, index + 1)));

export interface DisputePage {
  disputes: Dispute[];
  /** Where the next page begins, as an address carries it; absent on the last. */
  next?: string;
}

const PLACE = /^(\d{4}-[\dT:.-]+Z)~(dsp_[0-9A-Z]+-\d+)$/;
/** Only what a page of ours wrote is taken for a place in a list. */
const placeIn = (text = ''): Listed | undefined => {
  const [, dueAt, dispute] = PLACE.exec(text) ?? [];
  return dueAt === undefined || dispute === undefined ? undefined : { dueAt, dispute };
};

/** Rows are hints: one that is older than its tip may stand in a partition which the dispute has left. */
async function pageOf(
  partition: string,
  limit: number,
  place: string | undefined,
  backwards: boolean,
): Promise<DisputePage> {
  const rows = await list(partition, { limit: limit + 1, after: placeIn(place), backwards });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const disputes = await readDisputes(shown.map(({ dispute }) => dispute));
  return {
    disputes: disputes.filter((one) => dueOf(one).due === partition),
    ...(last && { next: `${last.dueAt}~${last.dispute}` }),
  };
}

/** What falls due first comes first. */
export const openPage = (agreement: string, limit: number, place?: string): Promise<DisputePage> =>
  pageOf(openPartition(agreement), limit, place, false);

/** The latest first. */
export const endedPage = (agreement: string, limit: number, place?: string): Promise<DisputePage> =>
  pageOf(endedPartition(agreement), limit, place, true);
