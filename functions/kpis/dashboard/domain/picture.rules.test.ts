/** What a reader sees first of the KPIs of an MOU. */
import { describe, expect, it } from 'vitest';
import { aKpi, aLife, aSum, noon, onClock } from '../../testing/a-kpi.ts';
import { valuesOf } from '../../testing/figures.ts';
import { onePicture, picturesOf, statusNow, tally } from './picture.rules.ts';

const DAY = '2027-08-02';
const clock = onClock(noon(DAY));
const response = (told: Record<string, Record<string, string>>, { life = aLife(), on = DAY } = {}) =>
  onePicture({ life, changes: [], values: valuesOf('response', told) }, 'response', onClock(noon(on)));

describe('A KPI is shown by', () => {
  it('its newest period that has a status, while the next one waits for figures', () => {
    const one = response({ '2027-01': { air: '30' } }, { on: '2027-07-12' });
    expect([one?.latest?.measured.period, one?.latest?.status]).toEqual(['2027-01', 'on track']);
    expect([one?.open?.measured.period, one?.open?.status]).toEqual(['2027-04', 'incomplete']);
  });

  it('the newest period, once all of its figures are there, whether it is due or not', () => {
    const one = response({ '2027-01': { air: '30' }, '2027-04': { air: '41' } }, { on: '2027-07-12' });
    expect([one?.latest?.measured.period, one?.latest?.status, one?.open]).toEqual(['2027-04', 'off track', undefined]);
  });

  it('what it waits for, before any period has a status', () => {
    const first = onePicture({ life: aLife(), changes: [], values: {} }, 'response', onClock(noon('2027-02-01')));
    expect(first && statusNow(first)).toBe('not due');
    const over = onePicture({ life: aLife(), changes: [], values: {} }, 'response', onClock(noon('2027-04-02')));
    expect(over && statusNow(over)).toBe('incomplete');
  });

  it('its course to the day of the target, and not beyond the end of the MOU', () => {
    const ahead = (life = aLife()) => response({}, { life })?.course.map(({ measured }) => measured.period);
    expect(ahead()).toEqual(['2027-01', '2027-04', '2027-07', '2027-10']);
    expect(ahead(aLife([aKpi()], { last: '2027-10-15' }))).toEqual(['2027-01', '2027-04', '2027-07']);
  });

  it('nothing where no text has it', () =>
    expect(onePicture({ life: aLife(), changes: [], values: {} }, 'constructor', clock)).toBeUndefined());
});

describe('The worst KPI comes first', () => {
  const kpis = [aKpi({ key: 'fine' }), aKpi({ key: 'silent' }), aKpi({ key: 'worst' }), aSum({ key: 'risky' })];
  const values = {
    air: {
      ...valuesOf('fine', { '2027-01': { air: '20' }, '2027-04': { air: '20' } }).air,
      ...valuesOf('worst', { '2027-01': { air: '60' }, '2027-04': { air: '60' } }).air,
    },
  };
  const { now } = picturesOf({ life: aLife(kpis), changes: [], values }, clock);

  it('then what was not reported, and what is on track last', () =>
    expect(now.map(({ key }) => key)).toEqual(['worst', 'silent', 'risky', 'fine']));

  it('and they are counted', () =>
    expect(tally(now)).toEqual([
      ['off track', 1],
      ['not reported', 2],
      ['on track', 1],
    ]));

  it('apart from those that the text that holds has no more, which stay to be read', () => {
    const life = aLife(kpis, {
      texts: [
        { version: 1, textHash: 'a'.repeat(64), from: '2027-01-01', kpis },
        { version: 2, textHash: 'b'.repeat(64), from: '2027-07-01', kpis: kpis.slice(1) },
      ],
    });
    const { now, dropped } = picturesOf({ life, changes: [], values }, clock);
    expect([now.length, dropped.map(({ key, periods }) => [key, periods.length])]).toEqual([3, [['fine', 2]]]);
  });
});
