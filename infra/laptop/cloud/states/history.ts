/** An execution's history: events in the shape of GetExecutionHistory, each pointing to the one before it on its thread. */
import type { Frame } from './frames.ts';
import type { Store } from './store.ts';

/** As AWS's JSON protocol carries it: timestamps are seconds since the epoch. */
export interface HistoryEvent extends Record<string, unknown> {
  id: number;
  previousEventId: number;
  timestamp: number;
  type: string;
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const MOST_EVENTS = 25_000;
/** Thrown when a history is full; the driver ends the execution. */
export class HistoryFull extends Error {}

export const seconds = (epochMilliseconds: number): number => epochMilliseconds / 1000;
export const truncated = { truncated: false };

/** `taskStateEntered` and the like, as AWS names the details of its types. */
function detailsName(type: string): string {
  if (/^(Task|Pass|Choice|Wait|Succeed|Fail|Parallel|Map)StateEntered$/.test(type)) return 'stateEnteredEventDetails';
  if (/StateExited$/.test(type)) return 'stateExitedEventDetails';
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}

export class History {
  constructor(
    private readonly store: Store,
    private readonly now: () => number,
  ) {}

  /** Writes one event of a frame's thread and makes it that thread's last; the frame itself is saved by the caller. */
  add(frame: Frame, type: string, details?: object): number {
    frame.lastEvent = this.write(frame.execution, frame.lastEvent, type, details);
    return frame.lastEvent;
  }

  /** The event that ends an execution always has room. */
  addLast(execution: string, previousEventId: number, type: string, details?: object): number {
    return this.write(execution, previousEventId, type, details, true);
  }

  private write(execution: string, previousEventId: number, type: string, details?: object, last = false): number {
    const id = this.store.countEvents(execution) + 1;
    if (id >= MOST_EVENTS && !last) throw new HistoryFull();
    const event: HistoryEvent = { id, previousEventId, timestamp: seconds(this.now()), type };
    if (details) event[detailsName(type)] = details;
    this.store.addEvent(execution, id, event);
    return id;
  }
}
