/** A commit holds so many actions: what does not fit waits for the next one. */
import type { PlanEvent } from './plan.events.ts';

/** Of the 90 actions of a commit, beside the events: its command, the plan’s tip, and that of the agreement with the event that marks a text. */
const BESIDE = 4;
const MOST_ACTIONS = 90;

const JUDGES: readonly PlanEvent['type'][] = ['PeriodClosed', 'OffTrackTwice', 'NotReportedTwice', 'OpenItemClosed'];

/** Whether what is recorded depends on figures, so that nobody may have reported meanwhile. */
export const judges = (events: readonly PlanEvent[]): boolean => events.some(({ type }) => JUDGES.includes(type));

/** An event, the mail that it asks for, and the items of the periods that it closes. */
const actionsOf = (event: PlanEvent): number => {
  if (event.type === 'PartiesTold') return 2;
  return event.type === 'PeriodClosed' ? 1 + new Set(event.data.statuses.map(({ period }) => period)).size : 1;
};

/**
 * The first of these events, as many as fit beside so many assertions. What opens by a close begins together with it: while something is
 * open every hour looks, and finds the rest.
 */
export function firstPart(events: readonly PlanEvent[], assertions: number): PlanEvent[] {
  let left = MOST_ACTIONS - BESIDE - assertions;
  const fits = events.findIndex((event) => {
    left -= actionsOf(event);
    return left < 0;
  });
  if (fits < 0) return [...events];
  const cut = events[fits - 1]?.type === 'PeriodClosed' ? fits - 1 : fits;
  if (cut < 1) throw new RangeError('Not even one event fits into a commit');
  return events.slice(0, cut);
}
