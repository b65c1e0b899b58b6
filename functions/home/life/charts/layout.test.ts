/** In the picture of an MOU's life nothing sticks out and no words touch, however long and eventful that life is. */
import { describe, expect, it } from 'vitest';
import { DAY, type Instant, instant } from '../../../shared/kernel.ts';
import type { Item, Mark, Span } from '../domain/item.ts';
import { LINE, layOut, type Picture } from './layout.ts';
import { widthOf } from './rows.ts';

const BEGAN = Date.parse('2026-03-02T15:00:00.000Z');
const MONTH = 30 * DAY;

interface Eventful {
  months: number;
  versions: number;
  disputes: number;
  /** Monthly closes of KPIs. */
  closes?: boolean;
}

/** Always the same for the same seed: no test of this file depends on chance. */
const chance = (seed: number) => {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};

const shown = { what: 'What', how: 'How', page: '/' };

function lifeOf({ months, versions, disputes, closes = true }: Eventful, seed: number) {
  const next = chance(seed);
  const at = (share: number): Instant => instant(BEGAN + share * months * MONTH);
  const each = Array.from({ length: versions }, (_, index) => index);
  const texts = each.flatMap((index): Span[] => [
    {
      ...{ ...shown, id: `held ${index}`, lane: 'texts', look: 'bar', mark: String(index + 1) },
      ...{ at: at(index / versions), until: at((index + 1) / versions) },
    },
    {
      ...{ ...shown, id: `out ${index}`, lane: 'texts', look: 'line', at: at((index - 0.3 * next()) / versions) },
      until: at(index / versions),
    },
    {
      ...{ ...shown, id: `review ${index}`, lane: 'term', look: 'hatch', at: at((index + 0.7) / versions) },
      until: at((index + 1) / versions),
    },
  ]);
  const raised = Array.from({ length: disputes }, (_, index): Span => {
    const begins = next();
    return {
      ...{ ...shown, id: `dispute ${index}`, lane: 'disputes', look: 'thread', mark: String(index + 1) },
      ...{ at: at(begins), ends: 'good', until: at(begins + 0.2 * next()) },
    };
  });
  const due = Array.from(
    { length: closes ? months : 0 },
    (_, index): Mark => ({
      ...{
        ...shown,
        id: `close ${index}`,
        lane: 'kpis',
        look: index % 5 === 0 ? 'poor' : 'good',
        at: at(index / months),
      },
    }),
  );
  const end: Mark = { ...shown, id: 'end', lane: 'term', look: 'end', at: at(1) };
  return { items: [...texts, ...raised, ...due, end] as Item[], at };
}

const boxesOf = ({ words }: Picture, by: number) =>
  words.map(({ x, y, says, role }) => ({
    ...{ says, role, left: x * by - widthOf(says) / 2, right: x * by + widthOf(says) / 2 },
    ...{ top: y - LINE + 4, bottom: y + 2 },
  }));

/** Words that touch others, in a drawing that is so many times as wide as it was laid out for. */
function touching(picture: Picture, by = 1): string[] {
  const boxes = boxesOf(picture, by);
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
      )
      .map((other) => `${one.role} ${one.says} and ${other.role} ${other.says}`),
  );
}

function sticksOut(picture: Picture): unknown[] {
  const { width, height } = picture;
  const outside = (left: number, right: number, top: number, bottom: number) =>
    left < -0.01 || right > width + 0.01 || top < 0 || bottom > height;
  return [
    ...boxesOf(picture, 1).filter(({ left, right, top, bottom }) => outside(left, right, top, bottom)),
    ...picture.spans.filter(({ from, to, y, height: tall }) => outside(from, to, y, y + tall)),
    ...picture.points.filter(({ x, y }) => outside(x - 8, x + 8, y - 8, y + 8)),
    ...picture.columns.filter(({ from, to, y, height: tall }) => outside(from, to, y, y + tall)),
    ...picture.ticks.filter((x) => outside(x, x, 1, 1)),
  ];
}

/** Spans of one row that lie over one another by more than the line between them. */
const overlapping = ({ spans }: Picture) => {
  const rows = Map.groupBy(spans, ({ y }) => y);
  return [...rows.values()].flatMap((row) =>
    row
      .toSorted((one, other) => one.from - other.from)
      .filter((one, index, all) => index > 0 && (all[index - 1]?.to ?? 0) - one.from > 4),
  );
};

const LIVES = [1, 18, 36, 240].flatMap((months) =>
  [1, 2, 12].flatMap((versions) => [0, 1, 9, 60, 200].map((disputes) => ({ months, versions, disputes }))),
);

describe('The picture of a life', () => {
  for (const width of [256, 640])
    it.each(LIVES)(
      `of $months months, $versions versions and $disputes disputes has nothing that touches or sticks out, ${width} px wide`,
      (life) => {
        for (const seed of [1, 7, 42]) {
          const { items, at } = lifeOf(life, seed);
          for (const now of [at(0), at(0.01), at(0.5), at(0.99), at(1.4)]) {
            const picture = layOut(items, { now, width });
            expect(touching(picture)).toEqual([]);
            expect(touching(picture, 1.7), 'on a wider page').toEqual([]);
            expect(sticksOut(picture)).toEqual([]);
            expect(overlapping(picture)).toEqual([]);
            expect(picture.words.filter(({ role }) => role === 'tick').length).toBeGreaterThan(0);
          }
        }
      },
    );

  it('tells every dispute in its columns, where there are too many for lines', () => {
    const { items, at } = lifeOf({ months: 36, versions: 2, disputes: 200 }, 3);
    const { columns, spans } = layOut(items, { now: at(1), width: 256 });
    expect(columns.reduce((sum, { count }) => sum + count, 0)).toBe(200);
    expect(spans.filter(({ look }) => look === 'thread')).toEqual([]);
  });

  it('draws each dispute as a line of its own, with its number, where there is room', () => {
    const { items, at } = lifeOf({ months: 36, versions: 2, disputes: 4 }, 3);
    const { columns, spans, words } = layOut(items, { now: at(1), width: 256 });
    expect(columns).toEqual([]);
    expect(spans.filter(({ look }) => look === 'thread')).toHaveLength(4);
    expect(words.filter(({ role }) => role === 'mark').map(({ says }) => says)).toEqual(
      expect.arrayContaining(['1', '2', '3', '4']),
    );
  });

  it('tells marks that would touch as one with their number, by the worst of them', () => {
    const { items, at } = lifeOf({ months: 36, versions: 1, disputes: 0 }, 3);
    const { points, words } = layOut(items, { now: at(1), width: 256 });
    const closes = points.filter(({ look }) => look !== 'end');
    const counted = words.filter(({ role, says }) => role === 'mark' && Number(says) > 1);
    expect(closes.length).toBeLessThan(12);
    expect(counted.reduce((sum, { says }) => sum + Number(says), 0) + closes.length - counted.length).toBe(36);
    expect(closes[0]?.look).toBe('poor');
  });

  it('is the same however its items are listed', () => {
    const { items, at } = lifeOf({ months: 36, versions: 3, disputes: 9 }, 5);
    const seen = (of: readonly Item[]) => layOut(of, { now: at(0.5), width: 640 }).points;
    expect(seen(items.toReversed())).toEqual(seen(items));
  });

  it('ends today for what goes on, and at its edge for a text without an end', () => {
    const { at } = lifeOf({ months: 12, versions: 1, disputes: 0 }, 1);
    const open: Item[] = [
      { ...shown, id: 'held', lane: 'texts', look: 'bar', at: at(0) },
      { ...shown, id: 'dispute', lane: 'disputes', look: 'thread', at: at(0.2) },
      { ...shown, id: 'due', lane: 'kpis', look: 'ahead', at: at(1) },
    ];
    const { spans, today, width } = layOut(open, { now: at(0.5), width: 640 });
    expect(spans.map(({ to }) => to)).toEqual([width - 2, today]);
  });
});
