/** A Parallel runs all its branches on the same input; its result is their outputs in order. */
import type { Parallel } from '../schema.ts';
import { carried, fieldValue, type Step, type Visit } from '../visit.ts';

export async function beginParallel(visit: Visit<Parallel>): Promise<Step> {
  const { state, frame } = visit;
  const input =
    state.Arguments === undefined
      ? frame.input
      : carried(visit, 'Arguments', await fieldValue(visit, 'Arguments', state.Arguments));
  const children = state.Branches.map((_, index) => ({
    scope: [...frame.scope, 'States', frame.state, 'Branches', index],
    input,
    ...(frame.item && { item: frame.item }),
  }));
  return { do: 'fan out', children, concurrency: children.length };
}
