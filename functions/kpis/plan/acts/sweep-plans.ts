/** Every hour: plans follow the texts that took effect, periods close, what was mended is open no more, and the parties are told. */
import * as z from 'zod/mini';
import { agreementTip, readText } from '../../../agreements/agreement.reads.ts';
import { agreementStream, SUNSET_PARTITIONS } from '../../../agreements/agreement.stream.ts';
import { textAt } from '../../../agreements/domain/in-force.rules.ts';
import { markTakenUp, toTakeUp } from '../../../agreements/domain/taken-up.rules.ts';
import { actorName } from '../../../identity/domain/actor.ts';
import { can, rolesOf } from '../../../identity/domain/roles.rules.ts';
import { type Accepted, carryOut } from '../../../shared/carry-out.ts';
import { LeftOver, Missing } from '../../../shared/failures.ts';
import { agreementOfPlan } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/kernel.ts';
import { streamsDue } from '../../../shared/ledger/due-index.ts';
import { assertVersion, existing, tipKey } from '../../../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../../../shared/ledger/table.ts';
import { log } from '../../../shared/log.ts';
import { task } from '../../../shared/task.ts';
import { kpis } from '../../capability.ts';
import { kpiKeys } from '../../domain/life.rules.ts';
import { clockOf, figuresKeys, readLifeSoFar } from '../../figures.reads.ts';
import { putPublished, readStored } from '../../figures.store.ts';
import { KPI_PARTITIONS, planStream, planTip } from '../../plan.stream.ts';
import { reportsKey, reportsTip } from '../../report.stream.ts';
import { beginPlan, overdue, reportersOf } from '../domain/close.rules.ts';
import { firstPart, judges } from '../domain/part.rules.ts';
import { evolvePlan, type Plan, publishedAfter } from '../domain/plan.state.ts';
import { officesOf } from '../offices.reads.ts';

const schedule = { kind: 'schedule' } as const;
const actor = actorName(schedule);
const Input = z.strictObject({ step: z.literal('sweep-plans') });
/** Commits of one plan in one hour: sixty months of 50 KPIs are fewer. The rest is recorded the next hour. */
const MOST_PARTS = 400;

/** Figures are read after the tips of those who reported them: whoever reports meanwhile moves a tip, and it is decided anew. */
async function readPlan(id: string, now: Instant, command: Key) {
  const found = await batchGet([...figuresKeys(id), command]);
  const whole = existing(agreementTip(found, id));
  const agreement = textAt(whole, now);
  const plan = planTip(found, id);
  const [life, text] = await Promise.all([readLifeSoFar(whole, plan.state, now), readText(agreement.textHash)]);
  const reporters = life ? reportersOf(life, kpiKeys(life)) : [];
  const tips = await batchGet(reporters.map((party) => reportsKey(id, party)));
  const reported = reporters.map((party) => [party, reportsTip(tips, id, party)] as const);
  const stored = await readStored(id);
  return { found, actor, whole, plan, life, reported, stored, agreement, offices: officesOf(agreement, text) };
}

type Read = Awaited<ReturnType<typeof readPlan>>;

/** As much as one commit holds of what the clock has brought about, and whether that is all. */
function follow(
  { found, whole, agreement, plan, life, reported, stored, offices }: Read,
  now: Instant,
): Accepted<boolean> {
  if (!life) return { changes: [], result: true };
  const clock = clockOf(found, whole, now);
  const seen = Object.fromEntries(reported.map(([party, { seq }]) => [party, seq]));
  const begins = plan.state ? [] : beginPlan(whole.id, undefined, life, clock);
  const begun = begins.reduce<Plan | undefined>((state, event) => evolvePlan(state, event, now), plan.state);
  const { values, published } = stored;
  const due = begun
    ? overdue(begun, { life, values, seen, published, offices, parties: agreement.parties }, clock)
    : [];
  const events = [...begins, ...due];
  const part = firstPart(events, judges(events) ? reported.length : 0);
  const all = part.length === events.length;
  const taken = all ? toTakeUp(whole, 'kpis', now)?.text.version : undefined;
  const marks = taken === undefined ? [] : markTakenUp(whole, 'kpis', taken, now);
  return {
    changes: [
      planStream.change(plan, part),
      ...(marks.length > 0 ? [agreementStream.change(agreementStream.tip(found, whole.id), marks)] : []),
    ],
    also: [
      ...(judges(part) ? reported.map(([, tip]) => assertVersion(tip)) : []),
      ...putPublished(whole.id, stored, part.reduce(publishedAfter, published)),
    ],
    result: all,
  };
}

/** Until nothing is left to record. */
async function sweep(id: string, now: Instant): Promise<void> {
  for (let part = 1; part <= MOST_PARTS; part += 1) {
    const carried = await carryOut({
      command: { id: `plan:${id}:${now}:${part}`, fingerprint: now },
      at: now,
      load: (command) => readPlan(id, now, command),
      decide: (read) => follow(read, now),
    });
    if (carried.refused || carried.result) return;
  }
}

const toBegin = async (id: string, now: Instant): Promise<boolean> =>
  toTakeUp(existing(agreementTip(await batchGet([tipKey(id)]), id)), 'kpis', now) !== undefined;

export const handler = task(Input, async (_, now) => {
  if (!can(rolesOf(schedule), kpis.actions['plans.sweep'])) throw new Missing('Not permitted');
  let failed = 0;
  // One that cannot be recorded holds up none of the others; the schedule tries again.
  const each = async (agreement: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      failed += 1;
      log('error', 'sweep failed', { agreement, error });
    }
  };
  for (const partition of SUNSET_PARTITIONS)
    for (const id of await streamsDue(partition, now))
      await each(id, async () => {
        if (await toBegin(id, now)) await sweep(id, now);
      });
  for (const partition of KPI_PARTITIONS)
    for (const plan of await streamsDue(partition, now)) {
      const id = agreementOfPlan(plan);
      await each(id, () => sweep(id, now));
    }
  if (failed > 0) throw new LeftOver(`Plans of ${failed} agreements could not be swept`);
  return { failed };
});
