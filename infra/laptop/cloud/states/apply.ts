/** Writes what a transition decided: events, timers, tokens and the frame's next phase together. */
import type { Failure } from './failures.ts';
import type { Call, Execution, Frame } from './frames.ts';
import { truncated } from './history.ts';
import type { State } from './schema.ts';
import { taskEvent } from './task-events.ts';
import type { Threads } from './threads.ts';
import type { Step } from './visit.ts';

export function apply(threads: Threads, execution: Execution, frame: Frame, state: State, step: Step): void {
  if ('because' in step) logEvaluation(threads, frame, step.because);
  switch (step.do) {
    case 'leave':
      leave(threads, execution, frame, state, step);
      break;
    case 'wait':
      threads.store.setTimer(execution.arn, frame.id, 'wait', step.until);
      threads.to(frame, 'wait');
      break;
    case 'invoke':
      invoke(threads, frame, step.call);
      break;
    case 'fan out':
      fanOut(threads, execution, frame, state, step);
      break;
    case 'retry':
      retry(threads, frame, step);
      break;
    case 'fail':
      threads.break(execution, frame, step.because);
  }
}

type Doing<Do extends Step['do']> = Step & { do: Do };

function leave(threads: Threads, execution: Execution, frame: Frame, state: State, step: Doing<'leave'>): void {
  threads.store.detach(execution.arn, frame.id);
  threads.dropChildren(frame);
  threads.history.add(frame, `${state.Type}StateExited`, exitDetails(frame, step));
  Object.assign(frame.variables, step.assigned);
  if (step.next === undefined) threads.end(execution, frame, step.output);
  else threads.enter(execution, frame, step.next, step.output);
}

function invoke(threads: Threads, frame: Frame, call: Call): void {
  const { store, history } = threads;
  const { timeoutSeconds, heartbeatSeconds, token } = call;
  frame.call = call;
  taskEvent(history, frame, 'TaskScheduled');
  taskEvent(history, frame, 'TaskStarted');
  const set = (kind: 'timeout' | 'heartbeat', seconds: number) =>
    store.setTimer(frame.execution, frame.id, kind, threads.now() + seconds * 1000);
  if (token !== undefined) store.addToken(token, frame.execution, frame.id);
  if (timeoutSeconds !== undefined) set('timeout', timeoutSeconds);
  // Only who holds a token can send a heartbeat: a call that returns by itself is not held to one.
  if (heartbeatSeconds !== undefined && token !== undefined) set('heartbeat', heartbeatSeconds);
  threads.to(frame, 'invoke');
}

function fanOut(threads: Threads, execution: Execution, frame: Frame, state: State, step: Doing<'fan out'>): void {
  const { history } = threads;
  const { children, concurrency } = step;
  history.add(frame, `${state.Type}StateStarted`, state.Type === 'Map' ? { length: children.length } : undefined);
  frame.concurrency = concurrency;
  for (const [place, child] of children.entries())
    threads.add(execution, { ...child, place, parent: frame.id, variables: { ...frame.variables } });
  if (children.length > 0) {
    threads.to(frame, 'children');
    threads.startQueued(execution, frame);
  } else {
    history.add(frame, `${state.Type}StateSucceeded`);
    frame.result = [];
    threads.to(frame, 'answered');
  }
}

/** Each retrier counts its own retries; branches and items begin anew. */
function retry(threads: Threads, frame: Frame, { retrier, at }: Doing<'retry'>): void {
  const { store } = threads;
  store.detach(frame.execution, frame.id);
  threads.dropChildren(frame);
  frame.retryCount += 1;
  const length = Math.max(frame.retries.length, retrier + 1);
  const made = (index: number) => (frame.retries[index] ?? 0) + (index === retrier ? 1 : 0);
  frame.retries = Array.from({ length }, (_, index) => made(index));
  const later = at > threads.now();
  if (later) store.setTimer(frame.execution, frame.id, 'retry', at);
  threads.to(frame, later ? 'retry' : 'enter');
}

/** A failed expression has an event of its own, once for each attempt. */
function logEvaluation({ history }: Threads, frame: Frame, because: Failure | undefined): void {
  if (because?.location === undefined) return;
  const { error, cause, location } = because;
  history.add(frame, 'EvaluationFailed', { error, cause, location, state: frame.state });
}

function exitDetails(frame: Frame, { output, assigned }: Doing<'leave'>): object {
  const variables = Object.entries(assigned).map(([name, value]) => [name, JSON.stringify(value)]);
  const details = { name: frame.state, output: JSON.stringify(output), outputDetails: truncated };
  if (variables.length === 0) return details;
  return { ...details, assignedVariables: Object.fromEntries(variables), assignedVariablesDetails: truncated };
}
