/** Every way leaves its state on one side and enters on the other, each at a place of its own, in the order in which the ways arrive. */
import type { Point } from './ink.ts';

export interface Box extends Point {
  width: number;
  height: number;
  /** Where its sides come to a point, every way begins and ends there. */
  pointed?: boolean | undefined;
}

export interface Stretch {
  /** The one further left. */
  from: string;
  to: string;
  /** Drawn from `to` to `from`: a way back. */
  reversed: boolean;
  /** It keeps its corners: it must pass where its label stands, or meets others on the way. */
  bound: boolean;
  /** From left to right. */
  points: Point[];
}

const SPACING = 13;
/** Corners are left free. */
const CORNER = 10;
/** Ways leave and enter straight. */
const LEAD = 14;

/** The points of each stretch, in the direction in which it is drawn. */
export function fastened(stretches: readonly Stretch[], boxes: ReadonlyMap<string, Box>): Point[][] {
  // Between neighbors there is nothing to go around: a single corner would only be a detour.
  const middle = stretches.map(({ points, bound }) => (points.length === 3 && !bound ? [] : points.slice(1, -1)));
  const far = (name: string) => boxes.get(name) ?? { x: 0, y: 0, width: 0, height: 0 };
  const begins = places(
    stretches.map(({ from, to }, index) => ({ at: from, toward: (middle[index]?.[0] ?? far(to)).y })),
    boxes,
    1,
  );
  const ends = places(
    stretches.map(({ from, to }, index) => ({ at: to, toward: (middle[index]?.at(-1) ?? far(from)).y })),
    boxes,
    -1,
  );
  return stretches.map(({ from, to, reversed, points }, index) => {
    // A way from a state to itself is a loop beside it, as it was laid.
    if (from === to) return points;
    const whole = [...(begins[index] ?? []), ...(middle[index] ?? []), ...(ends[index] ?? []).toReversed()];
    return reversed ? whole.reverse() : whole;
  });
}

/**
 * Where each is fastened, and the point to which it goes straight from there.
 * @param side 1 for the right side of the boxes, -1 for the left
 */
function places(
  fastenings: readonly { at: string; toward: number }[],
  boxes: ReadonlyMap<string, Box>,
  side: 1 | -1,
): Point[][] {
  return fastenings.map(({ at }, index) => {
    const box = boxes.get(at);
    if (box === undefined) return [];
    const here = fastenings
      .map((fastening, number) => ({ ...fastening, number }))
      .filter((fastening) => fastening.at === at)
      .sort((a, b) => a.toward - b.toward || a.number - b.number);
    const place = here.findIndex(({ number }) => number === index);
    const room = box.pointed ? 0 : Math.max(0, box.height - 2 * CORNER);
    const spacing = here.length > 1 ? Math.min(SPACING, room / (here.length - 1)) : 0;
    const x = box.x + (side * box.width) / 2;
    const y = box.y + (place - (here.length - 1) / 2) * spacing;
    return room > 0
      ? [
          { x, y },
          { x: x + side * LEAD, y },
        ]
      : [{ x, y }];
  });
}
