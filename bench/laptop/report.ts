/** How long people wait for the laptop, as tables. */

import { against, table } from '../report/table.ts';
import type { Moved } from './clock.ts';
import type { Demo } from './demo.ts';
import type { Start } from './start.ts';

/** Seconds. */
const GUIDE_GOAL = 8;
const SCENE_GOAL = 15;
const CLOCK_GOAL = 20;
const DEMO_GOAL = 120;

export const startTable = (starts: Start[]) =>
  table(
    ['npm start, with what was kept', 'guide s', `goal ${GUIDE_GOAL}`, 'scene s', `goal ${SCENE_GOAL}`],
    starts.map(({ kept, guide, scene }) => [
      kept,
      guide.toFixed(1),
      against(guide <= GUIDE_GOAL),
      scene.toFixed(1),
      against(scene <= SCENE_GOAL),
    ]),
  );

export const clockTable = (clock: Moved[]) => {
  const all = clock.reduce((sum, { seconds }) => sum + seconds, 0);
  return table(
    ['clock moved by', 's', 'processor s', 'mails', 'invocations', `goal ${CLOCK_GOAL} in all`],
    clock.map(({ move, seconds, cpu, mails, invocations }) => [
      move,
      seconds.toFixed(1),
      cpu.toFixed(1),
      String(mails),
      String(invocations),
      against(all <= CLOCK_GOAL),
    ]),
  );
};

export const demoTable = ({ seconds, steps }: Demo) =>
  table(
    ['npm run demo', 'steps', 's', `goal ${DEMO_GOAL}`],
    [['whole lives of MOUs', String(steps), String(seconds), against(seconds <= DEMO_GOAL)]],
  );
