/** For tests: what happens when people, the clock and the workflow act on a round in any order. */
import fc from 'fast-check';
import { partiesAt, seatsOf } from '../../agreements/domain/seats.rules.ts';
import { DAY, HOUR, type Instant, MINUTE, plus } from '../../shared/kernel.ts';
import type { RoundEvent } from '../domain/round.events.ts';
import { openRound, type Preparation } from '../domain/round.rules.ts';
import { evolveRound, type Round } from '../domain/round.state.ts';
import { DEADLINE, OPENED } from './a-round.ts';
import { type Attempt, decide, openingOf } from './an-attempt.ts';

/** An event as it was recorded, with the round before it and after it. */
export interface Recorded {
  event: RoundEvent;
  at: Instant;
  owed: Preparation;
  before: Round;
  after: Round;
}

/** A command's outcome: what it tried, when, on which round, and what was recorded of it. */
export interface Step extends Attempt {
  at: Instant;
  /** What the parties' own people still owed at that moment. */
  owed: Preparation;
  before: Round;
  recorded: Recorded[];
  after: Round;
}

export interface History {
  groups: string[][];
  steps: Step[];
  recorded: Recorded[];
  last: Round;
  /** What is still owed at the end. */
  owed: Preparation;
}

const record = (round: Round, owed: Preparation, events: readonly RoundEvent[], at: Instant): Recorded[] => {
  let before = round;
  return events.map((event) => {
    const one = { event, at, owed, before, after: evolveRound(before, event, at) };
    before = one.after;
    return one;
  });
};

/** Mostly everyone at once, as in a quiet week; else one party, which now and then falls behind again. */
const preparing = (parties: readonly string[], { party, ofAsked, rightCode }: Attempt): Preparation =>
  Object.fromEntries(
    (ofAsked ? parties : parties.slice(party, party + 1)).map((one) => [one, rightCode ? [] : ['counsel']]),
  );

function play(groups: string[][], attempts: readonly Attempt[]): History {
  const [opened] = openRound(undefined, openingOf(groups)).events ?? [];
  if (!opened) throw new Error('A round that does not exist opens');
  let at = OPENED;
  let round = evolveRound(undefined, opened, at);
  const parties = partiesAt(groups.flat());
  let owed: Preparation = Object.fromEntries(parties.map((party) => [party, ['liaison']]));
  const steps = attempts.map((attempt): Step => {
    at = plus(at, attempt.wait);
    const before = round;
    if (attempt.act === 'prepare') owed = { ...owed, ...preparing(parties, attempt) };
    const recorded = record(round, owed, decide(round, owed, attempt, at).events ?? [], at);
    round = recorded.at(-1)?.after ?? round;
    return { ...attempt, at, owed, before, recorded, after: round };
  });
  return { groups, steps, recorded: steps.flatMap(({ recorded }) => recorded), last: round, owed };
}

/** Mostly one office signs for a party, now and then several. */
const offices = fc.constantFrom(['head'], ['head'], ['head'], ['head', 'cfo'], ['head', 'cfo', 'counsel']);

/** One to twelve parties in one to four groups, in order, each with a seat for every office that signs for it. */
const someGroups = fc
  .array(fc.array(offices, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .map((groups) => {
    let number = 0;
    return groups.map((group) => group.flatMap((signatories) => seatsOf(`party-${++number}`, signatories)));
  });

const often = (act: Attempt['act'], weight: number) => ({ arbitrary: fc.constant(act), weight });

/** Mostly what really happens, in an order that nobody planned; now and then everything else. */
const attempt = fc.record<Attempt>({
  wait: fc.oneof(
    { arbitrary: fc.integer({ min: 0, max: 90 * MINUTE }), weight: 60 },
    { arbitrary: fc.integer({ min: 0, max: 9 * DAY }), weight: 5 },
    { arbitrary: fc.constantFrom(HOUR, DAY, Date.parse(DEADLINE) - Date.parse(OPENED)), weight: 1 },
  ),
  act: fc.oneof(
    often('follow', 12),
    often('prepare', 3),
    often('sign', 20),
    ...(
      [
        'code',
        'link',
        'report',
        'remind',
        'warn',
        'lapse',
        'ask',
        'stall',
        'hand over',
        'take back',
        'offer',
        'answer outside',
      ] as const
    ).map((act) => often(act, 2)),
    often('offer', 4),
    often('answer outside', 4),
    often('decline', 1),
    often('void', 1),
  ),
  party: fc.nat({ max: 12 }),
  ofAsked: fc.nat({ max: 3 }).map((chance) => chance > 0),
  rightText: fc.nat({ max: 9 }).map((chance) => chance > 0),
  rightCode: fc.nat({ max: 9 }).map((chance) => chance > 0),
});

export const histories: fc.Arbitrary<History> = fc
  .tuple(someGroups, fc.array(attempt, { maxLength: 60, size: 'max' }))
  .map(([groups, attempts]) => play(groups, attempts));
