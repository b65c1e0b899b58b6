/** How a signing round moves by itself: who is asked when, who is reminded, and when silence ends it. */
import { partiesAt, partyOf } from '../../agreements/domain/seats.rules.ts';
import { DAY, type Decision, type Instant, plus, refuse } from '../../shared/kernel.ts';
import type { RoundEvent } from './round.events.ts';
import { askedOn, type Round, signatoryIn } from './round.state.ts';

type Opening = Extract<RoundEvent, { type: 'RoundOpened' }>['data'];

/** At most this many reminders: more is noise that mail gateways learn to drop. */
export const MOST_REMINDERS = 5;
/** Whoever was asked less than three days ago needs no reminder yet. */
const REST = 3 * DAY;
/** Two plans of weekly reminders make one: nobody is written to more often than weekly, give or take a holiday. */
const APART = 6 * DAY;

/**
 * What the waiting parties' own people still have to do: by party, who of them has something left (`liaison`, `counsel`). Nobody left
 * means prepared; a party that is not named has not begun.
 */
export type Preparation = Readonly<Record<string, readonly string[]>>;

/** At which seats the holder may not act today, and when terms begin that have not yet. */
export interface Terms {
  out: readonly string[];
  begin: readonly Instant[];
}

const ALL_IN_TERM: Terms = { out: [], begin: [] };

/** A party is prepared for all who sign for it, or for none. */
const prepared = (preparation: Preparation, seat: string): boolean =>
  Object.hasOwn(preparation, partyOf(seat)) && preparation[partyOf(seat)]?.length === 0;

/** A round that is open no more. */
export const ended = ({ status }: Round, remedy = 'Look at the agreement for what comes next.') =>
  refuse('round-closed', `This signing round has ended: it ${status === 'lapsed' ? '' : 'was '}${status}.`, remedy);

export const openRound = (existing: Round | undefined, opening: Opening): Decision<RoundEvent> =>
  existing ? { events: [] } : { events: [{ type: 'RoundOpened', data: opening }] };

export const seatsOfGroup = (round: Round, group: number): string[] =>
  Object.keys(round.signatories).filter((seat) => round.signatories[seat]?.group === group);

/** Seats, as whatever else is said of who signs here. */
export const asked = (round: Round): string[] =>
  Object.keys(round.signatories).filter((seat) => round.signatories[seat]?.status === 'asked');

export const signed = (round: Round): string[] =>
  Object.keys(round.signatories).filter((seat) => round.signatories[seat]?.status === 'signed');

/** Everyone whose turn has come; whoever has it later knows of nothing yet. */
export const whoWereAsked = (round: Round): string[] =>
  Object.keys(round.signatories).filter((seat) => round.signatories[seat]?.status !== 'waiting');

/** The group whose turn it is and all before it: a signature of an earlier group may have been taken back. */
const groupComplete = (round: Round): boolean =>
  Object.values(round.signatories).every(({ group, status }) => group > round.group || status === 'signed');

/** The group whose turn it is: a later group only when everyone before it has signed. */
const turnOf = (round: Round): number =>
  round.group < 0 || (groupComplete(round) && round.group + 1 < round.groups) ? round.group + 1 : round.group;

/** Whose turn has come, who was not asked yet, and whose own people have done their part. */
const mayBeAsked = (round: Round, preparation: Preparation): string[] => {
  const turn = turnOf(round);
  // A signature before it that was taken back stops the turn of who was not asked yet.
  if (Object.values(round.signatories).some(({ group, status }) => group < turn && status !== 'signed')) return [];
  return seatsOfGroup(round, turn).filter(
    (seat) => round.signatories[seat]?.status === 'waiting' && prepared(preparation, seat),
  );
};

/** Reminders planned before stay; a plan made for those who are asked later goes on after them. */
const remindersOf = (kept: readonly Instant[], planned: readonly Instant[]): Instant[] => {
  const moments = [...kept];
  for (const at of planned.slice(0, MOST_REMINDERS)) {
    const last = moments.at(-1);
    if (kept.length === 0 || last === undefined || at >= plus(last, APART)) moments.push(at);
  }
  return moments;
};

/** Nobody is asked before its group’s turn, and nobody whose own people have not prepared it. Who signs for one party is asked together. */
export function askPrepared(
  round: Round,
  preparation: Preparation,
  planned: readonly Instant[],
  now: Instant,
): Decision<RoundEvent> {
  if (round.status !== 'open') return ended(round);
  if (now >= round.deadline)
    return refuse('signing-period-over', 'The signing period is over.', 'Nobody else is asked.');
  const parties = mayBeAsked(round, preparation);
  if (parties.length === 0) return { events: [] };
  const group = turnOf(round);
  const kept = group === round.group ? round.remindAt.filter((at) => at > now) : [];
  return { events: [{ type: 'GroupAsked', data: { group, remindAt: remindersOf(kept, planned), parties } }] };
}

/** Who of the parties that wait has something left to do, as mail reaches them. */
const preparers = (round: Round, preparation: Preparation, among: (party: string) => boolean = () => true): string[] =>
  Object.keys(preparation)
    .filter((party) => signatoryIn(round, party)?.status === 'waiting' && among(party))
    .flatMap((party) => (preparation[party] ?? []).map((who) => `${party}/${who}`));

/** Who is reminded now, if a moment for it has come: asked for a while and silent, or still preparing; each at most five times. */
function dueReminder(round: Round, preparation: Preparation, now: Instant) {
  const moment = round.remindAt.filter((at) => at <= now).at(-1);
  if (moment === undefined) return undefined;
  const patient = (seat: string) => (round.signatories[seat]?.reminded ?? 0) < MOST_REMINDERS;
  const restedOn = plus(moment, -REST).slice(0, 10);
  const parties = asked(round).filter((seat) => {
    const signatory = round.signatories[seat];
    return patient(seat) && ((signatory && askedOn(signatory)) ?? '') <= restedOn;
  });
  const preparing = preparers(round, preparation, patient);
  return parties.length + preparing.length > 0 ? { parties, preparing } : undefined;
}

/** Whoever was asked and has not signed is reminded, and whoever has not prepared a party; for a holder out of term, the liaison is. */
export function remind(
  round: Round,
  preparation: Preparation,
  now: Instant,
  { out }: Terms = ALL_IN_TERM,
): Decision<RoundEvent> {
  if (round.status !== 'open') return ended(round);
  const due = dueReminder(round, preparation, now);
  if (!due || now >= round.deadline) return { events: [] };
  const parties = due.parties.filter((seat) => !out.includes(seat));
  const stuck = partiesAt(due.parties.filter((seat) => out.includes(seat)));
  const preparing = [...due.preparing, ...stuck.map((party) => `${party}/liaison`)];
  const data = { count: round.reminders + 1, parties, ...(preparing.length > 0 && { preparing }) };
  return { events: [{ type: 'RemindersSent', data }] };
}

/** Once, and only while someone is asked: a warning that reaches nobody would be missing when the next one has its turn. */
export function warn(round: Round, preparation: Preparation, now: Instant): Decision<RoundEvent> {
  if (round.status !== 'open') return ended(round);
  if (!warningDue(round, now) || now >= round.deadline) return { events: [] };
  const preparing = preparers(round, preparation);
  const data = { parties: asked(round), ...(preparing.length > 0 && { preparing }) };
  return { events: [{ type: 'EndingWarned', data }] };
}

const warningDue = (round: Round, now: Instant): boolean =>
  !round.warned && now >= round.warnAt && asked(round).length > 0;

/** Silence never signs: when the period is over, the round has lapsed. */
export function lapse(round: Round, now: Instant): Decision<RoundEvent> {
  if (round.status !== 'open') return ended(round);
  if (now < round.deadline)
    return refuse('signing-period-running', 'The signing period is not over.', `Wait until ${round.deadline}.`);
  return { events: [{ type: 'RoundClosed', data: { outcome: 'lapsed' } }] };
}

export const closeVoided = (round: Round): Decision<RoundEvent> =>
  round.status === 'open' ? { events: [{ type: 'RoundClosed', data: { outcome: 'voided' } }] } : ended(round);

/** A fresh execution goes on; asked for by the one that watches now, because of its age or of how much it has seen. */
export const handOver = ({ status, watch = 0 }: Round): Decision<RoundEvent> => ({
  events: ['open', 'executed'].includes(status) ? [{ type: 'RoundHandedOver', data: { watch: watch + 1 } }] : [],
});

/** Seen once, until the round moves again. An executed round still has its sunset to set and its copy to seal. */
export const stall = (round: Round, error: string): Decision<RoundEvent> =>
  ['open', 'executed'].includes(round.status) && !round.stalled
    ? { events: [{ type: 'RoundStalled', data: { error } }] }
    : { events: [] };

/** What a mail system reports is kept, also after the round: it belongs to the record of how people were asked. */
export const reportMail = (
  round: Round,
  report: Extract<RoundEvent, { type: 'MailReported' }>['data'],
): Decision<RoundEvent> => {
  if (!signatoryIn(round, report.party))
    return refuse('mail-of-no-signatory', 'This email went to no signatory of the round.', 'Nothing is to be done.');
  return { events: [{ type: 'MailReported', data: report }] };
};

/** What the workflow should do next; `until` is when to look again if nobody acts. */
export type Standing =
  | { stand: 'not open' | 'group due' | 'reminder due' | 'warning due' | 'period over'; until?: undefined }
  | { stand: Exclude<Round['status'], 'open'>; until?: undefined }
  | { stand: 'waiting'; until: Instant };

/** Nothing is due that nobody would hear of: the workflow would come back to it at once, and for ever. */
export function standing(
  round: Round | undefined,
  preparation: Preparation,
  now: Instant,
  { begin }: Terms = ALL_IN_TERM,
): Standing {
  if (!round) return { stand: 'not open' };
  if (round.status !== 'open') return { stand: round.status };
  if (now >= round.deadline) return { stand: 'period over' };
  if (mayBeAsked(round, preparation).length > 0) return { stand: 'group due' };
  if (warningDue(round, now)) return { stand: 'warning due' };
  if (dueReminder(round, preparation, now)) return { stand: 'reminder due' };
  const moments = [...round.remindAt, ...begin, round.deadline, ...(round.warned ? [] : [round.warnAt])];
  return { stand: 'waiting', until: moments.filter((at) => at > now).sort()[0] ?? round.deadline };
}
