/** What the workflow of a level should do next, and how long it may wait if nobody acts. */
import type { Decision, Instant } from '../../shared/kernel.ts';
import { climbDue } from './climb.rules.ts';
import { nextWatch } from './decision.state.ts';
import type { DisputeEvent } from './dispute.events.ts';
import type { Dispute } from './dispute.schema.ts';
import { type Clock, deadlineOf, reasonDue, vetoEnds } from './ladder.rules.ts';
import { remindDue, reminders } from './remind.rules.ts';
import { vetoLapses } from './veto.rules.ts';

export type Standing =
  | {
      stand:
        | 'climb due'
        | 'reminder due'
        | 'veto lapses'
        | 'moved on'
        | 'nothing left'
        | 'settled'
        | 'withdrawn'
        | 'impasse';
      until?: undefined;
    }
  | { stand: 'waiting'; until: Instant };

const earliest = (moments: readonly (Instant | undefined)[], now: Instant): Instant | undefined =>
  moments.filter((at): at is Instant => at !== undefined && at > now).sort()[0];

const momentsOf = (dispute: Dispute, clock: Clock): (Instant | undefined)[] => {
  const { pauses } = clock;
  if (dispute.status === 'open') return [deadlineOf(dispute, pauses), ...reminders(dispute, clock)];
  if (dispute.status === 'vetoed') return [reasonDue(dispute, pauses)];
  return [vetoEnds(dispute, pauses)];
};

const isOver = ({ status, watchEnded }: Dispute): boolean =>
  watchEnded === true || ['withdrawn', 'impasse', 'ended'].includes(status);

/** `level` is the one whose workflow asks: when the dispute has left it, another workflow goes on. */
export function standing(dispute: Dispute, level: number, clock: Clock): Standing {
  const { status } = dispute;
  if (status === 'withdrawn' || status === 'impasse') return { stand: status };
  if (status === 'ended') return { stand: 'settled' };
  if (dispute.level !== level) return { stand: 'moved on' };
  if (dispute.watchEnded) return { stand: 'settled' };
  if (climbDue(dispute, clock)) return { stand: 'climb due' };
  if (vetoLapses(dispute, clock)) return { stand: 'veto lapses' };
  if (remindDue(dispute, clock)) return { stand: 'reminder due' };
  const until = earliest(momentsOf(dispute, clock), clock.now);
  return until === undefined ? { stand: 'nothing left' } : { stand: 'waiting', until };
}

/** What was not decided when the MOU ended ends with it. */
export const endWithMou = ({ status, level }: Dispute): Decision<DisputeEvent> => ({
  events: ['open', 'vetoed', 'impasse'].includes(status) ? [{ type: 'DisputeEnded', data: { level } }] : [],
});

/** Recorded, so that an act that was begun in time and comes too late conflicts with it instead of being watched by nobody. */
export const endWatch = (dispute: Dispute, level: number, clock: Clock): Decision<DisputeEvent> => ({
  events: standing(dispute, level, clock).stand === 'nothing left' ? [{ type: 'WatchEnded', data: { level } }] : [],
});

/** A fresh execution goes on with the level; asked for by the one that watches now, because of its age or of how much it has seen. */
export const handOver = (dispute: Dispute, level: number): Decision<DisputeEvent> => ({
  events:
    isOver(dispute) || dispute.level !== level
      ? []
      : [{ type: 'DisputeHandedOver', data: { level, watch: nextWatch(dispute) } }],
});

/** Said once, until something moves again; a dispute that is over, or with another level, waits for no repair here. */
export function stall(dispute: Dispute, level: number, error: string): Decision<DisputeEvent> {
  if (dispute.stalled || isOver(dispute) || dispute.level !== level) return { events: [] };
  return { events: [{ type: 'DisputeStalled', data: { error } }] };
}
