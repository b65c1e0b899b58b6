/** The Lambda behind the escalation workflow: it looks where a dispute stands, waits for people, reminds, climbs, watches over vetoes and promises. */
import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import * as z from 'zod/mini';
import type { Instant } from '../shared/kernel.ts';
import { task } from '../shared/task.ts';
import { dropTaskToken, keepTaskToken, stale } from '../shared/task-token.ts';
import { climbByItself } from './climb.rules.ts';
import { conduct, readWatched, type Watched } from './conduct.ts';
import { watchOf } from './dispute.effects.ts';
import { watchFollowUps } from './follow-up.rules.ts';
import { calendarOf, levelAbove, levelDays } from './ladder.rules.ts';
import { periodOf } from './period.rules.ts';
import { remind } from './remind.rules.ts';
import { stall, standing } from './standing.rules.ts';
import { lapseVeto } from './veto.rules.ts';

const level = { dispute: z.string(), level: z.number() };
const Input = z.discriminatedUnion('step', [
  z.object({ step: z.literal('look'), ...level }),
  z.object({ step: z.literal('wait'), ...level, seen: z.string(), token: z.string() }),
  z.object({ step: z.literal('climb'), ...level }),
  z.object({ step: z.literal('remind'), ...level, seen: z.string() }),
  z.object({ step: z.literal('lapse-veto'), ...level, seen: z.string() }),
  z.object({ step: z.literal('watch-follow-ups'), ...level, seen: z.string() }),
  z.object({ step: z.literal('stall'), ...level, error: z.string(), seen: z.string() }),
]);
type Input = z.infer<typeof Input>;
type InputOf<Step extends Input['step']> = Extract<Input, { step: Step }>;

const sfn = new SFNClient({});

async function stands({ dispute: id, level }: Pick<Input, 'dispute' | 'level'>, now: Instant) {
  const { dispute, clock, seen } = await readWatched(id, now);
  return { standing: standing(dispute, level, clock), seen };
}

/** Where the dispute stands, and how many seconds may pass before someone should look again. */
async function look(input: InputOf<'look'>, now: Instant) {
  const { standing, seen } = await stands(input, now);
  const left = standing.stand === 'waiting' ? Date.parse(standing.until) - Date.parse(now) : 0;
  return { stand: standing.stand, seen, seconds: Math.max(1, Math.ceil(left / 1000)) };
}

/**
 * Waits for both offices: the token is kept first and the tips read after, so that an act that came in between is seen here and an
 * act that comes later finds the token. Clocks that were stopped or let go in between are such an act. A token that is already
 * used or timed out has done its work.
 */
async function wait(input: InputOf<'wait'>, now: Instant) {
  const { dispute: id, level, token } = input;
  const watch = watchOf({ id, level });
  await keepTaskToken(watch, token, now);
  const { standing, seen } = await stands(input, now);
  if (seen === input.seen && standing.stand === 'waiting') return { waiting: true };
  await dropTaskToken(watch, token);
  try {
    await sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' }));
  } catch (error) {
    if (!stale(error)) throw error;
  }
  return { waiting: false };
}

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

export const handler = task(Input, (input, now) => {
  const { dispute: id, level } = input;
  switch (input.step) {
    case 'look':
      return look(input, now);
    case 'wait':
      return wait(input, now);
    case 'climb':
      return climb(input, now);
    case 'remind':
      return conduct(id, `remind-${level}-${input.seen}`, now, ({ dispute, clock }) => remind(dispute, level, clock));
    case 'lapse-veto':
      return conduct(id, `lapse-veto-${input.seen}`, now, ({ dispute, clock }) => lapseVeto(dispute, clock));
    case 'watch-follow-ups':
      return conduct(id, `follow-up-${input.seen}`, now, ({ dispute, clock }) => watchFollowUps(dispute, clock));
    case 'stall':
      return conduct(id, `stall-${level}-${input.seen}`, now, ({ dispute }) => stall(dispute, level, input.error));
  }
});
