/** Once a week everyone concerned is told what is open; where nothing is open, nobody is. */
import type { Decision, Instant, PlainDay } from '../../shared/kernel.ts';
import type { DocketEvent } from '../docket/domain/docket.events.ts';
import type { Docket } from '../docket/domain/docket.state.ts';
import type { Dispute } from './dispute.schema.ts';
import { isOver, nameOf, officeOn, officialOf, partiesOf } from './ladder.rules.ts';

const DAY = 86_400_000;

/** The Monday of the week, in UTC: it names the week. */
export function weekOf(now: Instant): PlainDay {
  const midnight = Date.parse(`${now.slice(0, 10)}T00:00:00.000Z`);
  const sinceMonday = (new Date(midnight).getUTCDay() + 6) % 7;
  return new Date(midnight - sinceMonday * DAY).toISOString().slice(0, 10);
}

/** Everyone who has a dispute in hand on its level of today: the offices that meet there, and an official who decides alone. */
function inHand(dispute: Dispute): string[] {
  const official = officialOf(dispute);
  return [
    ...partiesOf(dispute).map((party) => nameOf(party, officeOn(dispute, party, dispute.level))),
    ...(official ? [nameOf(official.party, official.office)] : []),
  ];
}

/** The liaisons of all parties, and the offices of the levels where something open stands. */
export const whoIsTold = (parties: readonly string[], disputes: readonly Dispute[]): string[] => [
  ...new Set([
    ...parties.map((party) => nameOf(party, 'liaison')),
    ...disputes.filter((dispute) => !isOver(dispute)).flatMap(inHand),
  ]),
];

export function sendDigest(
  docket: Docket | undefined,
  {
    agreement,
    week,
    disputes,
    ended = false,
  }: { agreement: string; week: PlainDay; disputes: readonly Dispute[]; ended?: boolean },
): Decision<DocketEvent> {
  const told = docket?.toldOn !== undefined && docket.toldOn >= week;
  // What the clock ended stands on record within the hour, and nobody is asked for anything in between.
  const nothing = ended || disputes.every(isOver);
  return { events: told || nothing ? [] : [{ type: 'DigestSent', data: { agreement, week } }] };
}
