/** What is missed twice in a row is open until it is mended or interrupted. */
import { describe, expect, it } from 'vitest';
import type { Status } from '../../domain/status.rules.ts';
import { aKpi } from '../../testing/a-kpi.ts';
import { itemEvents } from './items.rules.ts';
import type { OpenItem } from './plan.state.ts';

const WORDS: Record<string, Status> = {
  '+': 'on track',
  '~': 'at risk',
  '-': 'off track',
  '?': 'not reported',
  '0': 'nothing to measure',
};
/** `-?-`: a status for each period. */
const closed = (row: string) =>
  [...row].map((sign, index) => ({
    status: WORDS[sign] as Status,
    measured: { period: `2027-0${index + 1}`, first: '', last: '', version: 1, kpi: aKpi() },
  }));
const told = (row: string, items: OpenItem[] = []) =>
  itemEvents({ items }, 'response', closed(row)).map((event) =>
    event.type === 'OpenItemClosed'
      ? `${event.data.kind} ${event.data.how}`
      : `${event.type} ${'periods' in event.data ? event.data.periods : ''}`,
  );
const item = (kind: OpenItem['kind'], periods: string[], kpi = 'response'): OpenItem => ({
  kpi,
  kind,
  periods,
  at: '',
});

describe('Off track twice in a row', () => {
  it.each([
    ['-', []],
    ['--', ['OffTrackTwice 2027-01,2027-02']],
    ['---', ['OffTrackTwice 2027-01,2027-02']],
    ['-+-', []],
    ['-~-', []],
    ['+--', ['OffTrackTwice 2027-02,2027-03']],
    ['-?-', ['OffTrackTwice 2027-01,2027-03']],
    ['-0-', ['OffTrackTwice 2027-01,2027-03']],
    ['--+', []],
  ])('%s: %j', (row, says) => expect(told(row)).toEqual(says));

  it.each<[string, string[]]>([
    ['---', []],
    ['--?', []],
    ['--+', ['off track twice over']],
    ['-+-', ['off track twice corrected']],
    ['+--', []],
    ['+-', ['off track twice corrected']],
  ])('once open, stays or closes: %s: %j', (row, says) =>
    expect(told(row, [item('off track twice', ['2027-01', '2027-02'])])).toEqual(says),
  );

  it('is of each KPI by itself', () =>
    expect(told('--', [item('off track twice', ['2027-01', '2027-02'], 'other')])).toEqual([
      'OffTrackTwice 2027-01,2027-02',
    ]));
});

describe('Not reported twice in a row', () => {
  it.each([
    ['?', []],
    ['??', ['NotReportedTwice 2027-01,2027-02']],
    ['?-?', []],
    ['?0?', []],
    ['-??-', ['OffTrackTwice 2027-01,2027-04']],
  ])('%s: %j', (row, says) => expect(told(row)).toEqual(says));

  it.each<[string, string[]]>([
    ['??', []],
    ['??+', ['not reported twice over']],
    ['?+', ['not reported twice corrected']],
  ])('once open, stays or closes: %s: %j', (row, says) =>
    expect(told(row, [item('not reported twice', ['2027-01', '2027-02'])])).toEqual(says),
  );
});
