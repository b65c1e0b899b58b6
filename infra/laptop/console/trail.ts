/** Where an execution is and has been, read from its history and its waits. */
import type { Surface } from './surface.ts';

type HistoryEvent = ReturnType<Surface['engine']['getExecutionHistory']>['events'][number];
export type Summary = ReturnType<Surface['engine']['listExecutions']>['executions'][number];
export type Wait = ReturnType<Surface['engine']['waiting']>[number];

export interface Step {
  id: number;
  at: number;
  type: string;
  /** The state in which it happened. */
  state: string | undefined;
  details: unknown;
}

/** AWS hangs the details of an event under a name of its own for each type. */
const detailsOf = ({
  id: _id,
  timestamp: _at,
  type: _type,
  previousEventId: _previous,
  ...rest
}: HistoryEvent): unknown => Object.values(rest)[0];

/** Only events of entering and leaving name their state; what comes after entering belongs to it. */
export function stepsOf(events: readonly HistoryEvent[]): Step[] {
  const states = new Map<number, string | undefined>();
  return events.map((event) => {
    const { id, timestamp, type, previousEventId } = event;
    const details = detailsOf(event);
    const named = typeof details === 'object' && details !== null && 'name' in details ? details.name : undefined;
    const state = type.startsWith('Execution')
      ? undefined
      : typeof named === 'string'
        ? named
        : states.get(previousEventId);
    states.set(id, state);
    return { id, at: timestamp * 1000, type, state, details };
  });
}

export interface Trail {
  steps: Step[];
  waits: Wait[];
  visited: string[];
}

export function trailOf({ engine }: Surface, executionArn: string): Trail {
  const steps = stepsOf(engine.getExecutionHistory({ executionArn }).events);
  const waits = engine.waiting(executionArn);
  const entered = steps.flatMap(({ type, state }) =>
    type.endsWith('StateEntered') && state !== undefined ? [state] : [],
  );
  return { steps, waits, visited: [...new Set(entered)] };
}

/** Every execution, with the waits of those that run. */
export const executionsOf = ({ engine }: Surface): { execution: Summary; waits: Wait[] }[] =>
  engine.listExecutions().executions.map((execution) => ({
    execution,
    waits: execution.status === 'RUNNING' ? engine.waiting(execution.executionArn) : [],
  }));
