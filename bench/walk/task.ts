/** A task as the bench walks it: what is there before, who walks, by which names they go on, and what must have happened. */
import type { Stage } from '../../test/browser/stage.ts';
import type { Names, Walker } from './walker.ts';

export interface Begun {
  /** Of the person who walks. */
  mailbox: string;
  /** Links that a person with this task would follow, the likeliest first. */
  ways: Names;
  walks: (walker: Walker) => Promise<void>;
  /** The stream that tells of the act, and the event by which it does. */
  stream: string;
  event: RegExp;
}

export interface Task {
  name: string;
  begins: (stage: Stage) => Promise<Begun>;
}

/** One for all tasks of a stage that share it. */
export function once<Of>(make: (stage: Stage) => Promise<Of>): (stage: Stage) => Promise<Of> {
  const made = new WeakMap<Stage, Promise<Of>>();
  return (stage) => {
    const known = made.get(stage) ?? make(stage);
    made.set(stage, known);
    return known;
  };
}
