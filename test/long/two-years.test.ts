/**
 * Two years of vetoes, suspensions, texts and failing functions, on the engine that holds executions to the limits of Step Functions: no
 * execution grows older than 300 days or near 25,000 events, the dispute is always watched, and no follow-up goes unreminded.
 */
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { handler as sweepCommitments } from '../../functions/commitments/acts/sweep-commitments.ts';
import type { Commitments } from '../../functions/commitments/domain/commitment.state.ts';
import { isOpen } from '../../functions/commitments/domain/standing.rules.ts';
import { handler as escalationSteps } from '../../functions/disputes/steps.ts';
import { RAISED } from '../../functions/disputes/testing/a-dispute.ts';
import type { Attempt } from '../../functions/disputes/testing/a-history.ts';
import { DAY, HOUR, type Instant, instant, plus } from '../../functions/shared/kernel.ts';
import { MOST_EVENTS } from '../../infra/laptop/cloud/states/history.ts';
import { actOnDispute, aDisputed, type Life } from './simulation/a-life.ts';
import { OnTheEngine } from './simulation/on-the-engine.ts';
import { World } from './simulation/world.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const ENDS = plus(RAISED, 730 * DAY);
type Row = { due?: string; dueAt?: Instant; state?: Commitments };

/** What people make of the two years, by how the dispute stands: what is decided they veto, or stop the clocks, or keep to it. */
type Acts = Partial<Record<string, Attempt['act'][]>>;
const DECIDE: Attempt['act'][] = ['answer veto', 'propose', 'accept', 'accept'];
const LIVES: Record<string, Acts> = {
  deciding: { open: DECIDE, decided: ['veto'], vetoed: ['give reason'] },
  pausing: {
    open: [...DECIDE, 'pause', 'resume'],
    decided: ['veto', 'pause', 'resume'],
    vetoed: ['give reason', 'pause'],
  },
  'keeping to it': { open: [...DECIDE, 'pause'], decided: ['pause'], vetoed: [] },
  'standing still': { open: ['pause'], decided: [], vetoed: [] },
};

interface Plan {
  seed: number;
  kind: string;
  /** How many hours lie between two acts. */
  pace: number;
  /** Days on which functions begin to fail, and for how long. */
  outages: { day: number; hours: number }[];
  /** How often a call fails at any other time. */
  flaky: number;
}

const plans: fc.Arbitrary<Plan> = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  kind: fc.constantFrom(...Object.keys(LIVES)),
  pace: fc.constantFrom(12, 24),
  outages: fc.array(fc.record({ day: fc.nat(700), hours: fc.integer({ min: 1, max: 20 * 24 }) }), { maxLength: 4 }),
  flaky: fc.constantFrom(0, 0.05, 0.3),
});

const outAt = ({ outages }: Plan, now: Instant): boolean =>
  outages.some(({ day, hours }) => {
    const begins = plus(RAISED, day * DAY);
    return now >= begins && now < plus(begins, hours * HOUR);
  });

const promised = (life: Life) => life.world.table.list<Row>('TIP#cmt_');
const toTell = (life: Life) => promised(life).flatMap(({ dueAt }) => dueAt ?? []);

async function carriedOut(life: Life, on: OnTheEngine): Promise<void> {
  do await on.settle();
  while (life.hint());
  await on.settle();
}

/** The hourly sweep of commitments; while functions fail it does nothing. */
async function sweepOfCommitments(life: Life): Promise<void> {
  const swept = sweepCommitments({ step: 'sweep-commitments' } as never);
  await life.world.race();
  await swept;
}

async function lived(plan: Plan) {
  for (const says of ['error', 'log', 'info', 'warn'] as const)
    vi.spyOn(console, says).mockImplementation(() => undefined);
  const world = new World(plan.seed, RAISED);
  const life = await aDisputed(world);
  const on = new OnTheEngine(
    ...([world, 'escalation', escalationSteps] as const),
    () => outAt(plan, world.now) || world.random() < plan.flaky,
  );
  await carriedOut(life, on);
  let nextAct = plus(RAISED, plan.pace * HOUR);
  while (world.now < ENDS) {
    const timer = on.engine.nextTimer();
    const next = [nextAct, life.nextMoment(), timer && instant(timer), ...toTell(life)].filter(Boolean).sort()[0];
    world.moveTo(next && next > world.now ? next : plus(world.now, HOUR));
    await carriedOut(life, on);
    if (world.now >= nextAct) {
      nextAct = plus(world.now, plan.pace * HOUR);
      await someoneActs(plan, life);
      await carriedOut(life, on);
    }
    const due = (at: Instant | undefined) => at !== undefined && at <= world.now;
    if (due(life.nextMoment())) life.sweep();
    await carriedOut(life, on);
    if (!outAt(plan, world.now) && toTell(life).some(due)) await sweepOfCommitments(life);
    if (!(await keepsTheLaw(life))) break;
  }
  return { life, executions: on.lived() };
}

async function stands(life: Life) {
  const read = life.stands();
  await life.world.race();
  return read;
}

async function someoneActs({ kind }: Plan, life: Life): Promise<void> {
  const { world } = life;
  const [status = ''] = (await stands(life)).stand.split(':');
  const acts = LIVES[kind]?.[status] ?? [];
  if (acts.length === 0) return;
  const act = world.pick(acts);
  const party = world.pick(act === 'veto' || act === 'give reason' ? ['forest'] : ['air', 'health']);
  const acted = actOnDispute(
    { wait: kind === 'standing still' ? 60 : 0, act, party, rightOffice: true, fresh: true, more: true },
    world.now,
  );
  await world.race();
  await acted;
}

/** False when the dispute is over, and nothing of it is left to tell. */
async function keepsTheLaw(life: Life): Promise<boolean> {
  const { over, stand } = await stands(life);
  if (!over && !life.watched()) throw new Error(`It is "${stand}" at ${life.world.now}, and nobody watches it`);
  return !over || toTell(life).length > 0 || life.watched() !== undefined;
}

/** Follow-ups that are open, and whose day passed more than four days ago outside of an outage, with how far they were told. */
const untold = (plan: Plan, life: Life): string[] =>
  promised(life).flatMap(({ state }) =>
    Object.entries(state?.commitments ?? {})
      .filter(([, one]) => isOpen(one) && one.dueAt !== undefined && plus(one.dueAt, 4 * DAY) < life.world.now)
      .filter(([, one]) => one.told !== 'late' && !outAt(plan, life.world.now))
      .map(([key, { told, dueAt }]) => `${key}, due ${dueAt}, told ${told}`),
  );

const seen = { told: 0, handedOver: 0, oldest: 0, events: 0, executions: 0, vetoes: 0 };

it('no follow-up goes unreminded, no execution passes 300 days nor 25,000 events', { timeout: 900_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      try {
        const { life, executions } = await lived(plan);
        const happened = life.world.table.list<{ type: string }>('LEDGER#').map(({ type }) => type);
        const count = (type: string) => happened.filter((one) => one === type).length;
        seen.told += count('CommitmentsTold');
        seen.handedOver += count('DisputeHandedOver');
        seen.vetoes += count('VetoReasoned');
        seen.executions += executions.length;
        seen.oldest = Math.max(seen.oldest, ...executions.map(({ days }) => days));
        seen.events = Math.max(seen.events, ...executions.map(({ events }) => events));
        expect(untold(plan, life)).toEqual([]);
        expect(executions.filter(({ days, events }) => days > 300 || events >= MOST_EVENTS)).toEqual([]);
        expect(executions.filter(({ status }) => !['RUNNING', 'SUCCEEDED'].includes(status))).toEqual([]);
      } finally {
        vi.useRealTimers();
        vi.unstubAllGlobals();
        vi.restoreAllMocks();
      }
    }),
    {
      numRuns: 8,
      seed: 20_261_130,
      examples: [
        [{ seed: 1, kind: 'standing still', pace: 24, outages: [], flaky: 0 }],
        [{ seed: 2, kind: 'standing still', pace: 24, outages: [{ day: 268, hours: 19 * 24 }], flaky: 0 }],
        [{ seed: 3, kind: 'pausing', pace: 24, outages: [], flaky: 0.3 }],
        [{ seed: 5, kind: 'keeping to it', pace: 48, outages: [], flaky: 0.05 }],
        [{ seed: 4, kind: 'deciding', pace: 24, outages: [{ day: 30, hours: 200 }], flaky: 0.05 }],
      ],
    },
  );
  // Lives that are worth looking at.
  expect(seen.told, JSON.stringify(seen)).toBeGreaterThan(2);
  expect(seen.handedOver, JSON.stringify(seen)).toBeGreaterThan(1);
  expect(seen.vetoes, JSON.stringify(seen)).toBeGreaterThan(2);
  expect(seen.oldest, JSON.stringify(seen)).toBeGreaterThan(150);
});
