/** A report is taken whole; what stands is corrected with a reason, and what stood before is kept. */
import { describe, expect, it } from 'vitest';
import { AGENCIES, aKpi, aRatio, aSum, noon, onClock, TEXT } from '../testing/a-kpi.ts';
import { anEntry, aSpeaker, codesOf, eventsOf, MOU, reported, reporting, valuesFrom } from '../testing/a-report.ts';
import { preview, type Reporting } from './preview.rules.ts';
import { recordedIn } from './recorded.rules.ts';
import { ReportEvent } from './report.events.ts';
import { explainMiss, report } from './report.rules.ts';
import { evolveReports } from './report.state.ts';

const IN_TIME = '2027-04-10';
const LATE = '2027-05-10';
const of = { agreement: MOU, party: 'air', door: 'form' };

/** With 30 on record for the first quarter. */
const having = (day = IN_TIME, text = '30'): Reporting => {
  const events = eventsOf(reporting(IN_TIME), { value: text });
  return reporting(day, { values: valuesFrom(events.map((event) => ({ at: noon(IN_TIME), event }))) });
};

describe('A first figure', () => {
  it('is recorded as it was typed, its words in the body', () =>
    expect(eventsOf(reporting(IN_TIME), { value: ' 24.50 ', note: 'two storms', source: 'log' })).toEqual([
      {
        type: 'ValuesReported',
        data: { ...of, cells: [{ kpi: 'response', period: '2027-01', figure: { value: '24.50' } }] },
        body: { by: aSpeaker(), cells: [{ note: 'two storms', source: 'log' }] },
      },
    ]));

  it('after the due moment is marked late, and by exception after the close', () => {
    const exceptions = [{ kpi: 'response', period: '2027-01', party: 'air' }];
    const lateOf = (day: string) => eventsOf(reporting(day, { exceptions }), {})[0]?.data;
    expect(lateOf(LATE)).toMatchObject({ cells: [{ late: 'late' }] });
    expect(lateOf('2027-09-01')).toMatchObject({ cells: [{ late: 'by exception' }] });
  });

  it('of nothing is an event of its own', () =>
    expect(eventsOf(reporting(IN_TIME), { value: 'none', note: 'no calls' })).toMatchObject([
      {
        type: 'NothingReported',
        data: { cells: [{ figure: { nothing: true } }] },
        body: { cells: [{ note: 'no calls' }] },
      },
    ]));

  it('is that of the party alone that reports it', () => {
    expect(codesOf(reporting(IN_TIME, { party: 'fire' }), {})).toEqual(['values.0.kpi not-a-reporter']);
    expect(codesOf(reporting(IN_TIME), { party: 'fire' })).toEqual(['values.0.party cell-of-another']);
    expect(codesOf(reporting(IN_TIME), { party: ' air ' })).toEqual([]);
  });
});

describe('A second reporter on the same cell', () => {
  it('sees both figures, and has to correct with a reason', () =>
    expect(reported(having(), { value: '26' }).findings).toEqual([
      {
        code: 'figure-there',
        wrong: '30 is on record already, and you gave 26.',
        remedy: 'If yours is right, correct the one on record, and say why.',
        field: 'values.0.reason',
      },
    ]));

  it('of whom another page showed an empty cell, too', () =>
    expect(codesOf(having(), { value: '26', seen: '', reason: 'recount' })).toEqual(['values.0.value figure-changed']));

  it('who gives the same figure changes nothing', () => {
    expect(eventsOf(having(), { value: '30.0' })).toEqual([]);
    expect(preview(having(), [anEntry({ value: '30.0' })]).taken[0]?.how).toBe('same');
  });
});

describe('A correction', () => {
  it('supersedes with a reason, and says what stood before', () =>
    expect(eventsOf(having(), { value: '26', reason: 'A station was counted twice.', seen: '30' })).toEqual([
      {
        type: 'ValuesCorrected',
        data: {
          ...of,
          cells: [{ kpi: 'response', period: '2027-01', figure: { value: '26' }, was: { value: '30' } }],
        },
        body: { by: aSpeaker(), cells: [{ reason: 'A station was counted twice.' }] },
      },
    ]));

  it('of a figure that changed meanwhile is not made', () =>
    expect(reported(having(), { value: '26', reason: 'recount', seen: '31' }).findings?.[0]?.wrong).toBe(
      'Since you looked, the figure on record is 30; you saw 31 and gave 26.',
    ));

  it('is made long after the close, and may be to nothing', () =>
    expect(
      eventsOf(having('2028-05-01'), { value: 'none', note: 'not measured', reason: 'broken clock' }),
    ).toMatchObject([
      { type: 'ValuesCorrected', data: { cells: [{ figure: { nothing: true }, was: { value: '30' } }] } },
    ]));

  it('keeps when the first figure came, and that it was late', () => {
    const first = eventsOf(reporting(LATE), {}).map((event) => ({ at: noon(LATE), event }));
    const values = valuesFrom(first);
    const corrected = eventsOf(reporting('2027-06-01', { values }), { value: '26', reason: 'recount' });
    const after = valuesFrom(
      corrected.map((event) => ({ at: noon('2027-06-01'), event })),
      values,
    );
    expect(recordedIn(after, 'response', '2027-01')).toEqual({
      ...{ figure: { value: '26' }, firstAt: noon(LATE), at: noon('2027-06-01'), late: true, corrected: 1 },
    });
  });
});

describe('A batch', () => {
  const kpis = [aKpi({ frequency: 'month', dueBusinessDays: 60 }), aRatio(), aSum()];

  it('with one bad cell is refused, with the list of all that is wrong', () =>
    expect(
      codesOf(
        reporting(IN_TIME, { kpis }),
        { period: '2027-01', value: '1' },
        { period: '2027-02', value: 'NaN' },
        { period: '2027-13', value: '=1+1' },
        { kpi: '', value: '5' },
        { kpi: 'unheard', value: '5' },
        { kpi: 'kept', value: undefined as never, numerator: '1', denominator: '2' },
        { period: '2027-04', value: '7' },
        { period: '2027-01', value: '1' },
      ),
    ).toEqual([
      'values.1.value number-unreadable',
      'values.2.period period-unreadable',
      'values.2.value formula',
      'values.3.kpi kpi-missing',
      'values.4.kpi kpi-unknown',
      'values.6.period period-not-over',
      'values.7.period cell-twice',
    ]));

  it('of first figures, corrections and cells without any becomes three events', () => {
    const values = valuesFrom(
      eventsOf(reporting(IN_TIME, { kpis }), { period: '2027-01' }).map((event) => ({ at: noon(IN_TIME), event })),
    );
    const events = eventsOf(
      reporting(IN_TIME, { kpis, values }),
      { period: '2027-01', value: '31', reason: 'recount' },
      { period: '2027-02', value: '32' },
      { period: '2027-03', value: 'none', note: 'closed' },
    );
    expect(events.map(({ type }) => type)).toEqual(['ValuesReported', 'NothingReported', 'ValuesCorrected']);
    for (const event of events) expect(ReportEvent.parse(event)).toEqual(event);
  });

  const thousand = () => {
    const many = Array.from({ length: 50 }, (_, index) => aKpi({ key: `k${index}`, frequency: 'month' }));
    const months = Array.from(
      { length: 20 },
      (_, index) => `${2027 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
    );
    const life = {
      first: '2027-01-01',
      last: '2028-12-31',
      texts: [{ version: 1, textHash: TEXT, from: '2027-01-01', kpis: many }],
    };
    const entries = many.flatMap(({ key }) => months.map((period) => ({ kpi: key, period, value: '1' })));
    const clock = onClock(noon('2028-11-01'));
    const exceptions = entries.map(({ kpi, period }) => ({ kpi, period, party: 'air' }));
    return { of: reporting(IN_TIME, { life, clock, exceptions }), entries };
  };

  it('of 1,000 cells is four events of 250', () => {
    const { of: all, entries } = thousand();
    expect(eventsOf(all, ...entries).map(({ data }) => 'cells' in data && data.cells.length)).toEqual([
      250, 250, 250, 250,
    ]);
    expect(codesOf(all, ...entries, { kpi: 'k0', period: '2028-09' })).toEqual(['cells-too-many']);
  });

  it('whose words are long is parted so that each event fits into an item', () => {
    const { of: all, entries } = thousand();
    const long = entries.slice(0, 500).map((entry) => ({ ...entry, note: 'ü'.repeat(500), source: 'ü'.repeat(300) }));
    const sizes = eventsOf(all, ...long).map(({ body }) => Buffer.byteLength(JSON.stringify(body)));
    expect(Math.max(...sizes)).toBeLessThan(300_000);
    expect(sizes.length).toBeGreaterThan(3);
    const longer = entries.map((entry) => ({ ...entry, note: '火'.repeat(500), source: '火'.repeat(300) }));
    expect(codesOf(all, ...longer)).toEqual(['words-too-many']);
  });

  it('may be limited by its door', () =>
    expect(
      report(reporting(IN_TIME), [anEntry(), anEntry()], { speaker: aSpeaker(), door: 'api' }, 1).findings?.[0]?.code,
    ).toBe('cells-too-many'));

  it('after the MOU has ended and closed is refused as a whole', () =>
    expect(codesOf(reporting('2029-01-01'), {}, { value: 'x' })).toEqual(['figures-read-only']));
});

it('The tip of a party’s reports counts cells and corrections, and holds no figure', () => {
  const events = [...eventsOf(reporting(IN_TIME), {}), ...eventsOf(having(), { value: '26', reason: 'recount' })];
  const state = events.reduce<ReturnType<typeof evolveReports> | undefined>(
    (before, event) => evolveReports(before, event, noon(IN_TIME)),
    undefined,
  );
  expect(state).toEqual({ agreement: MOU, party: 'air', cells: 1, corrections: 1, lastAt: noon(IN_TIME) });
});

describe('A miss', () => {
  const [air] = AGENCIES;
  const missed = (status: string, party = air as string, words = {}) =>
    explainMiss(
      { agreement: MOU, party },
      {
        measured: { period: '2027-01', first: '2027-01-01', last: '2027-03-31', version: 1, kpi: aKpi() },
        status: status as never,
      },
      { ...{ speaker: aSpeaker(), why: ' Two engines broke. ', follows: 'Both are repaired.' }, ...words },
    );

  it.each(['off track', 'at risk', 'not reported'])('that is %s is explained by a reporter', (status) =>
    expect(missed(status).events).toEqual([
      {
        type: 'MissExplained',
        data: { agreement: MOU, party: 'air', kpi: 'response', period: '2027-01' },
        body: { by: aSpeaker(), why: 'Two engines broke.', follows: 'Both are repaired.' },
      },
    ]),
  );

  it.each([
    ['on track', 'air', {}, ['nothing-missed']],
    ['off track', 'fire', {}, ['not-asked-why']],
    ['off track', 'air', { why: '', follows: ' ' }, ['miss-unexplained', 'what-follows-missing']],
  ])('that is %s, by %s %j, is not', (status, party, words, codes) =>
    expect(missed(status, party, words).findings?.map(({ code }) => code)).toEqual(codes),
  );
});
