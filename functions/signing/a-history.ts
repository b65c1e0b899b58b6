/** For tests: what happens when people, the clock and the workflow act on a round in any order. */
import fc from 'fast-check';
import { DAY, type Decision, HOUR, type Instant, MINUTE, plus } from '../shared/kernel.ts';
import { aCode, anOpening, aSigner, DEADLINE, DOCUMENT, evidenceOf, OPENED, OTHER_DOCUMENT } from './a-round.ts';
import { reissueLink } from './link.rules.ts';
import { decline, takeBack } from './no.rules.ts';
import { anAnswer, anOffering, OFFICE } from './outside/an-offer.ts';
import { confirmOutside, offerOutside, refuseOutside } from './outside/outside.rules.ts';
import type { RoundEvent } from './round.events.ts';
import {
  asked,
  askPrepared,
  closeVoided,
  lapse,
  openRound,
  type Preparation,
  remind,
  reportMail,
  type Standing,
  signed,
  stall,
  standing,
  warn,
} from './round.rules.ts';
import { evolveRound, type Round } from './round.state.ts';
import { giveSignature, requestCode } from './signature.rules.ts';

/** One thing that someone or something tries at that moment. */
interface Attempt {
  /** How long nothing happened before. */
  wait: number;
  act:
    | 'follow'
    | 'prepare'
    | 'sign'
    | 'decline'
    | 'take back'
    | 'offer'
    | 'answer outside'
    | 'code'
    | 'link'
    | 'report'
    | 'remind'
    | 'warn'
    | 'lapse'
    | 'ask'
    | 'stall'
    | 'void';
  /** Which of the parties whose turn it is, or of all; past the last of all it is a stranger. */
  party: number;
  ofAsked: boolean;
  rightText: boolean;
  rightCode: boolean;
}

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

/** More reminders, and closer together, than a timetable would plan: the rules must hold against those too. */
const remindersFrom = (at: Instant): Instant[] =>
  Array.from({ length: 9 }, (_, index) => plus(at, (index + 1) * 2 * DAY));

export const openingOf = (groups: string[][]) => anOpening({ groups, remindAt: remindersFrom(OPENED).slice(0, 5) });

/** What the workflow does about a standing, as the steps of the state machine do it. */
export const follow = (
  round: Round | undefined,
  owed: Preparation,
  { stand }: Standing,
  at: Instant,
): Decision<RoundEvent> => {
  if (!round) return openRound(round, anOpening());
  switch (stand) {
    case 'group due':
      return askPrepared(round, owed, remindersFrom(at), at);
    case 'reminder due':
      return remind(round, owed, at);
    case 'warning due':
      return warn(round, owed, at);
    case 'period over':
      return lapse(round, at);
    default:
      return { events: [] };
  }
};

function decide(
  round: Round,
  owed: Preparation,
  { act, rightText, rightCode, ...of }: Attempt,
  at: Instant,
): Decision<RoundEvent> {
  const turns = of.ofAsked ? asked(round) : [];
  const party = turns[of.party % turns.length] ?? Object.keys(round.signatories)[of.party] ?? 'stranger';
  const documentHash = rightText ? DOCUMENT : OTHER_DOCUMENT;
  switch (act) {
    case 'follow':
      return follow(round, owed, standing(round, owed, at), at);
    // Another stream's matter: what it changes is who is owed for.
    case 'prepare':
      return { events: [] };
    case 'sign': {
      const code = { codes: [aCode('123456', at)], given: rightCode ? '123456' : '000000' };
      return giveSignature(round, evidenceOf(party, at, { documentHash, code }), at);
    }
    case 'decline':
      return decline(round, { party, documentHash, reason: rightCode ? 'No.' : ' ', signer: aSigner(party) }, at);
    case 'take back': {
      const ones = of.ofAsked ? signed(round) : [];
      const whose = ones[of.party % ones.length] ?? party;
      const no = { party: whose, documentHash, reason: rightCode ? 'No.' : ' ', signer: aSigner(whose) };
      return takeBack(round, no, at);
    }
    case 'offer':
      return offerOutside(round, anOffering(party, { documentHash, kind: rightCode ? 'ink' : 'pen' }), at);
    case 'answer outside': {
      const offered = Object.keys(round.signatories).filter((one) => round.signatories[one]?.offer);
      const answering = anAnswer(offered[of.party % offered.length] ?? party);
      return of.party % 3 > 0
        ? confirmOutside(round, { ...answering, looked: rightText, office: OFFICE }, at)
        : refuseOutside(round, { ...answering, reason: 'The hash is missing.' }, at);
    }
    case 'code':
      return requestCode(round, party, rightCode, at);
    case 'link':
      return reissueLink(round, party, rightText ? 'convener' : 'holder of a link', rightCode);
    case 'report':
      return reportMail(round, {
        party,
        report: rightText ? 'delivered' : 'bounced',
        template: 'code',
        messageId: 'm',
      });
    case 'remind':
      return remind(round, owed, at);
    case 'warn':
      return warn(round, owed, at);
    case 'lapse':
      return lapse(round, at);
    case 'ask':
      return askPrepared(round, owed, remindersFrom(at), at);
    case 'stall':
      return stall(round, 'Lambda.Unknown');
    case 'void':
      return closeVoided(round);
  }
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
  let owed: Preparation = Object.fromEntries(groups.flat().map((party) => [party, ['liaison']]));
  const steps = attempts.map((attempt): Step => {
    at = plus(at, attempt.wait);
    const before = round;
    if (attempt.act === 'prepare') owed = { ...owed, ...preparing(groups.flat(), attempt) };
    const recorded = record(round, owed, decide(round, owed, attempt, at).events ?? [], at);
    round = recorded.at(-1)?.after ?? round;
    return { ...attempt, at, owed, before, recorded, after: round };
  });
  return { groups, steps, recorded: steps.flatMap(({ recorded }) => recorded), last: round, owed };
}

/** One to twelve parties in one to four groups, in order. */
const someGroups = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }).map((sizes) => {
  let number = 0;
  return sizes.map((size) => Array.from({ length: size }, () => `party-${++number}`));
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
