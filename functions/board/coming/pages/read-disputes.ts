/** Deadlines of the disputes that a person's offices have to do with, and those that fell away, from the tips of what the index names. */
import { mouName } from '../../../agreements/domain/mou-name.ts';
import { commitmentsFrom } from '../../../commitments/commitments.reads.ts';
import { disputeOf } from '../../../commitments/domain/follow-up.rules.ts';
import { disputeStream, docketTip, endedPartition } from '../../../disputes/dispute.stream.ts';
import type { Dispute } from '../../../disputes/domain/dispute.schema.ts';
import { isSide, standsHere } from '../../../disputes/domain/ladder.rules.ts';
import { mayRead, standingsIn } from '../../../disputes/domain/who.rules.ts';
import { openPlaces, placesIn } from '../../../disputes/due.reads.ts';
import { followUpStates } from '../../../disputes/follow-up-states.reads.ts';
import { addMonths } from '../../../shared/days.ts';
import { disputeIdOf } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/kernel.ts';
import { tipKey } from '../../../shared/ledger/ledger.ts';
import { batchGet, type Found } from '../../../shared/ledger/table.ts';
import { dayIn } from '../../../shared/time-words.ts';
import { type Deadline, deadlinesOf, fallenOf } from '../../domain/deadlines.rules.ts';
import { AHEAD_MONTHS, type Coming } from '../domain/coming.ts';
import type { Place, Reader } from './place.ts';

/** An MOU with more open disputes has other worries than a list of days. */
const MOST_OPEN = 100;
/** Disputes that ended last: of those before, no deadline is ahead. */
const MOST_ENDED = 25;

/** What a side has to do with it today: its office meets the others or decides, or its liaison writes the reason of a veto. */
const concerns = (
  dispute: Dispute,
  { register, liaisonOf, holds }: Place,
  { mailbox }: Reader,
  now: Instant,
): boolean => {
  const standings = standingsIn(register, mailbox, dayIn(holds.zone, now));
  if (dispute.status === 'open') return standings.some((one) => standsHere(dispute, one));
  if (dispute.status === 'vetoed') return liaisonOf.includes(dispute.veto?.party ?? '');
  return register.some(({ party }) => isSide(dispute, party));
};

export async function disputesIn(
  place: Place,
  found: Found,
  committed: Found,
  reader: Reader,
  now: Instant,
): Promise<Coming[]> {
  const { id, holds, register } = place;
  if (!holds.ladder || register.length === 0) return [];
  const [open, ended] = await Promise.all([
    openPlaces(id, { limit: MOST_OPEN }),
    placesIn(endedPartition(id), { limit: MOST_ENDED, backwards: true }),
  ]);
  const promised = commitmentsFrom(committed, holds).flatMap(({ commitments }) =>
    Object.keys(commitments).flatMap((key) => disputeOf(key) ?? []),
  );
  const ids = new Set([
    ...[...open, ...ended].map(({ dispute }) => dispute),
    ...promised.map((number) => disputeIdOf(id, number)),
  ]);
  const tips = await batchGet([...ids].map(tipKey));
  const { state: docket, seq: docketSeq } = docketTip(found, id);
  const standings = standingsIn(register, reader.mailbox, dayIn(holds.zone, now));
  const last = addMonths(dayIn(holds.zone, now), AHEAD_MONTHS);
  return [...ids].flatMap((one): Coming[] => {
    const { state, seq } = disputeStream.tip(tips, one);
    if (!state || !mayRead(state, reader.id, standings) || !concerns(state, place, reader, now)) return [];
    const reckoned = {
      ...{ now, pauses: docket?.pauses ?? [], sequence: seq + docketSeq },
      followUps: followUpStates(committed, state),
    };
    const paged = (all: readonly Deadline[], fell: boolean): Coming[] =>
      all
        .filter(({ at }) => at > now && dayIn(holds.zone, at) <= last)
        .map((deadline) => ({
          ...deadline,
          what: deadline.summary.slice(mouName(holds.number).length + 2).replace(/^d/, 'D'),
          ...(fell && { fell: true as const }),
        }));
    return [
      ...paged(deadlinesOf(state, holds.number, reckoned), false),
      ...paged(fallenOf(state, holds.number, reckoned), true),
    ];
  });
}
