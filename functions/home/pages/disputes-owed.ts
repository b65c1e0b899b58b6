/** Open disputes in which a person owes an act: found by the index, and believed only as their tips say at that moment. */

import { disputeStream, docketKey, docketTip } from '../../disputes/dispute.stream.ts';
import type { Dispute } from '../../disputes/domain/dispute.schema.ts';
import { calendarOf, nameOf, nextDue, ownersOf } from '../../disputes/domain/ladder.rules.ts';
import { mayRead } from '../../disputes/domain/who.rules.ts';
import { openPlaces } from '../../disputes/due.reads.ts';
import { personId } from '../../identity/agency.store.ts';
import type { Calendar } from '../../shared/calendar/business-days.ts';
import type { Instant } from '../../shared/kernel.ts';
import { tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet, type Found } from '../../shared/ledger/table.ts';

export interface Owed {
  number: number;
  due: Instant;
  since: Instant;
  calendar: Calendar;
}

/** As what a person stands for a party: `of` is an office, or `liaison`. */
interface Standing {
  agreement: string;
  party: string;
  of: string;
}

/** Enough for a page that is read at a glance; the docket lists them all. */
const MOST = 25;

/** The open disputes of these agreements, each once. */
export async function openIn(agreements: readonly string[]): Promise<Map<string, string[]>> {
  const each = [...new Set(agreements)].map(async (id): Promise<[string, string[]]> => {
    const listed = await openPlaces(id, { limit: MOST });
    return [id, listed.map(({ dispute }) => dispute)];
  });
  return new Map(await Promise.all(each));
}

const owes = (dispute: Dispute, { party, of }: Standing, person: string): boolean =>
  ownersOf(dispute).includes(nameOf(party, of)) && mayRead(dispute, person, [{ party, offices: [of] }]);

function owedIn(found: Found, ids: readonly string[], standing: Standing, person: string): Owed[] {
  const pauses = docketTip(found, standing.agreement).state?.pauses ?? [];
  return ids.flatMap((id) => {
    const { state } = disputeStream.tip(found, id);
    const due = state && owes(state, standing, person) ? nextDue(state, pauses) : undefined;
    return state && due !== undefined
      ? [{ number: state.number, due, since: state.opened.at, calendar: calendarOf(state) }]
      : [];
  });
}

/** Per standing, in their order; one read for all of them, and none where no dispute is open. */
export async function readOwed(
  standings: readonly Standing[],
  open: ReadonlyMap<string, readonly string[]>,
  mailbox: string,
): Promise<Owed[][]> {
  const going = [...open].filter(([, ids]) => ids.length > 0);
  if (going.length === 0) return standings.map(() => []);
  const found = await batchGet(going.flatMap(([id, ids]) => [docketKey(id), ...ids.map(tipKey)]));
  return standings.map((one) => owedIn(found, open.get(one.agreement) ?? [], one, personId(mailbox)));
}
