/** How a signing round moves by itself: who is asked when, who is reminded, and when silence ends it. */
import { type Decision, type Instant, refuse } from '../shared/kernel.ts';
import type { RoundEvent } from './round.events.ts';
import { type Round, signatoryIn } from './round.state.ts';

type Opening = Extract<RoundEvent, { type: 'RoundOpened' }>['data'];

/** At most this many reminders: more is noise that mail gateways learn to drop. */
export const MOST_REMINDERS = 5;

const ended = (round: Round) =>
  refuse(`This signing round has ended: it was ${round.status}.`, 'Look at the agreement for what comes next.');

export const openRound = (existing: Round | undefined, opening: Opening): Decision<RoundEvent> =>
  existing ? { events: [] } : { events: [{ type: 'RoundOpened', data: opening }] };

export const partiesOfGroup = (round: Round, group: number): string[] =>
  Object.keys(round.signatories).filter((party) => round.signatories[party]?.group === group);

export const asked = (round: Round): string[] =>
  Object.keys(round.signatories).filter((party) => round.signatories[party]?.status === 'asked');

export const signed = (round: Round): string[] =>
  Object.keys(round.signatories).filter((party) => round.signatories[party]?.status === 'signed');

/** Everyone whose turn has come; whoever has it later knows of nothing yet. */
export const whoWereAsked = (round: Round): string[] =>
  Object.keys(round.signatories).filter((party) => round.signatories[party]?.status !== 'waiting');

/** The group whose turn it is and all before it: a signature of an earlier group may have been taken back. */
const groupComplete = (round: Round): boolean =>
  Object.values(round.signatories).every(({ group, status }) => group > round.group || status === 'signed');

/** A later group is asked only when everyone before it has signed. */
export function askNextGroup(round: Round, group: number, remindAt: Instant[], now: Instant): Decision<RoundEvent> {
  if (round.status !== 'open') return ended(round);
  if (now >= round.deadline) return refuse('The signing period is over.', 'Nobody else is asked.');
  if (group !== round.group + 1) return { events: [] };
  if (round.group >= 0 && !groupComplete(round))
    return refuse('The group before has not signed yet.', 'Wait until each of its signatories has signed.');
  const parties = partiesOfGroup(round, group);
  return { events: [{ type: 'GroupAsked', data: { group, remindAt: remindAt.slice(0, MOST_REMINDERS), parties } }] };
}

/** Whoever was asked and has not signed is reminded, at most five times. */
export function remind(round: Round, now: Instant): Decision<RoundEvent> {
  if (round.status !== 'open') return ended(round);
  const due = round.remindAt.some((at) => at <= now);
  const parties = asked(round);
  if (!due || now >= round.deadline || parties.length === 0) return { events: [] };
  return { events: [{ type: 'RemindersSent', data: { count: round.reminders + 1, parties } }] };
}

/** Once, and only while someone is asked: a warning that reaches nobody would be missing when the next group has its turn. */
export function warn(round: Round, now: Instant): Decision<RoundEvent> {
  if (round.status !== 'open') return ended(round);
  const parties = asked(round);
  if (round.warned || now < round.warnAt || now >= round.deadline || parties.length === 0) return { events: [] };
  return { events: [{ type: 'EndingWarned', data: { parties } }] };
}

/** Silence never signs: when the period is over, the round has lapsed. */
export function lapse(round: Round, now: Instant): Decision<RoundEvent> {
  if (round.status !== 'open') return ended(round);
  if (now < round.deadline) return refuse('The signing period is not over.', `Wait until ${round.deadline}.`);
  return { events: [{ type: 'RoundClosed', data: { outcome: 'lapsed' } }] };
}

export const closeVoided = (round: Round): Decision<RoundEvent> =>
  round.status === 'open' ? { events: [{ type: 'RoundClosed', data: { outcome: 'voided' } }] } : ended(round);

export const stall = (round: Round, error: string): Decision<RoundEvent> =>
  round.status === 'open' && !round.stalled ? { events: [{ type: 'RoundStalled', data: { error } }] } : { events: [] };

/** What a mail system reports is kept, also after the round: it belongs to the record of how people were asked. */
export const reportMail = (
  round: Round,
  report: Extract<RoundEvent, { type: 'MailReported' }>['data'],
): Decision<RoundEvent> => {
  if (!signatoryIn(round, report.party))
    return refuse('This mail went to no signatory of the round.', 'Nothing is to be done.');
  return { events: [{ type: 'MailReported', data: report }] };
};

/** What the workflow should do next; `until` is when to look again if nobody acts. */
export type Standing =
  | { stand: 'not open' | 'group due' | 'reminder due' | 'warning due' | 'period over' }
  | { stand: Exclude<Round['status'], 'open'> }
  | { stand: 'waiting'; until: Instant };

export function standing(round: Round | undefined, now: Instant): Standing {
  if (!round) return { stand: 'not open' };
  if (round.status !== 'open') return { stand: round.status };
  if (now >= round.deadline) return { stand: 'period over' };
  if (round.group < 0 || (groupComplete(round) && round.group + 1 < round.groups)) return { stand: 'group due' };
  if (!round.warned && now >= round.warnAt) return { stand: 'warning due' };
  if (round.remindAt.some((at) => at <= now)) return { stand: 'reminder due' };
  const moments = [...round.remindAt, round.deadline, ...(round.warned ? [] : [round.warnAt])];
  return { stand: 'waiting', until: moments.sort()[0] ?? round.deadline };
}
