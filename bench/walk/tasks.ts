/** The ten tasks, in the order in which one clock allows them. */
import { DISPUTE_TASKS } from './dispute-tasks.ts';
import { FIGURE_TASKS } from './figure-tasks.ts';
import { OFFICE_TASKS } from './office-tasks.ts';
import { REMOVAL_TASK, REVIEW_TASK } from './record-tasks.ts';
import { SIGNING_TASKS } from './signing-tasks.ts';
import type { Task } from './task.ts';

export const TASKS: readonly Task[] = [
  ...SIGNING_TASKS,
  ...DISPUTE_TASKS,
  REMOVAL_TASK,
  REVIEW_TASK,
  ...OFFICE_TASKS,
  ...FIGURE_TASKS,
];
