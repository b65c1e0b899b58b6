/** From a frame's phase to its next step: pure but for what JSONata's clock and chance are given. */
import { StateFailed } from './failures.ts';
import { beginChoice } from './kinds/choice.ts';
import { beginFail } from './kinds/fail.ts';
import { beginMap } from './kinds/map.ts';
import { beginParallel } from './kinds/parallel.ts';
import { beginTask } from './kinds/task.ts';
import { beginWait } from './kinds/wait.ts';
import { placed, recover } from './recovery.ts';
import type { Choice, Fail, MapState, Parallel, State, Task, Wait } from './schema.ts';
import { leave, type Step, type Visit } from './visit.ts';

export async function transition(visit: Visit): Promise<Step> {
  const { frame, state } = visit;
  try {
    if (frame.phase === 'failed') return await recover(visit, frame.failure ?? { error: 'States.Runtime' });
    if (frame.phase === 'answered') return await finish(visit);
    return await begin(visit, state);
  } catch (error) {
    if (!(error instanceof StateFailed)) throw error;
    return recover(visit, placed(visit, error.failure));
  }
}

function begin(visit: Visit, state: State): Promise<Step> {
  switch (state.Type) {
    case 'Task':
      return beginTask(visit as Visit<Task>);
    case 'Pass':
    case 'Succeed':
      return leave(visit, visit.frame.input);
    case 'Choice':
      return beginChoice(visit as Visit<Choice>);
    case 'Wait':
      return beginWait(visit as Visit<Wait>);
    case 'Fail':
      return beginFail(visit as Visit<Fail>);
    case 'Parallel':
      return beginParallel(visit as Visit<Parallel>);
    case 'Map':
      return beginMap(visit as Visit<MapState>);
  }
}

/** A Wait that is over passes its input on; everything else has a result. */
function finish(visit: Visit): Promise<Step> {
  const { frame, state } = visit;
  return state.Type === 'Wait' ? leave(visit, frame.input) : leave(visit, frame.result, { result: frame.result });
}
