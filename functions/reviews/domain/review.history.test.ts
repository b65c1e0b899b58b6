/** The laws of a review, held against ten thousand random histories of everything that agencies, heads, clocks, schedules and workflows may try. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../agreements/domain/agreement.rules.ts';
import { inForce } from '../../agreements/domain/in-force.rules.ts';
import { endOfBusiness } from '../../shared/calendar/business-days.ts';
import { addMonths } from '../../shared/days.ts';
import type { Instant } from '../../shared/kernel.ts';
import { type Plan, plans, play } from '../testing/a-history.ts';
import type { Happened, World } from '../testing/a-world.ts';
import { ReviewEvent } from './review.events.ts';

/** The same histories on every run; another seed is another day's look. */
const RUNS = { numRuns: 10_000, seed: 20270902 };

/** Plain comparing: ten thousand histories have a million moments, for which `expect` is too slow. */
const must = (holds: boolean, what: string, shown: unknown): void => {
  if (!holds) throw new Error(`${what}: ${JSON.stringify(shown)}`);
};

type Of<Type extends string> = Happened & { event: Extract<Happened['event'], { type: Type }> };
const those = <Type extends Happened['event']['type']>(world: World, type: Type): Of<Type>[] =>
  world.log.filter((one): one is Of<Type> => one.event.type === type);

/** The last moment of the MOU by its signatures alone, reckoned anew: by each renewal that everyone in it signed in time. */
function signedEnd({ log, setup, signatures, whole }: World): Instant | undefined {
  if (setup.then === 'goes-on') return undefined;
  const calendar = calendarOf(whole);
  let [end, at]: [string, Instant] = ['', ''];
  for (const { event } of log) {
    if (event.type !== 'AgreementExecuted') continue;
    const { round, effective, executedAt } = event.data;
    const published = log.find((one) => one.event.type === 'SuccessorPublished' && one.event.data.round === round);
    const { data } = published?.event.type === 'SuccessorPublished' ? published.event : {};
    if (!data) end = addMonths(effective, setup.months);
    else {
      must(
        data.parties.every((party) => signatures.get(data.version)?.includes(party)),
        'Somebody did not sign',
        data,
      );
      must(executedAt < at, 'It was signed after the end', [executedAt, at]);
      if (data.kind === 'renewal') end = addMonths(end, setup.months);
    }
    at = endOfBusiness(calendar, end);
  }
  return at;
}

/** What each party has said by then stands for staying. */
const staysOn = (world: World, review: number, party: string): boolean => {
  const said = world.words.get(review)?.[party];
  return said !== undefined && (said.choice === 'renew' || (said.choice === 'amend' && said.fallback === 'renew'));
};

const played: { plan: Plan; world: World }[] = [];
const seen = new Set<string>();

/** Played once; one that breaks a law of every moment is made small and shown. */
const look = (plan: Plan): World => {
  let logged = 0;
  return play(plan, ({ at, world }) => {
    const { whole, log, reviews } = world;
    const end = signedEnd(world);
    if (end !== undefined) must(!inForce(whole, at) || at < end, 'It is in force past its signed end', [at, end]);
    const called = [...reviews.values()].filter(({ closed, kind }) => !closed && kind !== 'scheduled');
    must(
      called.every(({ review }) => review === whole.reviews),
      'One that was called for runs beside another',
      called,
    );
    for (const review of reviews.values())
      must(
        review.revealedAt !== undefined || Object.keys(review.choices).length === 0,
        'A choice can be read before the revealing',
        review.choices,
      );
    for (const { event, review = 0 } of log.slice(logged)) {
      seen.add(event.type);
      if (event.type === 'RenewalPutOut') {
        const parties = reviews.get(review)?.parties.filter((party) => !event.data.without.includes(party)) ?? [];
        must(parties.length > 1, 'One alone renews', event);
        must(
          parties.every((party) => staysOn(world, review, party)),
          'Silence renews',
          world.words.get(review),
        );
        must(event.data.without.length === 0 || plan.setup.goesOnWithout, 'One is left out', event);
      }
      if (event.type === 'ReviewClosed' && event.data.outcome === 'reaffirmed')
        must(
          reviews.get(review)?.parties.every((party) => staysOn(world, review, party)) === true,
          'Silence reaffirms',
          world.words.get(review),
        );
    }
    logged = log.length;
  });
};

it('every history is played to its end, and each moment of it keeps the laws', { timeout: 1_800_000 }, () => {
  for (const plan of fc.sample(plans, RUNS)) {
    try {
      played.push({ plan, world: look(plan) });
    } catch (problem) {
      fc.assert(
        fc.property(plans, (one) => void look(one)),
        RUNS,
      );
      throw problem;
    }
  }
  expect(played).toHaveLength(RUNS.numRuns);
});

const law = (holds: (world: World, plan: Plan) => void): void => {
  expect(played).not.toHaveLength(0);
  for (const { plan, world } of played) holds(world, plan);
};
const outcomesOf = (world: World, number: number) =>
  those(world, 'ReviewClosed').filter(({ review }) => review === number);

it('the histories are worth looking at: each event and each outcome comes up', () => {
  law((world) => {
    for (const { event } of those(world, 'ReviewClosed')) seen.add(event.data.outcome);
  });
  const types = ReviewEvent.options.map(({ shape }) => shape.type.value);
  // What liaisons prepare, who drafts, codes, reports of mail and failures, are said by no rule here.
  const unplayed = ['AnswersPrepared', 'CodeRequested', 'DraftingTakenOver', 'ReviewMailReported', 'ReviewStalled'];
  const wanted = [...types.filter((type) => !unplayed.includes(type)), 'TermReaffirmed', 'AgreementEnded'];
  const outcomes = ['renewed', 'amended', 'ended', 'reaffirmed', 'unsettled', 'superseded'];
  expect([...wanted, ...outcomes].filter((one) => !seen.has(one))).toEqual([]);
});

describe('A review', () => {
  it('opens once for each sunset, and its numbers run on', () =>
    law((world) => {
      const sunsets = those(world, 'ReviewBegan').flatMap(({ event }) => event.data.sunset ?? []);
      must(new Set(sunsets).size === sunsets.length, 'It opened twice', sunsets);
      const numbers = those(world, 'ReviewOpened').map(({ review }) => review);
      must(
        numbers.every((number, index) => number === index + 1),
        'Numbers',
        numbers,
      );
    }));

  it('has its evidence frozen once at most, and never after it closed', () =>
    law((world) => {
      for (const number of world.reviews.keys()) {
        const of = world.log.filter(({ review }) => review === number).map(({ event }) => event.type);
        const frozen = of.filter((type) => type === 'EvidenceFrozen').length;
        must(frozen <= 1, 'It was frozen twice', of);
        must(frozen === 0 || !of.includes('ReviewClosed') || of.at(-1) === 'ReviewClosed', 'After the closing', of);
      }
    }));

  it('closes once, and of an MOU that ends always', () =>
    law((world, { setup }) => {
      for (const [number, review] of world.reviews) {
        const closed = outcomesOf(world, number).length;
        must(closed <= 1, 'It closed twice', number);
        if (closed === 0)
          must(setup.then === 'goes-on' && review.leftOpenAt !== undefined, 'It never closed', [number, review]);
      }
    }));

  it('opens no window past its end', () =>
    law((world) => {
      for (const { event } of those(world, 'ReviewOpened')) {
        const { answersBy, textBy, warnAt, closesAt } = event.data.windows;
        must(answersBy <= textBy && [textBy, warnAt].every((one) => one <= closesAt), 'Windows', event.data.windows);
      }
    }));
});

describe('A term', () => {
  it('that ends comes to exactly one of renewed, amended and ended, as its signatures say', () =>
    law((world) => {
      const executed = those(world, 'AgreementExecuted').map(({ event }) => event.data.effectiveAt);
      for (const { event, review = 0 } of those(world, 'ReviewOpened')) {
        if (event.data.kind !== 'scheduled' || event.data.then !== 'ends') continue;
        const [closed] = outcomesOf(world, review);
        // What follows begins with the last moment of the term.
        const followed = executed.includes(event.data.windows.closesAt);
        const outcome = closed?.event.data.outcome ?? '';
        must((followed ? ['renewed', 'amended'] : ['ended']).includes(outcome), 'Another outcome', [outcome, followed]);
        const ended = those(world, 'AgreementEnded');
        must(outcome !== 'ended' || ended.length === 1, 'It did not end', ended);
      }
    }));

  it('of an MOU that ends is its last one, or is followed: it ends once, and nothing happens to it after that', () =>
    law((world, { setup }) => {
      const ended = those(world, 'AgreementEnded');
      if (setup.then === 'ends') must(ended.length === 1, 'It never ended', ended);
      const [end] = ended;
      if (end) must(end.event.data.endedAt === signedEnd(world), 'It ended at another moment', end.event.data);
    }));

  it('that goes on is owed until it is reaffirmed or amended, and the next sunset lies at most so many months after the one before', () =>
    law((world, { setup }) => {
      for (const { event } of those(world, 'TermReaffirmed')) {
        const { data } = event;
        const before = those(world, 'ReviewBegan').find((one) => one.event.data.review === data.review)?.event.data
          .sunset;
        must(before !== undefined && before < data.sunset, 'It moved back', [before, data.sunset]);
        const [closed] = outcomesOf(world, data.review);
        const regular = addMonths(before ?? '', setup.months);
        must(
          data.sunset === regular ||
            (regular <= (closed?.at.slice(0, 10) ?? '') &&
              data.sunset > regular &&
              data.sunset >= (closed?.at.slice(0, 10) ?? '')),
          'It drifted',
          [before, data.sunset, closed?.at],
        );
      }
    }));
});
