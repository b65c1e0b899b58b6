/** POST to a dispute’s climb: a side asks for the next level, or moves it there at once, with a reason. */

import { askClimb } from '../domain/climb.rules.ts';
import { calendarOf, levelAbove, levelDays } from '../domain/ladder.rules.ts';
import { periodOf } from '../domain/period.rules.ts';
import { countIn } from './decide-dispute.ts';
import { actingOn } from './dispute-act.ts';

export const askForNextLevel = actingOn('climb', ({ visited, dispute, who, by, request }) => {
  const { form, now } = request;
  const above = levelAbove(dispute);
  const period = above === undefined ? undefined : periodOf(calendarOf(dispute), levelDays(dispute.ladder, above), now);
  const asking = { level: countIn(form._level), by, how: form.how ?? '', reason: form.reason ?? '' };
  return askClimb(dispute, who, asking, period, visited.clock);
});
