/** A Map (INLINE) runs its processor once for each item, so many at once; its result is their outputs in the items' order. */
import { wrongType } from '../expressions.ts';
import type { MapState } from '../schema.ts';
import { carried, fieldValue, type Step, type Visit, wholeNumber } from '../visit.ts';

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html */
const MOST_AT_ONCE = 40;

/** Items must be an array: an object's pairs are not implemented. */
export async function beginMap(visit: Visit<MapState>): Promise<Step> {
  const { state, frame } = visit;
  const items = state.Items === undefined ? frame.input : await fieldValue(visit, 'Items', state.Items);
  if (!Array.isArray(items)) throw wrongType('Items', 'an array', items);
  const atOnce = (await wholeNumber(visit, 'MaxConcurrency', state.MaxConcurrency, 0)) ?? 0;
  const scope = [...frame.scope, 'States', frame.state, 'ItemProcessor'];
  const children = await Promise.all(
    items.map(async (value: unknown, index) => {
      const item = { Index: index, Value: value };
      const { ItemSelector: selector } = state;
      const input = selector === undefined ? value : await fieldValue(visit, 'ItemSelector', selector, { item });
      return { scope, input: carried(visit, 'item', input), item };
    }),
  );
  return { do: 'fan out', children, concurrency: atOnce === 0 ? MOST_AT_ONCE : Math.min(atOnce, MOST_AT_ONCE) };
}
