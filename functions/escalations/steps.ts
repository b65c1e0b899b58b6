/** The Lambda behind the escalation workflow: it looks where a dispute stands, waits for people, reminds, climbs, watches over vetoes and promises. */
import * as z from 'zod/mini';
import type { Instant } from '../shared/kernel.ts';
import { task } from '../shared/task.ts';
import { execution, look, type Sight, wait } from '../shared/watcher.ts';
import { climbByItself } from './climb.rules.ts';
import { conduct, readWatched, type Watched } from './conduct.ts';
import { watchFollowUps } from './follow-up.rules.ts';
import { calendarOf, levelAbove, levelDays } from './ladder.rules.ts';
import { periodOf } from './period.rules.ts';
import { remind } from './remind.rules.ts';
import { endWatch, type Standing, stall, standing } from './standing.rules.ts';
import { lapseVeto } from './veto.rules.ts';

const level = { dispute: z.string(), level: z.number() };
const watched = { ...level, execution };
const Input = z.discriminatedUnion('step', [
  z.object({ step: z.literal('look'), ...watched }),
  z.object({ step: z.literal('wait'), ...watched, seen: z.string(), token: z.string() }),
  z.object({ step: z.literal('climb'), ...level }),
  z.object({ step: z.literal('remind'), ...level, seen: z.string() }),
  z.object({ step: z.literal('lapse-veto'), ...level, seen: z.string() }),
  z.object({ step: z.literal('watch-follow-ups'), ...level, seen: z.string() }),
  z.object({ step: z.literal('end-watch'), ...level, seen: z.string() }),
  z.object({ step: z.literal('stall'), ...level, error: z.string(), seen: z.string() }),
]);
type Input = z.infer<typeof Input>;
type InputOf<Step extends Input['step']> = Extract<Input, { step: Step }>;

/** Where this ends, nothing that is acknowledged later falls due: each of them is an event, with which a late act conflicts. */
const OVER: readonly Standing['stand'][] = ['settled', 'withdrawn', 'impasse'];

async function see({ dispute: id, level }: Pick<Input, 'dispute' | 'level'>, now: Instant): Promise<Sight<string>> {
  const { dispute, clock, seen } = await readWatched(id, now);
  const { stand, until } = standing(dispute, level, clock);
  // The event that opened the next level has started its execution.
  if (stand === 'moved on') return { stand, seen, over: 'here', next: { dispute: id, level: dispute.level } };
  return { stand, until, seen, over: OVER.includes(stand) ? 'for good' : undefined };
}

const watchOf = ({ dispute, level, execution }: InputOf<'look' | 'wait'>) => ({
  ...{ machine: 'escalation' as const, stream: dispute, input: { dispute, level }, execution },
});

/** How long the level above has when it opens now; undefined where there is none. */
function periodAbove({ dispute, clock }: Watched) {
  const above = levelAbove(dispute);
  return above === undefined ? undefined : periodOf(calendarOf(dispute), levelDays(dispute.ladder, above), clock.now);
}

/** A dispute leaves each level once, so that the level names the command. */
const climb = ({ dispute: id, level }: InputOf<'climb'>, now: Instant) =>
  conduct(id, `climb-${level}`, now, (watched) =>
    climbByItself(watched.dispute, level, periodAbove(watched), watched.clock),
  );

export const handler = task(Input, async (input, now) => {
  const { dispute: id, level } = input;
  switch (input.step) {
    case 'look':
      return look(watchOf(input), () => see(input, now), now);
    case 'wait':
      return wait(watchOf(input), input, () => see(input, now), now);
    case 'climb':
      return climb(input, now);
    case 'remind':
      return conduct(id, `remind-${level}-${input.seen}`, now, ({ dispute, clock }) => remind(dispute, level, clock));
    case 'lapse-veto':
      return conduct(id, `lapse-veto-${input.seen}`, now, ({ dispute, clock }) => lapseVeto(dispute, clock));
    case 'watch-follow-ups':
      return conduct(id, `follow-up-${input.seen}`, now, ({ dispute, clock }) => watchFollowUps(dispute, clock));
    case 'end-watch':
      return conduct(id, `end-watch-${input.seen}`, now, ({ dispute, clock }) => endWatch(dispute, level, clock));
    case 'stall':
      return conduct(id, `stall-${level}-${input.seen}`, now, ({ dispute }) => stall(dispute, level, input.error));
  }
});
