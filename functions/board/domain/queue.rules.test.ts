import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosen, type Hidden, PAGE, type Place, pageOf, type Row, readPlace, sayPlace } from './queue.rules.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 0, minute)).toISOString();
const idOf = (number: number): string => `dsp_${'0'.repeat(26)}-${number}`;
const place = (number: number, minute: number): Place => ({ id: idOf(number), due: at(minute) });

const row: Row = {
  ...place(1, 0),
  agreement: 'mou_1',
  mou: 'MOU-1',
  number: 1,
  about: 'Marking a road closed',
  between: ['Birch health', 'Birch police'],
  level: 'Heads',
  turn: [],
  what: 'level',
  calendar: { zone: 'UTC', country: 'US' },
};
const { id, due, agreement, mou, number } = row;
const hidden: Hidden = { id, due, agreement, mou, number };
const all = { agency: '', level: '', mou: '' };

describe('A choice', () => {
  it.each([
    ['nothing is chosen', all, true],
    ['it is of this MOU', { ...all, mou: 'mou_1' }, true],
    ['it is of another MOU', { ...all, mou: 'mou_2' }, false],
    ['an agency is in it', { ...all, agency: 'Birch police' }, true],
    ['an agency is not in it', { ...all, agency: 'Birch transport' }, false],
    ['it stands on this level', { ...all, level: 'Heads' }, true],
    ['it stands on another level', { ...all, level: 'Directors' }, false],
    ['one of two does not fit', { ...all, agency: 'Birch police', level: 'Directors' }, false],
  ])('shows a dispute where %s: %j is %s', (_, filter, shown) => expect(chosen(row, filter)).toBe(shown));

  it.each([
    ['nothing is chosen', all, true],
    ['its MOU is chosen', { ...all, mou: 'mou_1' }, true],
    ['an agency is chosen, even one that is in it', { ...all, agency: 'Birch police' }, false],
    ['a level is chosen', { ...all, level: 'Heads' }, false],
  ])('tells of a hidden one that it exists where %s: %j is %s', (_, filter, shown) =>
    expect(chosen(hidden, filter)).toBe(shown),
  );
});

describe('A page', () => {
  it('has the least time left first, and what ends at one moment by its number', () => {
    const read = [place(3, 9), place(2, 5), place(1, 9)];
    expect(pageOf(read, undefined, undefined)).toEqual({ page: [place(2, 5), place(1, 9), place(3, 9)] });
  });

  it('holds back what something unread could come before', () => {
    const { page, next } = pageOf([place(1, 1), place(2, 7)], undefined, at(5));
    expect(page).toEqual([place(1, 1)]);
    expect(next).toEqual({ id: '', due: at(5) });
  });

  it(`ends after ${PAGE}`, () => {
    const read = Array.from({ length: PAGE + 1 }, (_, index) => place(index + 1, index));
    const { page, next } = pageOf(read, undefined, undefined);
    expect(page).toHaveLength(PAGE);
    expect(next).toEqual(place(PAGE, PAGE - 1));
    expect(pageOf(read, next, undefined)).toEqual({ page: [place(PAGE + 1, PAGE)] });
  });

  it('after page shows everything once and in order, however much ends in one moment', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 120 });
    fc.assert(
      fc.property(minutes, (chosenMinutes) => {
        const read = chosenMinutes.map((minute, index) => place(index + 1, minute));
        const shown: Place[] = [];
        for (let after: Place | undefined; ; ) {
          const { page, next } = pageOf(read, after, undefined);
          shown.push(...page);
          if (!next) break;
          after = readPlace(sayPlace(next));
        }
        expect(shown.map((one) => one.id).sort()).toEqual(read.map((one) => one.id).sort());
        expect(shown.map((one) => one.due)).toEqual(read.map((one) => one.due).sort());
      }),
    );
  });
});

describe('The place in an address', () => {
  it.each([place(7, 3), { id: '', due: at(4) }])('%j comes back as it was', (one) =>
    expect(readPlace(sayPlace(one))).toEqual(one),
  );

  it.each([undefined, '', 'x', '2026-03-02', '2026-13-02T00:00:00.000Z~', '2026-03-02T00:00:00.000Z~dsp_x-1'])(
    '%j is none, and the first page is shown',
    (text) => expect(readPlace(text)).toBeUndefined(),
  );
});
