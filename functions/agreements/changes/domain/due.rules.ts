/** What the clock alone makes of open notices: each holds when its time is over, or lapses with the text that it would have changed. */
import type { Instant } from '../../../shared/kernel.ts';
import type { ChangeEvent } from './change.events.ts';
import type { Changes, OpenChange } from './change.state.ts';

const inOrder = (one: OpenChange, other: OpenChange): number =>
  one.objectBy === other.objectBy ? one.change - other.change : one.objectBy < other.objectBy ? -1 : 1;

/** @param until when the text gives way to the next one or ends; undefined while neither is known */
export function changesDue(
  { open }: Pick<Changes, 'open'>,
  until: Instant | undefined,
  now: Instant,
): { held: ChangeEvent[]; lapsed: ChangeEvent[] } {
  const holds = ({ objectBy }: OpenChange) => objectBy <= now && (until === undefined || objectBy < until);
  const sorted = open.toSorted(inOrder);
  return {
    held: sorted
      .filter(holds)
      .map(({ change, objectBy }) => ({ type: 'ChangeHeld', data: { change, heldAt: objectBy } })),
    lapsed:
      until === undefined || now < until
        ? []
        : sorted
            .filter((one) => !holds(one))
            .map(({ change }) => ({ type: 'ChangeLapsed', data: { change, lapsedAt: until } })),
  };
}

/** When the first of them holds. */
export const nextToHold = ({ open }: Pick<Changes, 'open'>): Instant | undefined => open.toSorted(inOrder)[0]?.objectBy;
