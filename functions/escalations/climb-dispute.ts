/** POST to a dispute’s climb: a side asks for the next level, or hands it up at once with a reason. */
import { actingOn } from './acting.ts';
import { askClimb } from './climb.rules.ts';
import { countIn } from './decide-dispute.ts';
import { calendarOf } from './ground.ts';
import { levelAbove, levelDays } from './ladder.rules.ts';

export const askForNextLevel = actingOn('climb', async ({ visited, dispute, who, by, request }) => {
  const { form, now } = request;
  const above = levelAbove(dispute);
  const [calendar, { periodOf }] = await Promise.all([calendarOf(visited.agreement), import('./period.ts')]);
  const zoned = { ...calendar, zone: dispute.zone };
  const period = above === undefined ? undefined : periodOf(zoned, levelDays(dispute.ladder, above), now);
  return askClimb(dispute, who, { level: countIn(form._level), by, reason: form.reason ?? '' }, period, visited.clock);
});
