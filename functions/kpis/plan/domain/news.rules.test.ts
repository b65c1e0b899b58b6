/** Who is told what, by office and by what has happened meanwhile. */
import { describe, expect, it } from 'vitest';
import { aKpi, aLife, aSum } from '../../testing/a-kpi.ts';
import { valuesOf } from '../../testing/figures.ts';
import { isNews, type News, newsFor, type Standing, type Told, together, toldTo } from './news.rules.ts';

const kpis = [aKpi(), aSum()];
const party = (key: string, levels: string[] = []) => ({ key, levels, signatory: 'head' });
const standing = (changes: Partial<Standing> = {}): Standing => ({
  life: aLife(kpis),
  offices: {
    parties: [party('air'), party('fire', ['lead', 'director']), party('health')],
    reporter: ({ reporters }, of) => reporters.find((one) => one.party === of)?.office,
  },
  ...{ values: {}, published: {}, plan: { proposals: {}, items: [] } },
  ...changes,
});
const NOTHING: Told = { awaited: [], missed: [], opened: [], proposed: [], decided: [] };
const told = (changes: Partial<Told>): Told => ({ ...NOTHING, ...changes });
const to = (changes: Partial<Told>, of: Partial<Standing> = {}) => toldTo(told(changes), standing(of));
const DUE = '2027-04-21T23:00:00.000Z';
const silentIn = (...periods: string[]) => ({
  burns: Object.fromEntries(
    periods.map((period) => [
      period,
      { kpi: 'burns', period, version: 1, status: 'not reported' as const, silent: ['fire'] },
    ]),
  ),
});

describe('What is missing is told', () => {
  const awaited = [{ kpi: 'burns', period: '2027-01', dueAt: DUE, parties: ['air', 'fire'] }];

  it('to the office that reports it, of each silent party', () =>
    expect(to({ awaited })).toEqual(['air/lead', 'fire/lead']));

  it('not where it was filled meanwhile', () =>
    expect(to({ awaited }, { values: valuesOf('burns', { '2027-01': { air: '4' } }) })).toEqual(['fire/lead']));
});

describe('What was closed without a figure is told', () => {
  const missed = [{ kpi: 'burns', period: '2027-04' }];

  it('to the reporter and the liaison of who was silent', () =>
    expect(to({ missed }, { published: silentIn('2027-04') })).toEqual(['fire/liaison', 'fire/lead']));

  it('the second time in a row to the office that signs as well', () => {
    const published = silentIn('2027-01', '2027-04');
    expect(to({ missed }, { published })).toEqual(['fire/liaison', 'fire/lead', 'fire/head']);
    const seat = { party: 'fire', who: 'head' };
    expect(newsFor(told({ missed }), standing({ published }), seat).silent).toMatchObject([{ again: true }]);
  });

  it('to nobody where the figure has come late', () => {
    const values = valuesOf('burns', { '2027-04': { fire: '1' } });
    expect(to({ missed }, { published: silentIn('2027-04'), values })).toEqual([]);
  });
});

it('Off track is told to the reporters, who are asked why', () => {
  const status = { kpi: 'response', period: '2027-01', version: 1, status: 'off track' as const };
  const published = { response: { '2027-01': status } };
  expect(to({ missed: [{ kpi: 'response', period: '2027-01' }] }, { published })).toEqual(['air/lead']);
});

it('Twice in a row is told to reporters and to everyone’s liaison, while it is open', () => {
  const item = { kpi: 'response', kind: 'off track twice' as const, periods: ['2027-01', '2027-04'] };
  const plan = { proposals: {}, items: [{ ...item, at: DUE }] };
  expect(to({ opened: [item] }, { plan })).toEqual(['air/liaison', 'air/lead', 'fire/liaison', 'health/liaison']);
  expect(to({ opened: [item] })).toEqual([]);
});

describe('A proposal is told', () => {
  const change = { kind: 'target' as const, kpi: 'response', value: '18', from: '2027-06-01' };
  const open = (agreed: string[]) => ({
    plan: { proposals: { 1: { party: 'air', under: 1, change, agreed, at: DUE } }, items: [] },
  });

  it('to the office that decides for each other party: of the last level, or that signs', () =>
    expect(to({ proposed: [1] }, open([]))).toEqual(['fire/director', 'health/head']));

  it('to nobody who has answered, and not where it is open no more', () => {
    expect(to({ proposed: [1] }, open(['fire']))).toEqual(['health/head']);
    expect(to({ proposed: [1] })).toEqual([]);
  });

  it('when it is decided, to deciding offices and liaisons of all', () =>
    expect(to({ decided: [1] })).toEqual([
      ...['air/liaison', 'air/head', 'fire/liaison', 'fire/director', 'health/liaison', 'health/head'],
    ]));
});

it('Whoever has several seats reads each thing once', () => {
  const of = standing({ published: silentIn('2027-04') });
  const missed = told({ missed: [{ kpi: 'burns', period: '2027-04' }] });
  const each = ['lead', 'liaison'].map((who) => newsFor(missed, of, { party: 'fire', who }));
  expect(together(each).silent).toHaveLength(1);
  expect(isNews(together([]))).toBe(false);
  expect((each[0] as News).silent).toHaveLength(1);
});

describe('A party that has left', () => {
  const offices = {
    ...standing().offices,
    parties: [party('air'), { ...party('fire', ['lead', 'director']), left: true as const }, party('health')],
  };

  it('hears of figures that it still owes', () => {
    const awaited = [{ kpi: 'burns', period: '2027-01', dueAt: DUE, parties: ['air', 'fire'] }];
    expect(to({ awaited }, { offices })).toEqual(['air/lead', 'fire/lead']);
  });

  it('hears of nothing that the others decide or miss', () => {
    const opened = [{ kpi: 'burns', kind: 'off track twice' as const, periods: ['2027-01', '2027-04'] }];
    const plan = { proposals: {}, items: [{ kpi: 'burns', kind: 'off track twice', periods: [], at: DUE }] } as never;
    expect(to({ opened, decided: [1] }, { offices, plan }).filter((one) => one.startsWith('fire/'))).toEqual([]);
    expect(to({ opened, decided: [1] }, { plan }).filter((one) => one.startsWith('fire/'))).not.toEqual([]);
  });
});
