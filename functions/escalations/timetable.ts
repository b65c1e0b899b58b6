/** The step of the escalation workflow that needs the calendar: climbing; alone with its holidays in one Lambda. */
import * as z from 'zod/mini';
import { readText } from '../agreements/agreement.reads.ts';
import type { Calendar } from '../shared/calendar.ts';
import { task } from '../shared/task.ts';
import { climbByItself } from './climb.rules.ts';
import { conduct, type Watched } from './conduct.ts';
import { levelAbove, levelDays } from './ladder.rules.ts';
import { periodOf } from './period.ts';

const Input = z.discriminatedUnion('step', [
  z.object({ step: z.literal('climb'), dispute: z.string(), level: z.number() }),
]);

/** Agreements that were published before their tips knew the calendar have it in their text. */
async function calendarOf({ dispute, agreement }: Watched): Promise<Calendar> {
  const { country, region } = agreement.calendar ?? (await readText(agreement.textHash)).calendar;
  return { zone: dispute.zone, country, region };
}

/** How long the level above has when it opens now; undefined where there is none. */
async function periodAbove(watched: Watched) {
  const { dispute, clock } = watched;
  const above = levelAbove(dispute);
  if (above === undefined) return undefined;
  return periodOf(await calendarOf(watched), levelDays(dispute.ladder, above), clock.now);
}

/** A dispute leaves each level once, so that the level names the command. */
export const handler = task(Input, ({ dispute: id, level }, now) =>
  conduct(id, `climb-${level}`, now, async (watched) => {
    const period = await periodAbove(watched);
    return climbByItself(watched.dispute, level, period, watched.clock);
  }),
);
