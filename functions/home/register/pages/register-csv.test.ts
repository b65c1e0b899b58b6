/** What an auditor takes away opens in a spreadsheet, and runs nothing there. */
import { expect, it } from 'vitest';
import type { Row } from '../domain/register.rules.ts';
import { registerCsv } from './register-csv.ts';

const row = (changes: Partial<Row>): Row => ({
  ...{ agreement: 'mou_1', number: 'MOU-1', title: 'Roads', as: 'Air', with: ['Health', 'Parks'], status: 'In force' },
  ...{ inForce: { version: 2, since: '2026-03-02' }, ends: '2027-09-02', open: ['1 dispute'], missing: [] },
  ...changes,
});

it('A row has each value in its column, several parted by semicolons', () =>
  expect(registerCsv([row({})]).split('\r\n')).toEqual([
    '\uFEFFNumber,Title,As,With,Status,Signed elsewhere,Version in force,In force since,Ends,Review opens,Open,Not said in the text',
    'MOU-1,Roads,Air,Health; Parks,In force,,2,2026-03-02,2027-09-02,,1 dispute,',
    '',
  ]));

it.each([['=1+1'], ['+1'], ['@SUM(A1)'], ['-2']])('A title that a spreadsheet would run, %s, is text there', (title) =>
  expect(registerCsv([row({ title })])).toContain(`'${title}`),
);

it('Quotes and line breaks stay within their cell', () =>
  expect(registerCsv([row({ title: 'A "b", c' })])).toContain('"A ""b"", c"'));
