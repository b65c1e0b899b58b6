/**
 * Every open deadline is watched: acts, steps, effects and sweeps meet at the edge of each window in an order that a seed decides, some
 * executions are stopped and some hints lost; what was acknowledged never stands unwatched, and in the end every deadline has been kept.
 */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DisputeEvent } from '../../functions/disputes/domain/dispute.events.ts';
import { onDay, PARTIES, RAISED } from '../../functions/disputes/testing/a-dispute.ts';
import type { Attempt } from '../../functions/disputes/testing/a-history.ts';
import { DAY, type Instant, plus, SECOND } from '../../functions/shared/kernel.ts';
import { OPENED } from '../../functions/signing/testing/a-round.ts';
import type { Attempt as RoundAttempt } from '../../functions/signing/testing/an-attempt.ts';
import { actOnDispute, actOnRound, aDisputed, aRoundAsked, type Life } from './simulation/a-life.ts';
import { World } from './simulation/world.ts';

afterEach(() => vi.restoreAllMocks());

/** So many lives of each kind; each seed is another. */
const LIVES = 40;
const seen = new Map<string, number>();
const saw = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);

/** One life after the other, each in a world of its own; a seed that breaks the law is named. */
async function each(live: (seed: number) => Promise<Life>): Promise<void> {
  // Each restart is told to an operator.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  for (let seed = 1; seed <= LIVES; seed++) {
    try {
      const { world, executions } = await live(seed);
      for (const { type } of world.table.list<{ type: string }>('LEDGER#')) saw(type);
      for (const { name, stopped } of executions.all)
        saw(stopped ? 'stopped' : name.includes('-again-') ? 'again' : 'begun');
    } catch (problem) {
      throw new Error(`Seed ${seed}: ${(problem as Error).message}`, { cause: problem });
    } finally {
      vi.useRealTimers();
      vi.unstubAllGlobals();
    }
  }
}

/** At how many edges people act, before they leave the rest to the clock. */
const EDGES = 6;
const MOST_STOPPED = 3;
/** An execution that was stopped is missed after two hours; one that was stopped again before it looked, after a day at most. */
const LATEST = DAY;

async function look(life: Life) {
  const stands = life.stands();
  await life.world.race();
  return stands;
}

/** Whatever was recorded is told to who carries it out. */
async function settle(life: Life): Promise<void> {
  for (let more = true; more; ) {
    more = life.hint();
    await life.world.race();
  }
}

async function expectWatched(life: Life): Promise<void> {
  const { stand, over } = await look(life);
  if (!over && !life.watched()) throw new Error(`It is "${stand}", and nobody watches it`);
}

/** People act just before the moment and just after it, while the clock passes it; executions are stopped, hints lost, sweeps begun. */
async function meetAtTheEdge(life: Life, act: (at: Instant) => Promise<unknown>): Promise<void> {
  const { world } = life;
  const { until = world.now } = await look(life);
  world.moveTo(plus(until, -SECOND));
  let acts = 0;
  const begin = () => {
    acts += 1;
    const at = world.now;
    world.act({ name: `act ${acts}`, stopped: false }, () => act(at)).catch(() => undefined);
  };
  begin();
  if (world.random() < 0.6) begin();
  await world.race(() => {
    const chance = world.random();
    if (chance < 0.15) world.moveTo(plus(until, SECOND));
    else if (chance < 0.3) life.hint(world.random() < 0.2);
    else if (chance < 0.35) life.sweep();
    else if (chance < 0.38) life.stopOne(MOST_STOPPED);
    else if (chance < 0.42 && acts < 4) begin();
  });
  world.moveTo(plus(until, SECOND));
  await settle(life);
  await expectWatched(life);
}

/** Nobody acts any more: the clock goes from one moment to the next, until the stream has ended and its watch as well. */
async function runOut(life: Life): Promise<void> {
  const { world } = life;
  let dueSince: Instant | undefined;
  for (let turns = 0; turns < 400; turns++) {
    await settle(life);
    await expectWatched(life);
    const { over, stand, until } = await look(life);
    if (over && !life.watched()) return;
    dueSince = over || until !== undefined ? undefined : (dueSince ?? world.now);
    if (dueSince !== undefined && world.now > plus(dueSince, LATEST)) throw new Error(`"${stand}" since ${dueSince}`);
    const next = life.nextMoment();
    if (next === undefined) throw new Error(`It is "${stand}", and nothing will ever happen`);
    world.moveTo(next);
    life.sweep();
    await world.race();
  }
  throw new Error('It never ends');
}

async function live(life: Life, act: (at: Instant) => Promise<unknown>): Promise<void> {
  // Now and then the first execution is gone before it has looked.
  life.hint();
  await life.world.race(() => life.world.random() < 0.1 && life.stopOne(1));
  await settle(life);
  for (let edge = 0; edge < EDGES; edge++) await meetAtTheEdge(life, act);
  await runOut(life);
}

const spoken = (party: string) => ({
  by: { name: `Speaker of ${party}`, mailbox: `lead@${party}.example`, office: 'lead', title: 'Lead' },
});
const [DECIDED, VETO_ENDS] = [onDay('2027-03-03'), onDay('2027-03-05')];
const PROMISE = { party: 'health', by: '2027-03-04' };
const DUE_AT = onDay('2027-03-04', 22);

const decided = (promises: number): DisputeEvent[] => {
  const followUps = Array.from({ length: promises }, () => PROMISE);
  return [
    {
      type: 'TextProposed',
      data: { version: 1, party: 'air', level: 0, followUps, as: 'proposal' },
      body: { ...spoken('air'), text: 'We do it so.', followUps: followUps.map(() => 'Sends the counts.') },
    },
    { type: 'TextAccepted', data: { version: 1, party: 'health', level: 0 }, body: spoken('health') },
    {
      type: 'DisputeDecided',
      data: {
        ...{ version: 1, level: 0, how: 'agreement', vetoUntil: VETO_ENDS, calendar: 'test@1' },
        followUps: followUps.map((one) => ({ ...one, dueAt: DUE_AT })),
      },
    },
  ];
};
const vetoed: DisputeEvent = {
  type: 'DecisionVetoed',
  data: { party: 'forest', version: 1, right: 'closures', reasonDue: VETO_ENDS, calendar: 'test@1' },
  body: spoken('forest'),
};

/** What people mostly do at such a moment, and now and then something else. */
const WINDOWS: [window: string, begins: DisputeEvent[], mostly: Attempt['act'][]][] = [
  ['a level, or the time to answer', [], ['answer', 'propose', 'accept', 'ask to climb', 'withdraw']],
  ['a veto', decided(0), ['veto', 'veto', 'pause']],
  ['a veto of what was promised', decided(1), ['veto', 'veto', 'pause', 'resume']],
  ['the reason of a veto', [...decided(0), vetoed], ['give reason', 'give reason', 'answer veto', 'resume']],
];
const OTHERS: Attempt['act'][] = [
  'answer',
  'join',
  'propose',
  'accept',
  'veto',
  'give reason',
  'pause',
  'resume',
  'mail',
];

describe.each(WINDOWS)('At the edge of %s', (_, begins, mostly) => {
  it('acknowledged and unwatched never meet', { timeout: 300_000 }, () =>
    each(async (seed) => {
      const world = new World(seed, RAISED);
      const life = await aDisputed(world, ...(begins.length > 0 ? [{ events: begins, at: DECIDED }] : []));
      await live(life, (at) =>
        actOnDispute(
          {
            ...{ wait: 0, act: world.pick(world.random() < 0.7 ? mostly : OTHERS), party: world.pick(PARTIES) },
            ...{ rightOffice: true, fresh: true, more: world.random() < 0.5 },
          },
          at,
        ),
      );
      return life;
    }),
  );
});

describe('At the edge of a signing period', () => {
  const ACTS: RoundAttempt['act'][] = ['sign', 'sign', 'sign', 'sign', 'decline', 'take back', 'void', 'link'];
  it('acknowledged and unwatched never meet', { timeout: 300_000 }, () =>
    each(async (seed) => {
      const world = new World(seed, OPENED);
      const life = await aRoundAsked(world);
      await live(life, (at) =>
        actOnRound(
          {
            ...{ wait: 0, act: world.pick(ACTS), party: Math.floor(world.random() * 3), ofAsked: true },
            ...{ rightText: true, rightCode: true },
          },
          at,
        ),
      );
      return life;
    }),
  );
});

it('the lives are worth looking at: acts win and lose, windows close by each of their ends, and executions are stopped and begun again', () => {
  const worth = [
    ...['DisputeAnswered', 'DisputeWithdrawn', 'LevelClimbed', 'LevelReminded', 'ImpasseReached'],
    ...['DecisionVetoed', 'VetoReasoned', 'VetoLapsed', 'FollowUpsTaken', 'FollowUpsVetoed', 'WatchEnded'],
    ...['ClocksPaused', 'ClocksResumed', 'SignatureGiven', 'RoundClosed', 'AgreementExecuted', 'AgreementReturned'],
    ...['CopySealed', 'stopped', 'again'],
  ];
  expect(worth.filter((one) => (seen.get(one) ?? 0) < 5)).toEqual([]);
});
