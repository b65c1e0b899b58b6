/** A form becomes entries: a cell in which nothing was typed is none, and nothing that was typed is passed over. */
import { describe, expect, it } from 'vitest';
import { aKpi, aRatio } from '../../testing/a-kpi.ts';
import { entriesIn } from './form-entries.rules.ts';

const CELLS = [
  { kpi: aKpi(), period: '2027-01' },
  { kpi: aRatio({ key: 'kept', frequency: 'month' }), period: '2027-03' },
];
const entries = (form: Record<string, string>) => entriesIn(form, CELLS, '2027-03');

describe('The entries of a form', () => {
  it('are its cells in which something was typed, each of its own period, with what its page has shown', () => {
    const form = {
      'cells.response.value': ' 24.5 ',
      'cells.response.note': '',
      'cells.kept.numerator': ' ',
      'cells.kept.denominator': '',
      '_seen.response': '30',
    };
    expect(entries(form)).toEqual({
      entries: [
        {
          ...{ where: 'cells.response', kpi: 'response', period: '2027-01', confirmed: false, seen: '30' },
          ...{ value: ' 24.5 ', numerator: '', denominator: '', note: '', source: '', reason: '' },
        },
      ],
      refused: [],
    });
  });

  it('are also those in which only words stand: they lack a figure, which is told', () =>
    expect(entries({ 'cells.kept.note': 'Later.' }).entries).toMatchObject([
      { kpi: 'kept', value: '', note: 'Later.' },
    ]));

  it('are nothing to report where that is checked, and not beside a figure', () => {
    expect(entries({ 'cells.kept.nothing': 'yes', 'cells.kept.note': 'None.' })).toMatchObject({
      entries: [{ value: 'none', seen: '' }],
      refused: [],
    });
    const { refused } = entries({ 'cells.kept.nothing': 'yes', 'cells.kept.denominator': '3' });
    expect(refused.map(({ code, field }) => [code, field])).toEqual([['figure-and-nothing', 'cells.kept.nothing']]);
  });

  it('of a KPI that the page has not are kept, so that it is refused by name', () =>
    expect(entries({ 'cells.other.value': '5' }).entries).toMatchObject([{ kpi: 'other', period: '2027-03' }]));

  it.each<[string, Record<string, string>]>([
    ['nothing was typed', { 'cells.response.value': ' ', '_seen.response': '30' }],
    ['only a box was checked that confirms', { 'cells.response.confirmed': 'yes' }],
    ['other fields were sent', { value: '5', 'cells.value': '5' }],
  ])('are none where %s', (_, form) =>
    expect(entries(form)).toMatchObject({ entries: [], refused: [{ code: 'no-figure-typed' }] }),
  );
});
