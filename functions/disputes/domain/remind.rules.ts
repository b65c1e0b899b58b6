/** Who is reminded: the silent side first, and above it its own offices, so that silence is seen where it can be ended. */
import type { Decision, Instant } from '../../shared/kernel.ts';
import { movedReminder } from '../docket/domain/suspension-clock.rules.ts';
import type { DisputeEvent } from './dispute.events.ts';
import type { Dispute } from './dispute.schema.ts';
import {
  type Clock,
  calendarOf,
  deadlineOf,
  isSide,
  nameOf,
  officeOn,
  officialOf,
  ownersOf,
  partiesOf,
} from './ladder.rules.ts';

/** When reminders of this level go out, after all pauses. */
export const reminders = (dispute: Dispute, { pauses }: Clock): Instant[] =>
  dispute.opened.remindAt.map((at) => movedReminder(calendarOf(dispute), at, dispute.opened.at, pauses));

/** How many of them have come by now. */
const come = (dispute: Dispute, clock: Clock): number =>
  reminders(dispute, clock).filter((at) => at <= clock.now).length;

export const remindDue = (dispute: Dispute, clock: Clock): boolean =>
  dispute.status === 'open' && come(dispute, clock) > dispute.reminded && clock.now < deadlineOf(dispute, clock.pauses);

/** The offices of a party from the level of today upwards, `more` of them above; none above where only named people may know. */
const upwards = (dispute: Dispute, party: string, more: number): string[] =>
  Array.from({ length: dispute.handling === 'named' ? 1 : more + 1 }, (_, above) =>
    nameOf(party, officeOn(dispute, party, dispute.level + above)),
  );

/** When one side has acted and another has not, its own higher offices hear of it: one more with each reminder. */
export function whoIsReminded(dispute: Dispute, count: number): string[] {
  const official = officialOf(dispute);
  if (official) {
    // An official of a party that is no side has no offices on this ladder.
    const above = isSide(dispute, official.party) ? upwards(dispute, official.party, count - 1).slice(1) : [];
    return [nameOf(official.party, official.office), ...above];
  }
  const owners = ownersOf(dispute);
  const silent = partiesOf(dispute).filter((party) =>
    owners.includes(nameOf(party, officeOn(dispute, party, dispute.level))),
  );
  const oneSided = silent.length > 0 && silent.length < partiesOf(dispute).length;
  const to = silent.flatMap((party) => upwards(dispute, party, oneSided ? count : 0));
  return [...new Set(to)];
}

/** One mail, however many reminders were due. */
export function remind(dispute: Dispute, level: number, clock: Clock): Decision<DisputeEvent> {
  if (dispute.level !== level || !remindDue(dispute, clock)) return { events: [] };
  const count = come(dispute, clock);
  return { events: [{ type: 'LevelReminded', data: { level, count, to: whoIsReminded(dispute, count) } }] };
}
