/** What runs after an MOU has ended: the duties of its signed text, those that the parties agreed upon before, and nothing longer than the clause. */
import { calendarOf } from '../../agreements/domain/agreement.rules.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { dutyKey } from '../../commitments/domain/duty.rules.ts';
import { type Calendar, endOfBusiness, startOfBusiness } from '../../shared/calendar/business-days.ts';
import { lawVersion } from '../../shared/calendar/law.ts';
import { addDays, dayOf } from '../../shared/days.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { DataOf } from './closing.events.ts';
import type { Closing, Proposal } from './closing.state.ts';

/** Who owes something is reminded so many calendar days before the clause is over. */
const REMINDED_BEFORE = 7;

type Clause = Pick<SignedMou, 'sunset' | 'closingDuties'>;

/** The longest time that the text gives: of an orderly close, or of one of its duties. Whatever is added later has no more. */
export const clauseDays = ({ sunset, closingDuties }: Clause): number =>
  Math.max(sunset.closeDays, ...closingDuties.map(({ days }) => days));

/** 17:00 in the zone so many days after the end, or on the next business day. Of no days, the end itself. */
export const dutyDueAt = (calendar: Calendar, endedAt: Instant, days: number): Instant =>
  days === 0 ? endedAt : endOfBusiness(calendar, addDays(dayOf(calendar.zone, endedAt), days));

/** What the parties have agreed upon for the end of that text, in the order in which it was proposed. */
export const agreedFor = (closing: Pick<Closing, 'proposals'> | undefined, version: number): Proposal[] =>
  Object.values(closing?.proposals ?? {})
    .filter((one) => one.agreed && one.version === version)
    .sort((one, other) => one.duty - other.duty);

function remindAt(calendar: Calendar, endedAt: Instant, until: Instant): Pick<DataOf<'ClosingBegan'>, 'remindAt'> {
  const at = startOfBusiness(calendar, addDays(dayOf(calendar.zone, until), -REMINDED_BEFORE));
  return at > endedAt && at < until ? { remindAt: at } : {};
}

/** @param agreement by the text that held last, with the parties that it had at the moment at which it ended, the first of its closing */
export function closingOf(
  agreement: Agreement,
  text: Clause & Pick<SignedMou, 'survivingObligations'>,
  endedAt: Instant,
  before: Pick<Closing, 'proposals'> | undefined,
): DataOf<'ClosingBegan'> {
  const { id, version, documentHash, zone, calendar: jurisdiction, parties } = agreement;
  const calendar = calendarOf(agreement);
  const until = dutyDueAt(calendar, endedAt, clauseDays(text));
  const own = text.closingDuties.map(({ key, owner, days }) => ({ key: dutyKey(key), owner, days }));
  const added = agreedFor(before, version).map(({ duty, owner, days }) => ({ key: dutyKey(duty), owner, days }));
  const stays = ({ owner }: { owner: { party: string } }) => parties.includes(owner.party);
  return {
    ...{ agreement: id, version, documentHash, endedAt, until },
    ...remindAt(calendar, endedAt, until),
    ...{ zone, calendar: jurisdiction, law: lawVersion, parties: [...parties] },
    duties: [...own, ...added].filter(stays).map(({ key, owner, days }) => {
      // A day is counted from the end; the clause is as long as the longest of them, so none comes after it.
      const dueAt = dutyDueAt(calendar, endedAt, days);
      return { key, owner, by: addDays(dayOf(zone, endedAt), days), dueAt };
    }),
    unowned: [...own, ...added].filter((one) => !stays(one)).map(({ key, owner }) => ({ key, owner })),
    survivors: text.survivingObligations.map(({ key }) => key),
  };
}
