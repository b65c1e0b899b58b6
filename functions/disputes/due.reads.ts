/** Where the disputes of an agreement stand in the `due` index: hints, in the order of the index; the tips say how they stand. */
import type { Instant } from '../shared/kernel.ts';
import { tipKey } from '../shared/ledger/ledger.ts';
import { batchGet, type Key, marshal, readSome } from '../shared/ledger/table.ts';
import { disputeStream, openPartition } from './dispute.stream.ts';
import { isOver } from './domain/ladder.rules.ts';

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

export async function placesIn(due: string, { limit, after, from, backwards }: Listing): Promise<Listed[]> {
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
export const openPlaces = (agreement: string, listing: Listing): Promise<Listed[]> =>
  placesIn(openPartition(agreement), listing);

/** Places that are read together. */
const TOGETHER = 100;

/** The versions of an MOU under which a dispute is open, as its disputes say themselves. */
export async function versionsInDispute(agreement: string): Promise<Set<number>> {
  const versions = new Set<number>();
  let after: Listed | undefined;
  do {
    const places: Listed[] = await openPlaces(agreement, { limit: TOGETHER, after });
    const found = await batchGet(places.map(({ dispute }) => tipKey(dispute)));
    for (const { dispute } of places) {
      const { state } = disputeStream.tip(found, dispute);
      if (state && !isOver(state)) versions.add(state.under);
    }
    after = places.length === TOGETHER ? places.at(-1) : undefined;
  } while (after);
  return versions;
}

/** Enough to say how many there are. */
const COUNTED = 99;

/** How many disputes are open, as the index has it; none under an MOU that was not signed, which nobody asks about. */
export const countOpen = async ({ id, status }: { id: string; status: string }): Promise<number> =>
  status === 'executed' ? (await openPlaces(id, { limit: COUNTED })).length : 0;
