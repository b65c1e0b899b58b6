/** The edge of every workflow step: input checked against its schema, the time given, a failure thrown for the workflow's Retry and Catch. */
import type * as z from 'zod/mini';
import { type Instant, instant } from './kernel.ts';
import { log } from './log.ts';

/** The Lambda behind a workflow's Task states: the `step` of the payload picks the act. */
export const task =
  <Input extends { step: string }>(
    schema: z.ZodMiniType<Input>,
    act: (input: Input, now: Instant) => Promise<unknown>,
  ) =>
  async (payload: unknown): Promise<unknown> => {
    const input = schema.parse(payload);
    try {
      return await act(input, instant(Date.now()));
    } catch (error) {
      log('error', 'step failed', { step: input.step, error });
      throw error;
    }
  };
