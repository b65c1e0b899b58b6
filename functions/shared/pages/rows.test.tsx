/** Rows of a list: one at first, what was typed stays, one more where it was asked for, and never more than there may be. */
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { AddAnother, isAdded, rowsShown } from './rows.tsx';

describe('Rows', () => {
  it.each<[string, Record<string, string>, number]>([
    ['are one in a new form', {}, 1],
    ['are as many as the form had', { 'links.0.url': '', 'links.1.url': 'https://map.example' }, 2],
    ['are one more where that was asked for', { 'links.0.url': 'https://map.example', _add: 'yes' }, 2],
    ['reach to the last that was typed', { 'links.4.says': 'The map' }, 5],
    ['are never more than there may be', { 'links.6.url': '', _add: 'yes' }, 7],
    ['of another list count nothing', { 'points.4.says': 'x' }, 1],
  ])('%s', (_, typed, rows) => expect(rowsShown('links', typed, 7)).toBe(rows));

  it('the one that was added is where the reader goes on', () => {
    expect([0, 1].map((row) => isAdded({ _add: 'yes' }, row, 2))).toEqual([false, true]);
    expect(isAdded({}, 1, 2)).toBe(false);
  });

  it('can be added until the list is full, by a button for which no field is required', () => {
    expect(render(<AddAnother what="link" rows={6} most={7} />)).toMatch(
      /name="_add" .*formnovalidate.*Add another link/,
    );
    expect(render(<AddAnother what="link" rows={7} most={7} />)).toBe('');
  });
});
