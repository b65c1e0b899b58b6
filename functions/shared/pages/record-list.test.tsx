import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { RecordList, runsOf } from './record-list.tsx';

const at = '2026-03-02T15:00:00.000Z';
const entry = (id: string, delivery = false) => ({ id, at, what: `Event ${id}`, delivery });

describe('A record', () => {
  it('folds emails that arrived one after the other into one line, and keeps the order', () => {
    const list = [entry('1'), entry('2', true), entry('3', true), entry('4'), entry('5', true)];
    expect(runsOf(list).map((run) => run.map(({ id }) => id))).toEqual([['1'], ['2', '3'], ['4'], ['5']]);
    const html = render(<RecordList of={list} zone="America/New_York" />);
    expect(html.match(/<summary>[^<]*/g)).toEqual(['<summary>2 emails arrived', '<summary>An email arrived']);
    expect(html.match(/Event \d/g)).toEqual(['Event 1', 'Event 2', 'Event 3', 'Event 4', 'Event 5']);
  });
});
