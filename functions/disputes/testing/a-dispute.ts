/** For tests: a dispute at any point of its life, between agencies of an MOU whose ladder has four levels. */

import { isDay } from '../../shared/day-typed.ts';
import { DAY, type Instant, plus } from '../../shared/kernel.ts';
import { accept, type Promise as Promised, propose, type Terms } from '../domain/decide.rules.ts';
import type { DataOf, DisputeEvent } from '../domain/dispute.events.ts';
import type { Dispute, Ladder, Period } from '../domain/dispute.schema.ts';
import { evolveDispute } from '../domain/dispute.state.ts';
import { type Clock, levelDays, officeOn, type Who } from '../domain/ladder.rules.ts';
import type { Speaker } from '../domain/speaker.schema.ts';

/** Noon UTC of that day, or another hour of it. */
export const onDay = (day: string, hour = 12): Instant => `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`;

export const AGREEMENT = 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ';
export const DISPUTE = 'dsp_01K8ZZZZZZZZZZZZZZZZZZZZZZ-1';
export const CALENDAR = 'law@1';

/** A Monday. */
export const RAISED = onDay('2027-03-01');
export const DEADLINE = onDay('2027-03-08', 22);

/** The offices of a party that meet the others, from the first level. */
export const OFFICES = ['lead', 'director', 'deputy', 'head'];
/** `air` raises it against `health`; `forest` and `water` are parties of the MOU and can veto. */
export const PARTIES = ['air', 'health', 'forest', 'water'];

export const LADDER: Ladder = {
  levels: [
    { name: 'Program leads', businessDays: 5 },
    { name: 'Bureau directors', businessDays: 10 },
    { name: 'Deputy secretaries', businessDays: 15 },
    { name: 'Agency heads', businessDays: 10 },
  ],
};
export const REFEREE = { name: 'Judge Hale', businessDays: 30 };
export const WITH_REFEREE: Ladder = { ...LADDER, referee: REFEREE };

/** The level above the first, with one official who decides alone. */
export const withOfficial = (party: string, office: string, ladder: Ladder = LADDER): Ladder => ({
  ...ladder,
  levels: ladder.levels.map((level, index) => (index === 1 ? { ...level, decides: { party, office } } : level)),
});

/** So many days of 24 hours, with reminders at half of them and one before the end. */
export const aPeriod = (from: Instant, days = 7): Period => ({
  deadline: plus(from, days * DAY),
  remindAt: [...new Set([Math.floor(days / 2), days - 1])].filter((one) => one > 0).map((one) => plus(from, one * DAY)),
  calendar: CALENDAR,
});

/** What the calendar would say, in days of 24 hours. */
export const periodAbove = ({ ladder, level }: Dispute, now: Instant): Period =>
  aPeriod(now, levelDays(ladder, level + 1) || 1);

type Raising = DataOf<'DisputeRaised'>;

export const raisedData = (changes: Partial<Raising> = {}): Raising => ({
  agreement: AGREEMENT,
  dispute: DISPUTE,
  number: 1,
  under: 1,
  by: 'air',
  against: 'health',
  about: { kind: 'commitment', key: 'counts' },
  happenedOn: '2027-02-26',
  handling: 'parties',
  people: [],
  complained: [],
  zone: 'America/New_York',
  jurisdiction: { country: 'US' },
  ladder: LADDER,
  offices: { air: OFFICES, health: OFFICES },
  vetoers: PARTIES,
  answerBy: onDay('2027-03-04', 22),
  deadline: DEADLINE,
  remindAt: [onDay('2027-03-03', 14), onDay('2027-03-05', 14)],
  calendar: CALENDAR,
  ...changes,
});

export const aSpeaker = (party: string, office = 'lead'): Speaker => ({
  name: `The ${office} of ${party}`,
  mailbox: `${office}@${party}.example`,
  office,
  title: office,
});

export const aPosition = {
  need: 'The counts by Friday.',
  cannotAccept: 'Yearly counts.',
  offer: 'A clerk.',
  links: [],
};

export const raisedEvent = (changes: Partial<Raising> = {}): DisputeEvent => ({
  type: 'DisputeRaised',
  data: raisedData(changes),
  body: { by: aSpeaker('air'), happened: 'The counts stopped.', ...aPosition, people: [] },
});

/** The dispute after these events of one moment. */
export const having = (dispute: Dispute | undefined, events: readonly DisputeEvent[], at: Instant): Dispute => {
  const state = events.reduce<Dispute | undefined>((before, event) => evolveDispute(before, event, at), dispute);
  if (!state) throw new Error('Nothing has happened in this dispute');
  return state;
};

export const aDispute = (changes: Partial<Raising> = {}): Dispute => having(undefined, [raisedEvent(changes)], RAISED);

export const answered = (dispute: Dispute = aDispute(), at = onDay('2027-03-02'), party = 'health'): Dispute =>
  having(
    dispute,
    [
      {
        type: 'DisputeAnswered',
        data: { party },
        body: { by: aSpeaker(party), happened: 'Another way.', ...aPosition },
      },
    ],
    at,
  );

export const joined = (dispute: Dispute, party = 'forest', at = onDay('2027-03-02')): Dispute =>
  having(
    dispute,
    [{ type: 'PartyJoined', data: { party, offices: OFFICES }, body: { by: aSpeaker(party), ...aPosition } }],
    at,
  );

/** Whoever stands for a party on the level of today. */
export const whoOf = (dispute: Dispute, party: string, level = dispute.level): Who => ({
  party,
  offices: [officeOn(dispute, party, level) || 'lead'],
});

export const running = (now: Instant, pauses: Clock['pauses'] = []): Clock => ({ now, pauses });

export const A_PROMISE: Promised = { party: 'health', by: '2027-04-01', what: 'Sends the counts.' };

/** What the calendar would say of a decision made now. */
export const termsFor = (
  now: Instant,
  followUps: readonly { party: string; by: string }[] = [],
  vetoable = true,
): Terms => ({
  ...(vetoable && { vetoUntil: plus(now, 2 * DAY) }),
  followUps: followUps.filter(({ by }) => isDay(by)).map(({ party, by }) => ({ party, by, dueAt: onDay(by, 21) })),
  calendar: CALENDAR,
});

const happened = (outcome: { events?: DisputeEvent[] | undefined; refused?: unknown }): DisputeEvent[] => {
  if (!outcome.events) throw new Error(`Refused: ${JSON.stringify(outcome.refused)}`);
  return outcome.events;
};

/** A text of one side lies on the table, or on an official's level the decision is made. */
export function proposed(
  dispute: Dispute = answered(),
  {
    party = 'air',
    at = onDay('2027-03-03'),
    followUps = [A_PROMISE] as readonly Promised[],
    who = whoOf(dispute, party),
  } = {},
): Dispute {
  const proposal = {
    level: dispute.level,
    seen: dispute.versions,
    by: aSpeaker(party),
    text: 'We do it so.',
    followUps,
  };
  const terms = termsFor(at, followUps);
  return having(
    dispute,
    happened(propose(dispute, who, proposal, { terms, today: at.slice(0, 10), clock: running(at) })),
    at,
  );
}

/** This side takes the text on the table; with the last one it is decided. */
export function taken(dispute: Dispute, party = 'health', at = onDay('2027-03-03', 13), dissent = ''): Dispute {
  const taking = { level: dispute.level, version: dispute.text?.version ?? 0, by: aSpeaker(party), dissent };
  const terms = termsFor(at, dispute.text?.promises);
  return having(dispute, happened(accept(dispute, whoOf(dispute, party), taking, { terms, clock: running(at) })), at);
}

/** Both sides took a text with one promise, on the first level. */
export const decided = (dispute: Dispute = proposed()): Dispute => taken(dispute);

export const climbed = (
  dispute: Dispute,
  at = dispute.opened.deadline,
  why: DataOf<'LevelClimbed'>['why'] = 'deadline',
) =>
  having(
    dispute,
    [{ type: 'LevelClimbed', data: { from: dispute.level, to: dispute.level + 1, why, ...periodAbove(dispute, at) } }],
    at,
  );

/** So many levels up, each at its deadline. */
export const onLevel = (level: number, dispute: Dispute = answered()): Dispute =>
  Array.from({ length: level }).reduce<Dispute>((state) => climbed(state), dispute);

export const VETOED = onDay('2027-03-04');
export const REASON_DUE = plus(VETOED, 2 * DAY);

/** A party that had no part in it stops the decision; its reason is still owed. */
export const vetoed = (dispute: Dispute = decided(), party = 'forest', at = VETOED): Dispute =>
  having(
    dispute,
    [
      {
        type: 'DecisionVetoed',
        data: {
          party,
          version: dispute.decision?.version ?? 0,
          right: 'closures',
          reasonDue: plus(at, 2 * DAY),
          calendar: CALENDAR,
        },
        body: { by: aSpeaker(party) },
      },
    ],
    at,
  );

/** The reason came: the level has a new period, and owes an answer. */
export const reasoned = (dispute: Dispute = vetoed(), at = onDay('2027-03-05')): Dispute =>
  having(
    dispute,
    [
      {
        type: 'VetoReasoned',
        data: { party: dispute.veto?.party ?? '', level: dispute.level, ...aPeriod(at) },
        body: { by: aSpeaker(dispute.veto?.party ?? ''), reason: 'It is our field.' },
      },
    ],
    at,
  );

export const withdrawn = (dispute: Dispute = aDispute(), at = onDay('2027-03-02')): Dispute =>
  having(
    dispute,
    [
      {
        type: 'DisputeWithdrawn',
        data: { level: dispute.level },
        body: { by: aSpeaker('air'), reason: 'It is done.' },
      },
    ],
    at,
  );

export const atImpasse = (dispute: Dispute = onLevel(3), at = dispute.opened.deadline): Dispute =>
  having(dispute, [{ type: 'ImpasseReached', data: { from: dispute.level, why: 'deadline' } }], at);

/** What a mail system said of a mail to an office of that party on the level of today. */
export const mailed = (
  dispute: Dispute,
  party: string,
  report: DataOf<'DisputeMailReported'>['report'],
  office = officeOn(dispute, party, dispute.level),
): Dispute =>
  having(
    dispute,
    [{ type: 'DisputeMailReported', data: { party, office, report, template: 'dispute-raised', messageId: 'm' } }],
    dispute.opened.at,
  );

/** What an outcome is, in a word a table can hold: the kinds of events, or what is wrong. */
export const outcomeOf = (outcome: {
  events?: readonly { type: string }[] | undefined;
  refused?: { wrong: string } | undefined;
}): string => outcome.refused?.wrong ?? (outcome.events ?? []).map(({ type }) => type).join(', ');
