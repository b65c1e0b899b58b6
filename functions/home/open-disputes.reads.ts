/** The open disputes of agreements: found by the index, and believed only as their tips say at that moment. */
import { disputeStream, docketKey, docketTip } from '../disputes/dispute.stream.ts';
import { openPlaces } from '../disputes/due.reads.ts';
import { personId } from '../identity/agency.store.ts';
import type { Instant } from '../shared/kernel.ts';
import { tipKey } from '../shared/ledger/ledger.ts';
import { batchGet, type Found, type Key } from '../shared/ledger/table.ts';
import { openDisputesOf, type Seat } from './domain/open-disputes.rules.ts';
import type { OpenDispute } from './domain/standing.ts';

interface Standing extends Seat {
  agreement: string;
}

/** Enough for a page that is read at a glance; the docket lists them all. */
const MOST = 25;

/** Ids of the open disputes of an agreement. */
export const openOf = async (agreement: string): Promise<string[]> =>
  (await openPlaces(agreement, { limit: MOST })).map(({ dispute }) => dispute);

/** The open disputes of these agreements, each once. */
export const openIn = async (agreements: readonly string[]): Promise<Map<string, string[]>> =>
  new Map(
    await Promise.all([...new Set(agreements)].map(async (id): Promise<[string, string[]]> => [id, await openOf(id)])),
  );

/** What says how these disputes stand; nothing where none is open. */
export const disputeKeysOf = (agreement: string, ids: readonly string[]): Key[] =>
  ids.length === 0 ? [] : [docketKey(agreement), ...ids.map(tipKey)];

/** Of those that were read. */
export const disputesFrom = (
  found: Found,
  ids: readonly string[],
  { agreement, ...seat }: Standing,
  { mailbox, now }: { mailbox: string; now: Instant },
): OpenDispute[] =>
  openDisputesOf(
    ids.flatMap((id) => disputeStream.tip(found, id).state ?? []),
    seat,
    { person: personId(mailbox), now, pauses: docketTip(found, agreement).state?.pauses ?? [] },
  );

/** Per standing, in their order; one read for all of them, and none where no dispute is open. */
export async function readOpenDisputes(
  standings: readonly Standing[],
  open: ReadonlyMap<string, readonly string[]>,
  reader: { mailbox: string; now: Instant },
): Promise<OpenDispute[][]> {
  const keys = [...open].flatMap(([id, ids]) => disputeKeysOf(id, ids));
  if (keys.length === 0) return standings.map(() => []);
  const found = await batchGet(keys);
  return standings.map((one) => disputesFrom(found, open.get(one.agreement) ?? [], one, reader));
}
