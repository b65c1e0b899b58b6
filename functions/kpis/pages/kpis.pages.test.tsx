/** Pages of KPIs of very many agencies, months and KPIs stay readable: what is long is counted, folded, or led to. */
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import type { Kpi } from '../../agreements/mou/domain/kpi.schema.ts';
import { onePicture, picturesOf } from '../dashboard/domain/picture.rules.ts';
import type { AllValues } from '../domain/recorded.rules.ts';
import { aKpi, aLife, aSum, noon, onClock } from '../testing/a-kpi.ts';
import { kpiPage } from './kpi.pages.tsx';
import { kpisPage } from './kpis.pages.tsx';
import type { Seen } from './seen.ts';

const SIXTY = Array.from({ length: 60 }, (_, index) => `agency-${index}`);
const reportedBy = (parties: readonly string[]) => parties.map((party) => ({ party, office: 'lead' }));

function aBoard(kpis: Kpi[], values: AllValues, day: string, more: Partial<Seen> = {}) {
  const clock = onClock(noon(day));
  const life = aLife(kpis, { last: '2036-12-31' });
  const seen: Seen = {
    ...{ agreement: 'mou_1', number: 'MOU-1', zone: 'America/Denver', now: clock.now, today: day, clock },
    ...{
      pages: '/agreements/mou_1/kpis',
      everyone: false,
      isPublic: false,
      fiscal: [],
      plan: undefined,
      published: {},
    },
    ...{ nameOf: (party: string) => `The ${party}`, figures: { life, changes: [], values } },
    ...more,
  };
  const pictures = picturesOf(seen.figures, clock);
  const html = kpisPage({ seen, ...pictures });
  return { seen, html, page: parse(html), text: parse(html).structuredText.replaceAll(/\s+/g, ' ') };
}

const onPage = (key: string, { seen }: ReturnType<typeof aBoard>, asked?: string) => {
  const picture = onePicture(seen.figures, key, seen.clock);
  if (!picture) throw new Error('No such KPI');
  return parse(kpiPage({ seen, picture, asked }));
};

describe('A KPI of sixty agencies of which fifty-nine are silent', () => {
  const kpi = aSum({ reporters: reportedBy(SIXTY) });
  const at = noon('2027-04-05');
  const values: AllValues = { 'agency-7': { burns: { '2027-01': { figure: { value: '3' }, firstAt: at, at } } } };
  const board = aBoard([kpi], values, '2027-05-03');

  it('is not reported, by fifty-nine of sixty, and what is there is told', () => {
    expect(board.text).toContain('The one KPI is not reported.');
    expect(board.text).toContain('3 burns, so far, from 1 of 60 agencies');
    expect(board.text).toMatch(/Missing ?59 of 60 agencies/);
  });

  it('lists the twelve that lack most, and folds the others', () => {
    const tables = board.page.querySelectorAll('[aria-labelledby="agencies"] tbody');
    expect(tables.map((one) => one.querySelectorAll('tr').length)).toEqual([12, 48]);
    expect(tables[1]?.closest('details')?.tagName).toBe('DETAILS');
  });

  it('leads to each contribution instead of listing sixty on its card', () => {
    const link = board.page.querySelector('.kpi-card a[href$="/burns?period=2027-01#period"]');
    expect(link?.text).toContain('What each of 60 agencies contributed');
    const rows = onPage('burns', board, '2027-01').querySelectorAll('.kpi-period tbody tr');
    expect(rows.length).toBe(60);
  });
});

describe('A KPI of a hundred and twenty months', () => {
  const kpi = aKpi({ frequency: 'month', target: { kind: 'at-most', value: '15', by: '2036-12-31' } });
  const months = Array.from({ length: 119 }, (_, index) => {
    return `${2027 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
  const at = noon('2027-04-05');
  const own = Object.fromEntries(months.map((month) => [month, { figure: { value: '20' }, firstAt: at, at }]));
  const board = aBoard([kpi], { air: { response: own } }, '2036-12-20');

  it('is drawn on its card by the newest two years, and says so', () => {
    expect(board.page.querySelector('svg[role="img"] title')?.text).toBe(
      'Minutes until help arrives, by month, the newest 24 of 120',
    );
    expect(board.page.querySelectorAll('.kpi-card tbody tr').length).toBe(24);
  });

  it('and on its own page whole', () => {
    const page = onPage('response', board);
    expect(page.querySelector('svg[role="img"] title')?.text).toBe('Minutes until help arrives, by month');
    expect(page.querySelectorAll('[aria-labelledby="trend"] tbody tr').length).toBe(120);
  });

  it('without a style, a script or a color that alone says something', () => {
    const page = onPage('response', board).toString();
    expect(page).not.toMatch(/ style=|<style|<script/);
    for (const tag of board.page.querySelectorAll('.kpi-status')) expect(tag.text.trim()).not.toBe('');
  });
});

describe('Fifty KPIs', () => {
  const kpis = Array.from({ length: 50 }, (_, index) => aKpi({ key: `kpi-${index}`, name: `KPI ${index}` }));
  const board = aBoard(kpis, {}, '2028-01-02');

  it('are counted in a sentence, and each has a line and a card', () => {
    expect(board.text).toContain('All 50 KPIs are not reported.');
    expect(board.page.querySelectorAll('.kpi-summary > li').length).toBe(50);
    expect(board.page.querySelectorAll('.kpi-card').length).toBe(50);
  });

  it('lead to one another by names that are there', () => {
    const ids = new Set(board.page.querySelectorAll('[id]').map(({ id }) => id));
    const inside = board.page.querySelectorAll('a[href^="#"]').map((one) => (one.getAttribute('href') ?? '').slice(1));
    expect(inside.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('are listed as missing by the newest ten, and the rest is counted', () => {
    expect(board.page.querySelectorAll('[aria-labelledby="missing"] li').length).toBe(10);
    expect(board.text).toMatch(/The newest 10 of 150 are shown/);
  });
});

it('What a name says is text, whatever it holds', () => {
  const kpi = aKpi({ name: '<b>"&', unit: '</svg><script>' });
  const at = noon('2027-04-05');
  const values: AllValues = { air: { response: { '2027-01': { figure: { value: '3' }, firstAt: at, at } } } };
  const { html } = aBoard([kpi], values, '2027-05-03');
  expect(html).not.toMatch(/<b>|<script/);
});

it('An MOU without a KPI says so', () =>
  expect(aBoard([], {}, '2027-05-03').text).toContain('The text in force has no KPI.'));
