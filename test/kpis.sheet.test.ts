/** An agency reports by a sheet: taken prefilled, handed in as people save files, looked at cell by cell, and recorded whole or not at all. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportsIdOf } from '../functions/shared/ids.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import type { Screen } from '../infra/laptop/demo/people/visitor.ts';
import { aCloud, DAY, type TestCloud, told } from './a-cloud.ts';
import { pressing, words } from './a-disputed-mou.ts';
import { LAST_OF_MARCH, measured, measuring, noonOf } from './a-measured.ts';
import type { Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let sent: Sent;
let on: ReturnType<typeof measuring>;

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 2, startAt: LAST_OF_MARCH });
  sent = await measured(cloud, (await cloud.token()).secret);
  on = measuring(cloud, sent);
  await cloud.moveTo(noonOf('2026-05-04'));
});
afterAll(() => cloud?.stop());

const types = (party: string) => cloud.types(reportsIdOf(sent.agreement, party));
const bytes = (text: string, encoding: 'utf8' | 'utf16le' = 'utf8') => Buffer.from(text, encoding);

/** The sheet as the browser keeps it. */
const takes = async (party: string, query = '', who = on.lead(party)): Promise<string> => {
  await on.open(party, '', who);
  const url = new URL(`${on.path(party, '/sheet.csv')}${query}`, cloud.url);
  const response = await fetch(url, { headers: { cookie: who.browser.cookie } });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(response.headers.get('content-disposition')).toMatch(/filename="figures-MOU-2026-\d+-\w+-2026-05-\d\d\.csv"/);
  return Buffer.from(await response.arrayBuffer()).toString('utf8');
};
/** From the file to the page on which it is looked at. */
const handsIn = async (
  party: string,
  content: string | Uint8Array,
  who: Person = on.lead(party),
  name = 'figures.csv',
) => {
  await on.open(party, '/sheet', who);
  const file = typeof content === 'string' ? bytes(content) : content;
  return who.browser.hand('Look at it first', { name, content: file });
};
const pastes = async (party: string, pasted: string) => {
  await on.open(party, '/sheet');
  return on.lead(party).browser.hand('Look at it first', undefined, { pasted });
};
const sends = async (party: string, who = on.lead(party), typed: Record<string, string> = {}) => {
  const screen = await who.browser.press('Send these figures', typed);
  await cloud.quiet();
  return screen;
};
const mayBeSent = ({ html }: Screen): boolean => html.includes('Send these figures');
const GOOD = 'kpi,period,value,numerator,denominator,note\nburns,2026-04,40,,,\nkept,2026-04,,45,50,counted\n';

describe('The sheet of an agency', () => {
  it('has its keys and periods, and blanks where a figure is missing', async () => {
    const lines = (await takes('health')).split('\r\n');
    expect(lines.slice(0, 3)).toEqual([
      '\uFEFFkpi,name,party,unit,period,value,numerator,denominator,note,source,reason',
      'burns,Burns prepared,health,burns,2026-04 (Apr 2026),,,,,,',
      'kept,Promises kept,health,percent of promises,2026-04 (Apr 2026),,,,,,',
    ]);
    expect(words(await on.open('health', '/sheet'))).toMatch(/Sheet of what is missing \(CSV, 2 rows\)/);
  });

  it('is there for those who report for it, and for nobody else', async () => {
    for (const part of ['/sheet', '/sheet.csv', `/sheet/${'0'.repeat(64)}`])
      expect((await on.lead('health').open(on.path('police', part))).status, part).toBe(404);
    expect((await on.open('health', '/sheet', on.liaison('health'))).status).toBe(200);
  });
});

describe('A sheet that is handed in', () => {
  const semicolons = GOOD.replaceAll(',', ';');
  it.each<[string, Uint8Array]>([
    ['as UTF-8', bytes(GOOD)],
    ['with a byte order mark and CRLF', bytes(`\uFEFF${GOOD.replaceAll('\n', '\r\n')}`)],
    ['as UTF-16', bytes(`\uFEFF${GOOD}`, 'utf16le')],
    [
      'with tabs, as UTF-16, as spreadsheets save “Unicode text”',
      bytes(`\uFEFF${GOOD.replaceAll(',', '\t')}`, 'utf16le'),
    ],
    ['with semicolons', bytes(semicolons)],
  ])('%s is looked at cell by cell, with the status that follows', async (_, content) => {
    const looked = words(await handsIn('health', content));
    expect(looked).toContain('2 rows would be recorded, all of them or none.');
    expect(looked).toMatch(
      /Row 2: Burns prepared Apr 2026 \(federal FY26 Q3\) On record: nothing yet New: 40 40 so far, 1 of 4 agencies/,
    );
    expect(looked).toMatch(/Row 3: Promises kept .* New: 45 of 50 90 so far, 1 of 2 agencies/);
  });

  it('may be pasted as a spreadsheet copies it, and what was pasted is kept', async () => {
    expect(mayBeSent(await pastes('health', GOOD.replaceAll(',', '\t')))).toBe(true);
    const { browser } = on.lead('health');
    await on.open('health', '/sheet');
    const both = await browser.hand('Look at it first', { name: 'a.csv', content: bytes(GOOD) }, { pasted: 'kpi\tx' });
    expect([told(both), both.html.includes('kpi\tx')]).toEqual([
      '422 There is a file, and a pasted sheet. Hand in one of the two.',
      true,
    ]);
  });

  it.each<[string, Uint8Array, string, string]>([
    ['a workbook', bytes('PK\u0003\u0004'), 'figures.xlsx', 'This is a workbook of a spreadsheet program.'],
    ['a PDF', bytes('%PDF-1.7\u0000'), 'figures.pdf', 'The file is not a text in UTF-8 or UTF-16'],
    [
      'Windows-1252',
      Buffer.from('kpi,period,value,note\nburns,2026-04,4,caf\xe9\n', 'latin1'),
      'a.csv',
      'line 2 has the byte 0xe9',
    ],
    ['nothing', bytes(''), 'a.csv', 'There is no sheet.'],
  ])('as %s is refused at once', async (_, content, name, wrong) => {
    const screen = await handsIn('health', content, on.lead('health'), name);
    expect([screen.status, words(screen)]).toEqual([422, expect.stringContaining(wrong)]);
  });

  const head = 'kpi,party,unit,period,value,numerator,denominator,note\n';
  it.each<[string, string, string[]]>([
    ['another agency’s cell', `${head}burns,fire,,2026-04,4,,,`, ['Row 2, party This cell is for the party fire.']],
    [
      'a KPI of others',
      `${head}acres,,,2026-04,4,,,`,
      ['Row 2, kpi The party health does not report “Acres treated”.'],
    ],
    ['a KPI that is none', `${head}acorns,,,2026-04,4,,,`, ['Row 2, kpi The MOU has no KPI “acorns”.']],
    ['other units', `${head}burns,,acres,2026-04,4,,,`, ['Row 2, unit The unit is “acres”']],
    [
      'a cell twice',
      `${head}burns,,,2026-04,4,,,\n\nburns,,,2026-04 (Apr 2026),5,,,`,
      ['Row 4, period The same cell is in row 2 already.'],
    ],
    [
      'what is no number',
      `${head}burns,,,2026-04,NaN,,,\nkept,,,2026-04,,1e309,5,`,
      ['Row 2, value “NaN” is not a number.', 'Row 3, numerator “1e309” is written with an exponent.'],
    ],
    ['a number with a comma', `${head}burns,,,2026-04,"1,234",,,`, ['Row 2, value “1,234” has a comma']],
    [
      'U+2212',
      `${head}burns,,,2026-04,\u22125,,,`,
      ['Row 2, value “\u22125” begins with a dash that is not the minus of the keyboard.'],
    ],
    [
      'a negative figure',
      `${head}burns,,,2026-04,-5,,,`,
      ['Row 2, value -5 is negative, and this KPI cannot be negative.'],
    ],
    [
      'an implausible figure without a note',
      `${head}burns,,,2026-04,700,,,`,
      ['Row 2, value 700 lies outside what is plausible'],
    ],
    [
      'an empty value, and nothing without a note',
      `${head}burns,,,2026-04,,,,\nkept,,,2026-04,none,,,`,
      ['Row 2, value There is no value.', 'Row 3, note It says that there is nothing to report, but not why.'],
    ],
    [
      'a period by its number',
      `${head}kept,,,2026-Q2,,1,2,`,
      ['Row 2, period “2026-Q2” is not the first month of a period.'],
    ],
    [
      'a period that is not over',
      `${head}burns,,,2026-05,4,,,`,
      ['Row 2, period May 2026 is not over before Sun, May 31, 2026.'],
    ],
    ['a period before the MOU', `${head}burns,,,2026-03,4,,,`, ['Row 2, period Mar 2026 is not measured']],
    [
      '1,001 rows',
      `${head}${'burns,,,2026-04,4,,,\n'.repeat(1_001)}`,
      ['The sheet The sheet has 1001 rows with figures.'],
    ],
    ['no names of columns', 'burns,2026-04,4', ['Row 1 The first row does not name the columns.']],
  ])('with %s is told by row and column, and cannot be sent', async (_, text, wrong) => {
    const screen = await handsIn('health', text);
    expect([screen.status, mayBeSent(screen)]).toEqual([422, false]);
    expect(words(screen)).toContain(`The sheet has ${wrong.length === 1 ? '1 error' : `${wrong.length} errors`}.`);
    for (const one of wrong) expect(words(screen)).toContain(one);
  });

  it('with errors is recorded by no request, and stands in no document', async () => {
    const documents = (await cloud.items('DOC#')).length;
    const { browser } = on.lead('health');
    await handsIn('health', GOOD);
    const [, fields] = browser.formOf('Send these figures');
    const faulty = await handsIn('health', GOOD.replace('40', '40x'));
    const screen = await browser.request(new URL(faulty.url), fields);
    expect([screen.status, words(screen)]).toEqual([422, expect.stringContaining('Row 2, value “40x” has a unit.')]);
    expect([await types('health'), (await cloud.items('DOC#')).length]).toEqual([[], documents]);
  });
});

describe('A sheet that was looked at', () => {
  it('is recorded once, whole, however often the button is pressed', async () => {
    await handsIn('health', GOOD);
    const press = pressing(on.lead('health').browser, 'Send these figures');
    for (const screen of await Promise.all([press(), press()]))
      expect(told(screen)).toContain('200 2 figures are recorded.');
    expect(await on.values('health')).toEqual({ 'burns 2026-04': '40', 'kept 2026-04': '45 of 50' });
    expect(await types('health')).toEqual(['ValuesReported']);
    const { events } = await cloud.history(reportsIdOf(sent.agreement, 'health'));
    expect(events[0]?.data).toMatchObject({ door: 'sheet', cells: [{ kpi: 'burns' }, { kpi: 'kept' }] });
  });

  it('and is the one that was taken, as it stands now, has nothing to send', async () => {
    const looked = await handsIn('health', await takes('health'));
    expect(words(looked)).toContain('2 rows are on record already, and are left as they are.');
    expect(mayBeSent(looked)).toBe(false);
  });

  it('shows what stands there, and corrects it with a reason', async () => {
    const sheet = 'kpi,period,value,reason\nburns,2026-04,41,\n';
    expect(words(await handsIn('health', sheet))).toContain('Row 2, reason 40 is on record already, and you gave 41.');
    const looked = words(await handsIn('health', sheet.replace('41,', '41,Recounted.')));
    expect(looked).toMatch(/On record: 40 New: 41 41 so far, 1 of 4 agencies Before: 40 so far/);
    expect(told(await sends('health'))).toContain('1 figure is corrected.');
  });

  it('with figures that are not plausible is sent when they are confirmed, all by one box', async () => {
    const sheet = 'kpi,period,value,note\nburns,2026-04,700,A large fire.\nacres,2026-04,10,\n';
    const looked = await handsIn('forestry', sheet);
    expect(words(looked)).toMatch(
      /Not plausible Row 2: Burns prepared, Apr 2026 \(federal FY26 Q3\): 700\. Note: “A large fire\.” This figure is right/,
    );
    const bare = await sends('forestry');
    expect([bare.status, words(bare)]).toEqual([422, expect.stringContaining('nobody confirmed that they are right')]);
    expect(await types('forestry')).toEqual([]);
    expect(told(await sends('forestry', on.lead('forestry'), { confirmed: 'yes' }))).toContain(
      '2 figures are recorded.',
    );
  });

  it('of two in one second is the first one’s: the other is looked at again, and needs a reason', async () => {
    const people = [on.lead('police'), on.liaison('police')] as const;
    for (const [index, person] of people.entries())
      await handsIn('police', `kpi,period,value\nacres,2026-04,${2_500 + index}\nburns,2026-04,${index}\n`, person);
    const screens = await Promise.all(people.map(({ browser }) => pressing(browser, 'Send these figures')()));
    expect(screens.map(({ status }) => status).sort()).toEqual([200, 422]);
    const late = screens.find(({ status }) => status === 422);
    expect(late && words(late)).toMatch(/Row 2, reason 250\d is on record already, and you gave 250\d\./);
    expect(await types('police')).toEqual(['ValuesReported']);
    // Both figures are of one sheet.
    const values = await on.values('police');
    expect(Number(values['acres 2026-04'])).toBe(2_500 + Number(values['burns 2026-04']));
  });

  it('and whose cells changed since is shown again with what stands there now, before it is sent', async () => {
    const reason = 'kpi,period,value,reason\nacres,2026-04,2700,Recounted.\n';
    await handsIn('police', reason);
    await handsIn('police', reason.replace('2700', '2650'), on.liaison('police'));
    await sends('police', on.liaison('police'));
    const again = await sends('police');
    expect([again.status, words(again)]).toEqual([
      422,
      expect.stringContaining('Some figures of this sheet were changed on record since you looked.'),
    ]);
    expect(words(again)).toMatch(/On record: 2650 New: 2700/);
    expect(told(await sends('police'))).toContain('1 figure is corrected.');
  });

  it('is there for whoever handed it in, for that party, and for a day', async () => {
    const { url } = await handsIn('transport', 'kpi,period,value\nburns,2026-04,5\n');
    const path = new URL(url).pathname;
    expect((await on.liaison('transport').open(path)).status).toBe(404);
    expect((await on.lead('health').open(path)).status).toBe(404);
    await cloud.moveBy(DAY / 2);
    expect(mayBeSent(await on.lead('transport').open(path))).toBe(true);
    await cloud.moveBy(DAY / 2);
    const gone = await on.lead('transport').open(path);
    expect([gone.status, words(gone)]).toEqual([404, expect.stringContaining('A sheet is kept for one day')]);
    expect(gone.html).toContain('Sheet as CSV');
    expect(await types('transport')).toEqual([]);
  });
});
