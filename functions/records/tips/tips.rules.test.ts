/** One list a day, every stream once where it stood last, and each list names the one before it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, evolveLists, type LastList, listed, listOf, wentBack } from './tips.rules.ts';
import type { ListedTip, TipsList } from './tips.schema.ts';
import { tipsListSchema } from './tips.schema.ts';

const hash = (digit: string) => digit.repeat(64);
const tip = (stream: string, seq: number, at: string): ListedTip => ({ stream: hash(stream), seq, hash: hash(at) });
const last: LastList = { day: '2026-03-02', listHash: hash('e'), streamsHash: hash('d') };

const hashes = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const tips = fc.array(fc.record({ stream: hashes, seq: fc.integer({ min: 1, max: 99 }), hash: hashes }));

describe('A list', () => {
  it('holds each stream once, where it stood last, in one order however the tips were found', () => {
    const found = [tip('b', 2, '2'), tip('a', 7, '7'), tip('b', 3, '3'), tip('c', 1, '1')];
    const expected = [tip('a', 7, '7'), tip('b', 3, '3'), tip('c', 1, '1')];
    expect(compile(undefined, '2026-03-03', found).list?.tips).toEqual(expected);
    expect(compile(undefined, '2026-03-03', found.toReversed()).list?.tips).toEqual(expected);
  });

  it('is the same whatever order the index gives, and has its schema', () =>
    fc.assert(
      fc.property(tips, fc.infiniteStream(fc.nat()), (found, order) => {
        const distinct = [...new Map(found.map((one) => [one.stream, one])).values()];
        const moved = distinct.map((one) => [order.next().value, one] as const).sort(([one], [other]) => one - other);
        const { list } = compile(last, '2026-03-03', distinct);
        expect(
          compile(
            last,
            '2026-03-03',
            moved.map(([, one]) => one),
          ).list,
        ).toEqual(list);
        expect(tipsListSchema.parse(list)).toEqual(list);
      }),
    ));

  it('carries nothing of a tip but where it stands', () => {
    const more = { ...tip('a', 1, '1'), state: 'secret' };
    expect(compile(undefined, '2026-03-03', [more]).list?.tips).toEqual([tip('a', 1, '1')]);
  });

  it('holds the stream of lists where the list before left it, and not as the index found it', () => {
    const others = [tip('a', 7, '7'), tip('c', 1, '1')];
    const own = tip('b', 4, '4');
    const { list, streams } = compile(last, '2026-03-03', [tip('b', 3, '3'), ...others], own);
    expect(list?.tips).toEqual([others[0], own, others[1]]);
    expect(streams).toEqual(others);
  });

  it('is put together again from its parts', () =>
    fc.assert(
      fc.property(tips, fc.option(fc.constant(tip('b', 4, '4')), { nil: undefined }), (found, own) => {
        const { list, of, streams } = compile(last, '2026-03-03', found, own);
        expect(of && listOf(of, streams)).toEqual(list);
      }),
    ));

  it('tells of all other streams in the same words on a day on which none has moved', () => {
    const streams = [tip('a', 7, '7'), tip('c', 1, '1')];
    const [monday, tuesday] = [1, 2].map((seq) => compile(last, `2026-03-0${seq + 2}`, streams, tip('b', seq, '1')));
    expect(tuesday?.streams).toEqual(monday?.streams);
    expect(tuesday?.list).not.toEqual(monday?.list);
  });

  it('names the list before it, or nothing but zeros when it is the first', () => {
    expect(compile(undefined, '2026-03-03', []).list?.previous).toBe(hash('0'));
    expect(compile(last, '2026-03-03', []).list?.previous).toBe(last.listHash);
  });

  it.each(['2026-03-02', '2026-03-01'])('is not made for %s when that of 2026-03-02 was', (day) => {
    expect(compile(last, day, [tip('a', 1, '1')])).toEqual({
      refused: {
        code: 'tips-listed',
        wrong: `The tips of ${day} have been listed.`,
        remedy: 'Read the list of that day; the next one is made tomorrow.',
      },
    });
  });
});

describe('On the record', () => {
  it('stand the day, the hash of the list and of what it says of other streams, how many streams it holds, and the list before', () => {
    const { list } = compile(last, '2026-03-03', [tip('a', 1, '1'), tip('b', 1, '1')]);
    expect(listed(list as TipsList, hash('f'), hash('c'))).toEqual({
      type: 'TipsListed',
      data: { day: '2026-03-03', listHash: hash('f'), streamsHash: hash('c'), tips: 2, previous: last.listHash },
    });
  });

  it('lists are a chain: each names the hash of the one before', () => {
    let state: LastList | undefined;
    const previous = ['1', '2', '3'].map((digit) => {
      const { list } = compile(state, `2026-03-0${digit}`, []);
      state = evolveLists(state, listed(list as TipsList, hash(digit), hash('c')));
      return list?.previous;
    });
    expect(previous).toEqual([hash('0'), hash('1'), hash('2')]);
  });
});

describe('A list that is compared with the one before', () => {
  const before = [tip('a', 7, '7'), tip('b', 3, '3'), tip('c', 1, '1')];

  it('names a stream that stands further back, that stands there with another event, and that is gone', () => {
    expect(wentBack(before, [tip('a', 6, '6'), tip('b', 3, '4')])).toEqual([hash('a'), hash('b'), hash('c')]);
  });

  it('names none where streams stand, grow or begin', () => {
    expect(wentBack(before, [...before.slice(1), tip('a', 9, '9'), tip('d', 1, '1')])).toEqual([]);
  });

  it('has them on record, a hundred by name and all by number', () => {
    const back = Array.from({ length: 101 }, (_, n) => n.toString(16).padStart(64, '0'));
    const list = listOf({ day: '2026-03-03', previous: hash('e') }, before);
    const { data } = listed(list, hash('1'), hash('2'), back);
    expect(data.wentBack).toEqual({ streams: 101, first: back.slice(0, 100) });
    expect(listed(list, hash('1'), hash('2')).data).not.toHaveProperty('wentBack');
  });
});
