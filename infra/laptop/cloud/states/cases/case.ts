/** One case: a definition, what its functions and people answer, and how it must end, however often it is killed on the way. */
import { expect } from 'vitest';
import type { Script } from '../rig.ts';

export interface Case extends Script {
  title: string;
  input?: unknown;
  outcome: { status: string; output?: unknown; error?: string; cause?: unknown };
  /** Types of all events, in order. */
  history?: string[];
  /** The clock at the end, after START. */
  after?: number;
}

export const end = { End: true };
export const pass = (output: unknown, more: object = end) => ({ Type: 'Pass', Output: output, ...more });
export const succeeded = (output: unknown) => ({ status: 'SUCCEEDED', output });
export const expectString: unknown = expect.any(String);
export const expectObject: unknown = expect.any(Object);
export const answer = (output: unknown): NonNullable<Script['person']> => {
  return (engine, taskToken) => void engine.sendTaskSuccess({ taskToken, output: JSON.stringify(output) });
};
