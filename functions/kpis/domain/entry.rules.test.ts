/** What is typed for a cell, by whichever door. */
import { describe, expect, it } from 'vitest';
import type { Kpi } from '../../agreements/mou/domain/kpi.schema.ts';
import { aKpi, aRatio } from '../testing/a-kpi.ts';
import { checkEntry } from './entry.rules.ts';
import type { Entry } from './figure-typed.rules.ts';

const anEntry = (typed: Partial<Entry>): Entry => ({ where: 'values.0', kpi: 'response', period: '2027-01', ...typed });
const checked = (typed: Partial<Entry>, kpi: Kpi = aKpi()) => checkEntry(kpi, anEntry(typed));
const wrongWith = (typed: Partial<Entry>, kpi?: Kpi) =>
  checked(typed, kpi).refused?.map(({ code, field }) => `${field} ${code}`);

describe('Right value 5: in a cell', () => {
  it('0 is zero', () => expect(checked({ value: '0' }).read).toEqual({ figure: { value: '0' }, words: {} }));

  it('nothing at all is an error at that cell', () =>
    expect(wrongWith({ value: '' })).toEqual(['values.0.value value-missing']));

  it('“none” with the note “no burns” is reported: nothing to report', () =>
    expect(checked({ value: 'none', note: 'no burns' }).read).toEqual({
      figure: { nothing: true },
      words: { note: 'no burns' },
    }));
});

describe('Nothing to report', () => {
  it('is said with a reason', () =>
    expect(wrongWith({ value: ' None ', note: ' ' })).toEqual(['values.0.note nothing-without-a-note']));

  it.each<Partial<Entry>>([{ value: 'none' }, { numerator: 'none' }, { numerator: 'none', denominator: 'none' }])(
    'of a ratio is said anywhere: %j',
    (typed) => expect(checked({ ...typed, note: 'closed' }, aRatio()).read?.figure).toEqual({ nothing: true }),
  );

  it('and a number contradict each other', () =>
    expect(wrongWith({ numerator: 'none', denominator: '5', note: 'closed' }, aRatio())).toEqual([
      'values.0.numerator number-unreadable',
    ]));
});

describe('A ratio', () => {
  it('is its two parts', () =>
    expect(checked({ numerator: '45', denominator: '50' }, aRatio()).read?.figure).toEqual({
      numerator: '45',
      denominator: '50',
    }));

  it.each<[Partial<Entry>, string[]]>([
    [{ value: '90' }, ['values.0.value ratio-by-parts']],
    [{}, ['values.0.numerator value-missing', 'values.0.denominator value-missing']],
    [{ numerator: '45' }, ['values.0.denominator value-missing']],
    [
      { numerator: '4,5', denominator: 'x' },
      ['values.0.numerator number-parted', 'values.0.denominator number-unreadable'],
    ],
    [{ numerator: '4', denominator: '-5' }, ['values.0.denominator denominator-negative']],
    [{ numerator: '4', denominator: '0' }, ['values.0.denominator ratio-of-nothing']],
  ])('%j is refused', (typed, says) => expect(wrongWith(typed, aRatio())).toEqual(says));

  it('of nothing is nothing counted', () =>
    expect(
      checked({ numerator: '0', denominator: '0.0' }, aRatio({ range: { min: '1', max: '100' } })).read,
    ).toBeDefined());

  it('is no other KPI', () =>
    expect(wrongWith({ numerator: '4', denominator: '5' })).toEqual([
      'values.0.numerator not-a-ratio',
      'values.0.denominator not-a-ratio',
    ]));
});

describe('A figure outside the plausible range', () => {
  const ranged = aKpi({ range: { min: '0', max: '60' } });
  it.each<[Partial<Entry>, string[] | undefined]>([
    [{ value: '60' }, undefined],
    [{ value: '60.1' }, ['values.0.value value-implausible']],
    [{ value: '60.1', note: 'a storm' }, ['values.0.value value-implausible']],
    [{ value: '60.1', confirmed: true }, ['values.0.value value-implausible']],
    [{ value: '60.1', confirmed: true, note: 'a storm' }, undefined],
    [{ value: '-1', confirmed: true, note: 'a storm' }, ['values.0.value value-negative']],
  ])('%j: %j', (typed, says) => expect(wrongWith(typed, ranged)).toEqual(says));

  it('is kept as such', () => {
    expect(checked({ value: '61', confirmed: true, note: 'a storm' }, ranged).read?.outside).toBe(true);
    expect(checked({ value: '-61' }, aKpi()).read).not.toHaveProperty('outside');
  });

  it('of a ratio in percent is told in percent', () => {
    const kpi = aRatio({ range: { min: '0', max: '100' } });
    expect(wrongWith({ numerator: '50', denominator: '50' }, kpi)).toBeUndefined();
    expect(checked({ numerator: '51', denominator: '50' }, kpi).refused?.[0]?.wrong).toBe(
      '102 lies outside what is plausible, 0 to 100.',
    );
  });
});

describe('The words and the unit beside it', () => {
  it.each<[Partial<Entry>, string[]]>([
    [{ unit: 'hours' }, ['values.0.unit unit-differs']],
    [{ note: 'x'.repeat(501) }, ['values.0.note text-too-long']],
    [{ source: 'x'.repeat(301) }, ['values.0.source text-too-long']],
    [{ reason: 'a\u202Eb' }, ['values.0.reason reordering-character']],
  ])('%j is refused', (typed, says) => expect(wrongWith({ value: '1', ...typed })).toEqual(says));

  it('are kept as they are, and empty ones not at all', () =>
    expect(
      checked({ value: '1', unit: ' Minutes, median', note: ' two\r\nlines ', source: 'dispatch log', reason: '' })
        .read,
    ).toEqual({ figure: { value: '1' }, words: { note: 'two\nlines', source: 'dispatch log' } }));

  it('and everything that is wrong is told at once', () =>
    expect(wrongWith({ value: 'x', unit: 'hours', note: 'x'.repeat(501) })).toEqual([
      'values.0.unit unit-differs',
      'values.0.value number-unreadable',
      'values.0.note text-too-long',
    ]));
});
