/** A sheet is read as a spreadsheet shows it: every error stands at its row and column. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preview, type Reporting } from '../../domain/preview.rules.ts';
import { report } from '../../domain/report.rules.ts';
import { aKpi, aLife, aRatio, aSum, noon } from '../../testing/a-kpi.ts';
import { aSpeaker, eventsOf, reporting, valuesFrom } from '../../testing/a-report.ts';
import { csvOf, templateCsv } from './csv.ts';
import { sheetErrors, sheetOf } from './sheet.rules.ts';
import { readTable } from './table.ts';
import { missingCells, ownCells, templateRows } from './template.rules.ts';

const monthly = aKpi({ key: 'a', frequency: 'month', dueBusinessDays: 60 });
const air = reporting('2027-04-10', { kpis: [monthly, aRatio({ key: 'r' }), aSum({ key: 's' })] });

const read = (text: string) => {
  const { table, refused } = readTable(text);
  if (!table) throw new Error(refused.wrong);
  return sheetOf(table);
};
function errorsIn(text: string, of: Reporting = air): string[] {
  const { table, refused } = readTable(text);
  if (!table) return [`${refused.field} ${refused.code}`];
  const sheet = sheetOf(table);
  const wrong = [...sheet.refused, ...preview(of, sheet.entries).refused];
  return sheetErrors(sheet, wrong).map(({ row, column, code }) => [row, column, code].filter(Boolean).join(' '));
}
const takenFrom = (text: string) =>
  preview(air, read(text).entries).taken.map(({ entry, measured, figure }) => [
    entry.where,
    measured.kpi.key,
    measured.period,
    figure,
  ]);

describe('Right value 9: a CSV with BOM, CRLF and semicolons', () => {
  const text = [
    '\uFEFFk;p;v;n',
    'a;2027-01;24,5;',
    '',
    'a;2027-01;24;"x\r\ny"',
    ';2027-02;5;',
    'a;2027-13;=1+1;',
    '',
  ].join('\r\n');

  it('has its errors at row 2 v, row 4 p, row 5 k, and row 6 p and v', () =>
    expect(errorsIn(text)).toEqual([
      '2 v number-parted',
      '4 p cell-twice',
      '5 k kpi-missing',
      '6 p period-unreadable',
      '6 v formula',
    ]));

  it('in which the decimal comma is asked about, and not guessed', () => {
    const sheet = read(text);
    expect(sheetErrors(sheet, preview(air, sheet.entries).refused).slice(0, 2)).toEqual([
      {
        ...{ row: 2, column: 'v', code: 'number-parted' },
        wrong: '“24,5” has a comma, a blank or another sign between its digits.',
        remedy: 'Write 24.5, whichever is meant.',
      },
      {
        row: 4,
        column: 'p',
        code: 'cell-twice',
        wrong: 'The same cell is in row 2 already.',
        remedy: 'Keep one of the two.',
      },
    ]);
  });

  it('and the break within quotes is kept in the note', () =>
    expect(read(text).entries[1]).toMatchObject({ where: 'rows.4', note: 'x\ny' }));
});

describe('Right value 5: in a sheet', () => {
  it('0, an empty cell, and none with a note are three things', () => {
    const text = 'kpi,period,value,note\na,2027-01,0,\na,2027-02,,\na,2027-03,none,no burns\n';
    expect(errorsIn(text)).toEqual(['3 value value-missing']);
    expect(takenFrom(text)).toEqual([
      ['rows.2', 'a', '2027-01', { value: '0' }],
      ['rows.4', 'a', '2027-03', { nothing: true }],
    ]);
  });
});

describe('A sheet', () => {
  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('may be parted by %s', (_, by) =>
    expect(
      takenFrom(
        [
          ['KPI', 'Period', 'Value'],
          ['a', '2027-01', '24.5'],
        ]
          .map((row) => row.join(by))
          .join('\n'),
      ),
    ).toEqual([['rows.2', 'a', '2027-01', { value: '24.5' }]]),
  );

  it('has ratios by their parts', () =>
    expect(takenFrom('kpi,period,numerator,denominator\nr,2027-01,45,50\n')).toEqual([
      ['rows.2', 'r', '2027-01', { numerator: '45', denominator: '50' }],
    ]));

  it.each<[string, string, string[]]>([
    ['of another agency', 'kpi,agency,period,value\na,fire,2027-01,5\n', ['2 agency cell-of-another']],
    ['in other units', 'kpi,period,value,unit\na,2027-01,5,hours\n', ['2 unit unit-differs']],
    [
      'with a cell twice, also as it is labeled',
      'kpi,period,value\na,2027-01,5\na,2027-01 (Jan 2027),6\n',
      ['3 period cell-twice'],
    ],
    ['with an unknown column', 'kpi,period,value,vlaue\na,2027-01,5,6\n', ['1 vlaue column-unknown']],
    ['with a column twice', 'kpi,period,value,v\na,2027-01,5,6\n', ['1 v column-twice']],
    ['without a value', 'kpi,period,note\na,2027-01,x\n', ['1 column-missing']],
    ['without names of columns', 'a,2027-01,5\n', ['rows.1 sheet-header-missing']],
    ['that is empty', '', ['rows.1 sheet-header-missing']],
    ['without a row', 'kpi,period,value\n\n,,\n', ['2 sheet-empty']],
    ['with a note that has a comma', 'kpi,period,value,note\na,2027-01,5,one, two\n', ['2 E cell-without-column']],
    ['with a quotation mark within a cell', 'kpi,period,value,note\n\na,2027-01,5,6" pipe\n', ['rows.3 sheet-quote']],
    ['with one that is never closed', 'kpi,period,value,note\na,2027-01,5,"x\na,2027-02,6,\n', ['rows.2 sheet-quote']],
    ['with U+2212 for a minus', 'kpi,period,value\na,2027-01,\u22125\n', ['2 value minus-sign']],
  ])('%s is refused there', (_, text, says) => expect(errorsIn(text)).toEqual(says));

  it('of 1,001 rows is refused as a whole, however many are empty', () => {
    const rows = (count: number) => `kpi,period,value\n${'a,2027-01,5\n\n'.repeat(count)}`;
    expect(errorsIn(rows(1_001))).toEqual(['sheet-too-long']);
    expect(read(rows(1_000)).entries.at(-1)?.where).toBe('rows.2000');
  });

  it('numbers its rows as they stand, whatever stands between them', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a,2027-01,5,', '', ',,,', 'a,2027-01,5,"x\ny\n"'), { minLength: 1 }),
        (lines) => {
          const filled = lines.flatMap((line, index) => (line.startsWith('a') ? [`rows.${index + 2}`] : []));
          const { entries } = read(`kpi,period,value,note\n${lines.join('\r\n')}`);
          expect(entries.map(({ where }) => where)).toEqual(filled);
        },
      ),
      { seed: 11 },
    ));
});

describe('The sheet that an agency downloads', () => {
  const values = valuesFrom(
    eventsOf(air, { kpi: 'a', period: '2027-01', value: '-5' }).map((event) => ({ at: noon('2027-04-10'), event })),
  );
  const having = { ...air, values };

  it('has its cells of periods that are over, with blanks where a figure is missing', () => {
    expect(missingCells(having).map(({ measured }) => `${measured.kpi.key} ${measured.period}`)).toEqual([
      'a 2027-02',
      'a 2027-03',
      'r 2027-01',
      's 2027-01',
    ]);
    expect(templateCsv(templateRows(ownCells(having).slice(0, 2), 'air'))).toBe(
      [
        '\uFEFFkpi,name,party,unit,period,value,numerator,denominator,note,source,reason',
        'a,Minutes until help arrives,air,"minutes, median",2027-01 (Jan 2027),-5,,,,,',
        'a,Minutes until help arrives,air,"minutes, median",2027-02 (Feb 2027),,,,,,',
        '',
      ].join('\r\n'),
    );
  });

  it('filled in and handed in again is taken as it is', () => {
    const rows = templateRows(ownCells(having), 'air').map((row) =>
      row.kpi === 'r' ? { ...row, numerator: '1', denominator: '2' } : { ...row, value: row.value ?? '7' },
    );
    const { entries, refused } = read(templateCsv(rows));
    const { events = [], findings } = report(having, entries, { speaker: aSpeaker(), door: 'sheet' });
    expect([refused, findings]).toEqual([[], undefined]);
    expect(events.map(({ data }) => 'cells' in data && data.cells.length)).toEqual([4]);
  });

  it('leaves out what is closed', () => {
    const soon = aKpi({ frequency: 'month' });
    const life = aLife([soon]);
    expect(missingCells(reporting('2027-04-10', { life })).map(({ measured }) => measured.period)).toEqual([
      '2027-02',
      '2027-03',
    ]);
    expect(missingCells(reporting('2027-04-10', { life, party: 'fire' }))).toEqual([]);
  });
});

it('A table as a file has harmless formulas in its texts, and its numbers untouched', () => {
  const rows = [
    { text: '=1+1', value: '-5' },
    { text: '-x', value: '=2' },
    { text: '@a', value: '24.50' },
  ];
  const columns = [
    { title: 'Note', of: (row: (typeof rows)[number]) => row.text },
    { title: 'Value', of: (row: (typeof rows)[number]) => row.value, number: true },
  ];
  expect(csvOf(columns, rows)).toBe("\uFEFFNote,Value\r\n'=1+1,-5\r\n'-x,'=2\r\n'@a,24.50\r\n");
});
