/** The Lambda behind the escalation workflow: it waits for people, reminds, climbs, and lets vetoes lapse. */
import * as z from 'zod/mini';
import type { Decision, Instant } from '../shared/kernel.ts';
import { type Sight, watchTask } from '../shared/watcher.ts';
import { climbByItself } from './domain/climb.rules.ts';
import type { DisputeEvent } from './domain/dispute.events.ts';
import { calendarOf, levelAbove, levelDays } from './domain/ladder.rules.ts';
import { periodOf } from './domain/period.rules.ts';
import { remind } from './domain/remind.rules.ts';
import { endWatch, handOver, stall, standing } from './domain/standing.rules.ts';
import { lapseVeto } from './domain/veto.rules.ts';
import { disputeStep, readWatched, type Watched } from './workflow/workflow-step.ts';

const ids = z.object({ dispute: z.string(), level: z.number() });
type Ids = z.infer<typeof ids>;

async function see({ dispute: id, level }: Ids, now: Instant): Promise<Sight> {
  const { dispute, clock, seen } = await readWatched(id, now);
  const { stand, until } = standing(dispute, level, clock);
  // The event that opened the next level has started its execution.
  return { stand, until, seen, next: stand === 'moved on' ? { dispute: id, level: dispute.level } : undefined };
}

/** How long the level above has when it opens now; undefined where there is none. */
function periodAbove({ dispute, clock }: Watched) {
  const above = levelAbove(dispute);
  return above === undefined ? undefined : periodOf(calendarOf(dispute), levelDays(dispute.ladder, above), clock.now);
}

const step =
  (decide: (watched: Watched, level: number) => Decision<DisputeEvent>) =>
  ({ dispute: id, level }: Ids, now: Instant) =>
    disputeStep(id, now, (watched) => decide(watched, level));

export const handler = watchTask(
  {
    machine: 'escalation',
    ids,
    streamOf: ({ dispute }) => dispute,
    see,
    over: ['settled', 'withdrawn', 'impasse'],
    handOver: step(({ dispute }, level) => handOver(dispute, level)),
    stall: ({ dispute: id, level }, error, now) => disputeStep(id, now, ({ dispute }) => stall(dispute, level, error)),
  },
  {
    climb: step((watched, level) => climbByItself(watched.dispute, level, periodAbove(watched), watched.clock)),
    remind: step(({ dispute, clock }, level) => remind(dispute, level, clock)),
    'lapse-veto': step(({ dispute, clock }) => lapseVeto(dispute, clock)),
    'end-watch': step(({ dispute, clock }, level) => endWatch(dispute, level, clock)),
  },
);
