/** For tests: what happens to the reviews of an MOU when agencies, heads, the clock, schedules and workflows act in any order. */
import fc from 'fast-check';
import { DAY, HOUR, type Instant, instant, plus } from '../../shared/kernel.ts';
import { PARTIES, type Said, type Setup, World } from './a-world.ts';

const ACTS = {
  nothing: 6,
  answer: 14,
  sign: 16,
  'everyone signs': 3,
  'everyone renews': 4,
  'everyone but one renews': 3,
  decline: 1,
  send: 3,
  pause: 2,
  resume: 1,
  call: 1,
  'remove words': 1,
} as const;

/** How long nothing happens before. */
const WAITS = { hour: 3, day: 6, fortnight: 5, month: 3, 'just before': 4, exactly: 5, 'just after': 5 } as const;

const weighted = <T extends string>(of: Readonly<Record<T, number>>) =>
  fc.oneof(
    ...(Object.entries(of) as [T, number][]).map(([value, weight]) => ({ weight, arbitrary: fc.constant(value) })),
  );

const moves = fc.record({
  wait: weighted(WAITS),
  act: weighted(ACTS),
  who: fc.nat(4),
  choice: fc.constantFrom('renew', 'renew', 'renew', 'amend', 'end'),
  fallback: fc.constantFrom('renew', 'end'),
  /** Which schedules and workflows run at that moment: none while everything is down. */
  runs: fc.constantFrom(15, 15, 15, 8, 12, 3, 0, 0),
  /** They run a second time, or two at once: the second decides on what the first has left. */
  twice: fc.boolean(),
});
export type Move = typeof moves extends fc.Arbitrary<infer T> ? T : never;

const TERMS = [
  { months: 18, lead: 180 },
  { months: 12, lead: 150 },
  { months: 6, lead: 90 },
  { months: 3, lead: 44 },
  { months: 1, lead: 14 },
] as const;

const setups: fc.Arbitrary<Setup> = fc
  .record({
    parties: fc.constantFrom(2, 2, 3, 5),
    term: fc.constantFrom(...TERMS),
    then: fc.constantFrom('ends', 'ends', 'ends', 'goes-on') as fc.Arbitrary<'ends' | 'goes-on'>,
    goesOnWithout: fc.boolean(),
    most: fc.constantFrom(undefined, undefined, undefined, 0, 1),
    days: fc.nat(1_000),
    hours: fc.nat(23),
    signing: fc.constantFrom(5, 30, 60),
    refused: fc.constantFrom(0, 0, 0, 1, 3),
    unfrozen: fc.constantFrom(0, 0, 1, 3),
  })
  .map(({ term, days, hours, ...rest }) => ({
    ...rest,
    ...term,
    signedAt: instant(Date.parse('2026-01-05T00:30:00.000Z') + days * DAY + hours * HOUR),
  }));

export const plans = fc.record({ setup: setups, moves: fc.array(moves, { minLength: 10, maxLength: 45 }) });
export type Plan = typeof plans extends fc.Arbitrary<infer T> ? T : never;

function later(world: World, now: Instant, wait: Move['wait']): Instant {
  const next = world.nextMoment(now) ?? plus(now, 30 * DAY);
  switch (wait) {
    case 'hour':
      return plus(now, HOUR);
    case 'day':
      return plus(now, DAY);
    case 'fortnight':
      return plus(now, 14 * DAY);
    case 'month':
      return plus(now, 31 * DAY);
    case 'just before':
      return next > plus(now, 1) ? plus(next, -1) : plus(now, 1);
    case 'exactly':
      return next;
    case 'just after':
      return plus(next, 1);
  }
}

function act(world: World, { act, who, choice, fallback }: Move, now: Instant): void {
  const parties = PARTIES.slice(0, world.setup.parties);
  const party = parties[who % parties.length] ?? '';
  const said: Said = { choice, ...(choice === 'amend' && { fallback }) };
  switch (act) {
    case 'answer':
      world.answer(party, said, now);
      return;
    case 'sign':
      world.sign(party, now);
      return;
    case 'everyone signs':
      for (const one of parties) world.sign(one, now);
      return;
    case 'everyone renews':
      for (const one of parties) world.answer(one, { choice: 'renew' }, now);
      return;
    case 'everyone but one renews':
      for (const one of parties) if (one !== party) world.answer(one, { choice: 'renew' }, now);
      return;
    case 'decline':
      world.decline(now);
      return;
    case 'send':
      world.send(now);
      return;
    case 'pause':
      world.pause(3 + who * 5, now);
      return;
    case 'resume':
      world.resume(now);
      return;
    case 'call':
      world.call(party, now);
      return;
    case 'remove words':
      world.removeWords(party);
      return;
    case 'nothing':
      return;
  }
}

function run(world: World, runs: number, now: Instant): void {
  if (runs & 1) world.signing(now);
  if (runs & 2) world.sweepAgreements(now);
  if (runs & 4) world.sweepReviews(now);
  if (runs & 8) world.conduct(now);
}

export interface Seen {
  at: Instant;
  world: World;
}

/** An MOU that goes on without an end is watched for so long after the last act. */
const LONG_AFTER = 4 * 365 * DAY;
const MOST_MOMENTS = 400;

/** Plays it, and lets the clock alone go on until nothing is left to come; `look` sees every moment. */
export function play({ setup, moves: all }: Plan, look: (seen: Seen) => void = () => undefined): World {
  const world = new World(setup);
  let now = setup.signedAt;
  for (const move of all) {
    now = later(world, now, move.wait);
    run(world, move.runs, now);
    if (move.twice) run(world, move.runs, now);
    look({ at: now, world });
    act(world, move, now);
    if (move.runs & 8) world.conduct(now);
    look({ at: now, world });
  }
  const last = plus(now, LONG_AFTER);
  for (let moments = 0; now < last; moments += 1) {
    if (moments > MOST_MOMENTS) throw new Error('It never rests');
    world.everything(now);
    look({ at: now, world });
    const next = world.nextMoment(now);
    if (next === undefined) break;
    now = next;
  }
  return world;
}
