/** The events of one attempt of a Task, all naming the resource that is called. */
import type { Frame } from './frames.ts';
import { type History, truncated } from './history.ts';

type TaskEvent = 'TaskScheduled' | 'TaskStarted' | 'TaskSubmitted' | 'TaskSucceeded' | 'TaskFailed' | 'TaskTimedOut';

export function taskEvent(history: History, frame: Frame, type: TaskEvent, more: object = {}): void {
  const waits = frame.call?.token !== undefined;
  const resource = { resourceType: 'lambda', resource: waits ? 'invoke.waitForTaskToken' : 'invoke' };
  history.add(frame, type, { ...resource, ...(type === 'TaskScheduled' ? scheduled(frame) : {}), ...more });
}

function scheduled({ call }: Frame): object {
  if (!call) return {};
  const region = call.functionName.startsWith('arn:') ? (call.functionName.split(':')[3] ?? '') : '';
  return {
    region,
    parameters: JSON.stringify({ FunctionName: call.functionName, Payload: call.payload }),
    ...(call.timeoutSeconds !== undefined && { timeoutInSeconds: call.timeoutSeconds }),
    ...(call.heartbeatSeconds !== undefined && { heartbeatInSeconds: call.heartbeatSeconds }),
  };
}

export const withOutput = (output: unknown): object => ({ output: JSON.stringify(output), outputDetails: truncated });
