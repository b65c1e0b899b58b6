/** One list a day, every stream once where it stood last, none behind the list before, and each list names that. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evolveLists, inOrder, type LastList, listed, listedAlready, listOf, wentBack } from './tips.rules.ts';
import { type ListedTip, tipsListSchema } from './tips.schema.ts';

const hash = (digit: string) => digit.repeat(64);
const tip = (stream: string, seq: number, at: string): ListedTip => ({ stream: hash(stream), seq, hash: hash(at) });
const last: LastList = { day: '2026-03-02', listHash: hash('e'), sectionsHash: hash('d') };
const today = { day: '2026-03-03', streams: 2, root: hash('a'), back: 0 };

const hashes = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const aTip = fc.record({ stream: hashes, seq: fc.integer({ min: 1, max: 99 }), hash: hashes });
const tips = fc.uniqueArray(aTip, { selector: ({ stream }) => stream });

describe('A list', () => {
  it('holds each stream once, where it stood last, in one order however the tips were found', () => {
    const found = [tip('b', 2, '2'), tip('a', 7, '7'), tip('b', 3, '3'), tip('c', 1, '1')];
    const expected = [tip('a', 7, '7'), tip('b', 3, '3'), tip('c', 1, '1')];
    expect(inOrder(found)).toEqual(expected);
    expect(inOrder(found.toReversed())).toEqual(expected);
  });

  it('is in the same order whatever order the index gives', () =>
    fc.assert(
      fc.property(tips, fc.infiniteStream(fc.nat()), (found, order) => {
        const moved = found.map((one) => [order.next().value, one] as const).sort(([one], [other]) => one - other);
        expect(inOrder(moved.map(([, one]) => one))).toEqual(inOrder(found));
      }),
    ));

  it('carries nothing of a tip but where it stands', () => {
    const more = { ...tip('a', 1, '1'), state: 'secret' };
    expect(inOrder([more])).toEqual([tip('a', 1, '1')]);
  });

  it('says where the stream of lists stood, and has its schema', () => {
    const list = listOf({ ...today, lists: { seq: 4, hash: hash('4') } }, last.listHash);
    expect(tipsListSchema.parse(list)).toEqual(list);
    expect(list.lists).toEqual({ seq: 4, hash: hash('4') });
    expect(tipsListSchema.parse(listOf(today))).not.toHaveProperty('lists');
  });

  it('names the list before it, or nothing but zeros when it is the first', () => {
    expect(listOf(today).previous).toBe(hash('0'));
    expect(listOf(today, last.listHash).previous).toBe(last.listHash);
  });

  it.each(['2026-03-02', '2026-03-01'])('is not made for %s when that of 2026-03-02 was', (day) => {
    expect(listedAlready(last, '2026-03-03')).toBeUndefined();
    expect(listedAlready(undefined, day)).toBeUndefined();
    expect(listedAlready(last, day)).toEqual({
      code: 'tips-listed',
      wrong: `The tips of ${day} have been listed.`,
      remedy: 'Read the list of that day; the next one is made tomorrow.',
    });
  });
});

describe('Against the list before', () => {
  it('no stream went back that stands where it stood, that has moved on or that is new', () =>
    fc.assert(
      fc.property(tips, fc.array(fc.nat({ max: 3 })), tips, (before, moved, more) => {
        const known = new Set(before.map(({ stream }) => stream));
        const now = before.map((one, index) => {
          const by = moved[index] ?? 0;
          return by === 0 ? one : { ...one, seq: one.seq + by, hash: hash('f') };
        });
        expect(wentBack(before, [...now, ...more.filter(({ stream }) => !known.has(stream))])).toEqual([]);
      }),
    ));

  it('a stream went back that stands earlier, that is gone, or that has another event at the same place', () => {
    const before = [tip('a', 7, '7'), tip('b', 3, '3'), tip('c', 1, '1'), tip('d', 2, '2')];
    const now = [tip('a', 6, '6'), tip('b', 3, '4'), tip('d', 3, '3')];
    expect(wentBack(before, now)).toEqual(before.slice(0, 3));
  });
});

describe('On the record', () => {
  it('stand the day, the hash of the list and of its sections, how many streams it holds, how many went back, and the list before', () => {
    const list = listOf({ ...today, back: 1 }, last.listHash);
    expect(listed(list, hash('f'), hash('c'))).toEqual({
      type: 'TipsListed',
      data: {
        ...{ day: '2026-03-03', listHash: hash('f'), sectionsHash: hash('c'), streams: 2, back: 1 },
        previous: last.listHash,
      },
    });
  });

  it('lists are a chain: each names the hash of the one before', () => {
    let state: LastList | undefined;
    const previous = ['1', '2', '3'].map((digit) => {
      const list = listOf({ ...today, day: `2026-03-0${digit}` }, state?.listHash);
      state = evolveLists(state, listed(list, hash(digit), hash('c')));
      return list.previous;
    });
    expect(previous).toEqual([hash('0'), hash('1'), hash('2')]);
  });
});
