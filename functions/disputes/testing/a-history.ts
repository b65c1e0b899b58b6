/** For tests: what happens when people, the clock, the mail and the workflow act on a dispute in any order. */
import fc from 'fast-check';
import { DAY, type Decision, HOUR, type Instant, MINUTE, plus } from '../../shared/kernel.ts';
import { type Pause, pauseAt } from '../docket/domain/suspension-clock.rules.ts';
import { askClimb, climbByItself } from '../domain/climb.rules.ts';
import { accept, dissent, propose } from '../domain/decide.rules.ts';
import type { DisputeEvent } from '../domain/dispute.events.ts';
import type { Dispute } from '../domain/dispute.schema.ts';
import { evolveDispute } from '../domain/dispute.state.ts';
import type { Clock, Who } from '../domain/ladder.rules.ts';
import { remind } from '../domain/remind.rules.ts';
import { answerClaim, join, withdraw } from '../domain/side.rules.ts';
import { endWatch, endWithMou, handOver, type Standing, standing } from '../domain/standing.rules.ts';
import { answerVeto, castVeto, lapseVeto, reasonVeto } from '../domain/veto.rules.ts';
import {
  aDispute,
  aPeriod,
  aPosition,
  aSpeaker,
  CALENDAR,
  LADDER,
  OFFICES,
  PARTIES,
  periodAbove,
  RAISED,
  raisedData,
  termsFor,
  WITH_REFEREE,
  withOfficial,
} from './a-dispute.ts';

const ACTS = {
  look: 12,
  answer: 6,
  join: 2,
  propose: 9,
  accept: 12,
  dissent: 2,
  'ask to climb': 4,
  withdraw: 1,
  veto: 8,
  'give reason': 6,
  'answer veto': 6,
  mail: 2,
  pause: 2,
  resume: 2,
  'MOU ends': 1,
  'hand over': 1,
} as const;

/** One thing that someone or something tries at that moment. */
export interface Attempt {
  /** How long nothing happened before. */
  wait: number;
  act: keyof typeof ACTS;
  party: string;
  /** The office of the level, mostly; or one that stands elsewhere. */
  rightOffice: boolean;
  /** The page is fresh, mostly; or it shows what stood there before. */
  fresh: boolean;
  /** With a reason, dissent, promise or whatever may come with the act. */
  more: boolean;
}

/** An event as it was recorded, with the dispute before it and after it. */
export interface Recorded {
  event: DisputeEvent;
  at: Instant;
  before: Dispute;
  after: Dispute;
}

export interface Step extends Attempt {
  at: Instant;
  pauses: readonly Pause[];
  before: Dispute;
  recorded: Recorded[];
  after: Dispute;
}

export interface History {
  first: Dispute;
  opening: ReturnType<typeof raisedData>;
  steps: Step[];
  recorded: Recorded[];
  pauses: Pause[];
  last: Dispute;
}

/** What the workflow does about a standing, as the steps of the state machine do it. */
export function follow(dispute: Dispute, { stand }: Standing, clock: Clock): Decision<DisputeEvent> {
  switch (stand) {
    case 'climb due':
      return climbByItself(dispute, dispute.level, periodAbove(dispute, clock.now), clock);
    case 'reminder due':
      return remind(dispute, dispute.level, clock);
    case 'veto lapses':
      return lapseVeto(dispute, clock);
    case 'nothing left':
      return endWatch(dispute, dispute.level, clock);
    default:
      return { events: [] };
  }
}

function propositions(dispute: Dispute, who: Who, { fresh, more }: Attempt, clock: Clock) {
  const today = clock.now.slice(0, 10);
  const by = plus(clock.now, 12 * DAY).slice(0, 10);
  const followUps = more ? [{ party: 'health', by, what: 'Sends the counts.' }] : [];
  const proposal = {
    level: dispute.level,
    seen: dispute.versions - (fresh ? 0 : 1),
    by: aSpeaker(who.party),
    text: 'We do it so.',
    followUps,
  };
  return propose(dispute, who, proposal, { terms: termsFor(clock.now, followUps), today, clock });
}

export function decide(dispute: Dispute, attempt: Attempt, clock: Clock): Decision<DisputeEvent> {
  const { act, party, rightOffice, fresh, more } = attempt;
  const offices = OFFICES.slice(0, dispute.ladder.levels.length);
  const office = offices[Math.min(dispute.level, offices.length - 1)] ?? 'head';
  const who = { party, offices: rightOffice ? [office] : ['clerk'] };
  const by = aSpeaker(party);
  const level = dispute.level - (fresh ? 0 : 1);
  const reason = more ? 'It is so.' : ' ';
  switch (act) {
    case 'look':
      return follow(dispute, standing(dispute, dispute.level, clock), clock);
    case 'answer':
      return answerClaim(dispute, who, { by, happened: 'Another way.', position: aPosition });
    case 'join':
      return join(dispute, who, { by, position: aPosition, offices });
    case 'propose':
      return propositions(dispute, who, attempt, clock);
    case 'accept': {
      const version = (dispute.text?.version ?? 0) - (fresh ? 0 : 1);
      const terms = termsFor(clock.now, dispute.text?.promises);
      return accept(dispute, who, { level, version, by, dissent: more ? ' No.\n' : '' }, { terms, clock });
    }
    case 'dissent':
      return dissent(dispute, who, { by, words: reason });
    case 'ask to climb':
      return askClimb(
        dispute,
        who,
        { level, by, how: more ? 'now' : 'ask', reason },
        periodAbove(dispute, clock.now),
        clock,
      );
    case 'withdraw':
      return withdraw(dispute, who, { by, reason });
    case 'veto': {
      const version = (dispute.decision?.version ?? 0) - (fresh ? 0 : 1);
      const times = { reasonDue: plus(clock.now, 2 * DAY), calendar: CALENDAR, period: aPeriod(clock.now) };
      return castVeto(dispute, who, { version, right: 'closures', by, reason }, times, clock);
    }
    case 'give reason':
      return reasonVeto(dispute, who, { by, reason }, aPeriod(clock.now), clock);
    case 'answer veto':
      return answerVeto(dispute, who, { level, by, answer: reason }, clock);
    case 'mail': {
      const report = more ? 'delivered' : 'bounced';
      const data = { party, office, report, template: 'dispute-raised', messageId: 'm' } as const;
      return { events: [{ type: 'DisputeMailReported', data }] };
    }
    case 'MOU ends':
      return endWithMou(dispute);
    case 'hand over':
      return handOver(dispute, level);
    case 'pause':
    case 'resume':
      return { events: [] };
  }
}

export const record = (dispute: Dispute, events: readonly DisputeEvent[], at: Instant): Recorded[] => {
  let before = dispute;
  return events.map((event) => {
    const one = { event, at, before, after: evolveDispute(before, event, at) };
    before = one.after;
    return one;
  });
};

/** Another stream's matter: what it changes is when everything is due. */
function pausing(pauses: Pause[], { act }: Attempt, at: Instant): Pause[] {
  const now = pauseAt(pauses, at);
  if (act === 'pause' && !now) return [...pauses, { from: at, until: plus(at, 3 * DAY) }];
  if (act === 'resume' && now) return pauses.map((one) => (one === now ? { ...one, resumed: at } : one));
  return pauses;
}

export function play(
  opening: ReturnType<typeof raisedData>,
  attempts: readonly Attempt[],
  stopped: Pause[] = [],
): History {
  const first = aDispute(opening);
  let at = RAISED;
  let dispute = first;
  let pauses = stopped;
  const steps = attempts.map((attempt): Step => {
    at = plus(at, attempt.wait);
    const before = dispute;
    pauses = pausing(pauses, attempt, at);
    const recorded = record(dispute, decide(dispute, attempt, { now: at, pauses }).events ?? [], at);
    dispute = recorded.at(-1)?.after ?? dispute;
    return { ...attempt, at, pauses, before, recorded, after: dispute };
  });
  return { first, opening, steps, recorded: steps.flatMap(({ recorded }) => recorded), pauses, last: dispute };
}

/** With and without a referee; with an official of a side, of another party, or none; for all parties or for named people. */
const someOpening = fc
  .record({
    referee: fc.boolean(),
    levels: fc.integer({ min: 1, max: 4 }),
    official: fc.constantFrom(undefined, undefined, 'air', 'forest'),
    named: fc.nat({ max: 3 }).map((chance) => chance === 0),
  })
  .map(({ referee, levels, official, named }) => {
    const whole = referee ? WITH_REFEREE : LADDER;
    const ladder = { ...whole, levels: whole.levels.slice(0, levels) };
    const offices = OFFICES.slice(0, levels);
    return raisedData({
      offices: { air: offices, health: offices },
      ladder: official === undefined ? ladder : withOfficial(official, 'director', ladder),
      handling: named ? 'named' : 'parties',
    });
  });

const mostly = fc.nat({ max: 9 }).map((chance) => chance > 0);

/** Mostly what really happens, in an order that nobody planned; now and then everything else. */
const attempt = fc.record<Attempt>({
  wait: fc.oneof(
    { arbitrary: fc.integer({ min: 0, max: 90 * MINUTE }), weight: 20 },
    { arbitrary: fc.integer({ min: 0, max: 4 * DAY }), weight: 3 },
    { arbitrary: fc.constantFrom(HOUR, 2 * DAY, 7 * DAY, 15 * DAY), weight: 1 },
  ),
  act: fc.oneof(
    ...Object.entries(ACTS).map(([act, weight]) => ({ arbitrary: fc.constant(act as keyof typeof ACTS), weight })),
  ),
  party: fc.constantFrom('air', 'air', 'health', 'health', 'health', ...PARTIES),
  rightOffice: mostly,
  fresh: mostly,
  more: fc.boolean(),
});

export const histories: fc.Arbitrary<History> = fc
  .tuple(someOpening, fc.array(attempt, { maxLength: 30, size: 'max' }))
  .map(([opening, attempts]) => play(opening, attempts));

/** More steps than a dispute can need at one moment: two vetoes, and every level. */
const MOST_TURNS = 40;

/** Lets the workflow do what is due at this moment, until it waits or has nothing left to do. */
export function settle(from: Dispute, clock: Clock): { dispute: Dispute; rest: Standing; recorded: Recorded[] } {
  let dispute = from;
  const all: Recorded[] = [];
  for (let turns = 0; turns < MOST_TURNS; turns++) {
    const stands = standing(dispute, dispute.level, clock);
    if (['waiting', 'settled', 'withdrawn', 'impasse'].includes(stands.stand))
      return { dispute, rest: stands, recorded: all };
    const recorded = record(dispute, follow(dispute, stands, clock).events ?? [], clock.now);
    if (recorded.length === 0)
      throw new Error(`The workflow does nothing about "${stands.stand}", and comes back to it`);
    dispute = recorded.at(-1)?.after ?? dispute;
    all.push(...recorded);
  }
  throw new Error('The workflow never comes to rest');
}

/** Nobody acts any more: the workflow runs to the end, from one moment to the next. */
export function runOut(from: Dispute, start: Clock): { dispute: Dispute; rest: Standing; recorded: Recorded[] } {
  let clock = start;
  let stands = settle(from, clock);
  const all = [...stands.recorded];
  for (let turns = 0; turns < 10 * MOST_TURNS && stands.rest.stand === 'waiting'; turns++) {
    clock = { ...clock, now: stands.rest.until };
    stands = settle(stands.dispute, clock);
    all.push(...stands.recorded);
  }
  return { ...stands, recorded: all };
}
