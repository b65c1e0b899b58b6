/** Where a dispute stands on its ladder: whose turn it is, until when, and what comes next if nobody acts. */
import type { Calendar } from '../../shared/calendar/business-days.ts';
import type { Instant } from '../../shared/kernel.ts';
import { moved, type Pause } from '../docket/domain/suspension-clock.rules.ts';
import type { Dispute, Ladder } from './dispute.schema.ts';

/** The days and the clock by which deadlines of a dispute are reckoned. */
export const calendarOf = ({ zone, jurisdiction }: Pick<Dispute, 'zone' | 'jurisdiction'>): Calendar => ({
  zone,
  ...jurisdiction,
});

/** The moment of an act, and when the clocks of the MOU stood still. */
export interface Clock {
  now: Instant;
  pauses: readonly Pause[];
}

/** Who acts: for which party, and the keys of the offices that this person holds there or stands in for. */
export interface Who {
  party: string;
  offices: readonly string[];
}

export const refereeLevel = ({ levels, referee }: Ladder): number | undefined => (referee ? levels.length : undefined);
export const isReferee = ({ ladder }: Dispute, level: number): boolean => level === refereeLevel(ladder);

/** `Bureau directors`, or the referee by name. */
export const levelName = ({ levels, referee }: Ladder, level: number): string =>
  levels[level]?.name ?? referee?.name ?? 'Nobody';

/** Business days that a level has; the referee’s are counted like a level’s. */
export const levelDays = ({ levels, referee }: Ladder, level: number): number =>
  levels[level]?.businessDays ?? referee?.businessDays ?? 0;

/** The level above, if there is one. */
export const levelAbove = ({ ladder, level }: Dispute): number | undefined => {
  const last = refereeLevel(ladder) ?? ladder.levels.length - 1;
  return level < last ? level + 1 : undefined;
};

/** The office that stands for a party on a level. Before the referee, the parties are spoken for by the offices of their last level. */
export const officeOn = ({ offices, ladder }: Dispute, party: string, level: number): string =>
  offices[party]?.[Math.min(level, ladder.levels.length - 1)] ?? '';

export const nameOf = (party: string, office: string): string => `${party}/${office}`;

/** The official who decides alone on this level. */
export const officialOf = ({ ladder, level }: Pick<Dispute, 'ladder' | 'level'>) => ladder.levels[level]?.decides;

/** Who raised it, then against whom, then whoever joined: the table keeps no order of its own. */
export const partiesOf = ({ by, against, sides }: Dispute): string[] => [
  by,
  against,
  ...Object.keys(sides)
    .filter((party) => party !== by && party !== against)
    .sort(),
];
export const isSide = ({ sides }: Dispute, party: string): boolean => Object.hasOwn(sides, party);

/** Whether this person is the official who decides alone on the level of today; the official may be of a party that is no side. */
export const isOfficial = (dispute: Dispute, { party, offices }: Who): boolean => {
  const official = officialOf(dispute);
  return official !== undefined && official.party === party && offices.includes(official.office);
};

/** Whether this person’s office meets the others on the level of today, or decides there. */
export const standsHere = (dispute: Dispute, who: Who): boolean =>
  isOfficial(dispute, who) ||
  (isSide(dispute, who.party) && who.offices.includes(officeOn(dispute, who.party, dispute.level)));

const sideOffices = (dispute: Dispute, parties: readonly string[], level = dispute.level): string[] =>
  parties.map((party) => nameOf(party, officeOn(dispute, party, level)));

/** Every office that has the dispute in hand on a level, as `party/office`: those of the sides, and the one that decides alone. */
export function officesOn(dispute: Dispute, level: number): string[] {
  const official = officialOf({ ladder: dispute.ladder, level });
  const sides = sideOffices(dispute, partiesOf(dispute), level);
  return [...new Set(official ? [...sides, nameOf(official.party, official.office)] : sides)];
}

/** Whose turn it is, as `party/office`: a dispute that is neither over nor at an impasse always has someone. */
export function ownersOf(dispute: Dispute): string[] {
  const { status, veto } = dispute;
  if (['decided', 'withdrawn', 'impasse', 'ended'].includes(status)) return [];
  if (status === 'vetoed') return veto ? [nameOf(veto.party, 'liaison')] : [];
  const official = officialOf(dispute);
  if (official) return [nameOf(official.party, official.office)];
  const waiting = partiesOf(dispute).filter((party) => owes(dispute, party));
  return sideOffices(dispute, waiting.length > 0 ? waiting : partiesOf(dispute));
}

/** A side owes an act as long as it has not taken the text on the table, or, without one, has done nothing on this level. */
const owes = ({ text, sides }: Dispute, party: string): boolean =>
  text ? !text.accepted.includes(party) : !sides[party]?.acted;

/** When the level of today ends, after all pauses. */
export const deadlineOf = (dispute: Dispute, pauses: readonly Pause[]): Instant =>
  moved(calendarOf(dispute), dispute.opened.deadline, dispute.opened.at, pauses);
export const answerDue = (dispute: Dispute, pauses: readonly Pause[]): Instant =>
  moved(calendarOf(dispute), dispute.answerBy, dispute.raisedAt, pauses);

/** Until when a party owes its answer to the claim; undefined when it owes none, or that day is over. */
export function answerOwed(dispute: Dispute, party: string, { now, pauses }: Clock): Instant | undefined {
  const due = answerDue(dispute, pauses);
  const owes = party === dispute.against && dispute.answeredAt === undefined;
  return dispute.status === 'open' && owes && now < due ? due : undefined;
}

/** Until when the decision may be vetoed. */
export function vetoEnds(dispute: Dispute, pauses: readonly Pause[]): Instant | undefined {
  const { vetoUntil, at } = dispute.decision ?? {};
  return vetoUntil === undefined || at === undefined ? undefined : moved(calendarOf(dispute), vetoUntil, at, pauses);
}
export const reasonDue = (dispute: Dispute, pauses: readonly Pause[]): Instant | undefined =>
  dispute.veto && moved(calendarOf(dispute), dispute.veto.reasonDue, dispute.veto.at, pauses);

/** What falls due next, for queues and calendars; undefined when nothing does. */
export function nextDue(dispute: Dispute, pauses: readonly Pause[]): Instant | undefined {
  if (dispute.status === 'open') return deadlineOf(dispute, pauses);
  if (dispute.status === 'vetoed') return reasonDue(dispute, pauses);
  return undefined;
}

/**
 * Nothing of it is left to do. An impasse stays the board’s until the MOU is renegotiated. What a decision makes its sides do stands with
 * their commitments.
 */
export const isOver = ({ status }: Dispute): boolean => ['decided', 'withdrawn', 'ended'].includes(status);

/** The moment by which it stands in queues: what falls due next, or since when nothing does. */
export const queuedAt = (dispute: Dispute, pauses: readonly Pause[]): Instant =>
  nextDue(dispute, pauses) ?? dispute.endedAt ?? dispute.raisedAt;
