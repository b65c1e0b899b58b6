/** For tests: a KPI as an MOU has it, a life of an MOU, and moments in it. */
import type { Kpi } from '../../agreements/mou/domain/kpi.schema.ts';
import type { Calendar } from '../../shared/calendar/business-days.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { Life } from '../domain/life.rules.ts';
import type { Clock } from '../domain/moments.rules.ts';

/** At most 15 by the end of 2027, from 38 at the end of 2026, in a straight line, by quarters, reported by one party. */
export const aKpi = (changes: Partial<Kpi> = {}): Kpi => ({
  key: 'response',
  name: 'Minutes until help arrives',
  unit: 'minutes, median',
  target: { kind: 'at-most', value: '15', by: '2027-12-31' },
  baseline: { value: '38', day: '2026-12-31' },
  path: { kind: 'linear' },
  frequency: 'quarter',
  yearStartsIn: 1,
  measure: 'one',
  span: 'in-period',
  reporters: [{ party: 'air', office: 'lead' }],
  dueBusinessDays: 15,
  tolerance: '0.10',
  band: '0',
  ...changes,
});

export const AGENCIES = ['air', 'fire', 'health', 'parks'];
const reportersOf = (parties: readonly string[]) => parties.map((party) => ({ party, office: 'lead' }));

/** A hold that the figures of four agencies add up to. */
export const aSum = (changes: Partial<Kpi> = {}): Kpi => {
  const { baseline: _, ...rest } = aKpi({
    ...{ key: 'burns', name: 'Burns prepared', unit: 'burns', measure: 'sum', path: { kind: 'hold' } },
    target: { kind: 'at-least', value: '100', by: '2027-12-31' },
    reporters: reportersOf(AGENCIES),
  });
  return { ...rest, ...changes };
};

export const aRatio = (changes: Partial<Kpi> = {}): Kpi =>
  aSum({
    ...{ key: 'kept', name: 'Commitments kept', unit: 'percent of commitments', measure: 'ratio' },
    target: { kind: 'at-least', value: '60', by: '2027-12-31' },
    reporters: reportersOf(['air', 'fire']),
    ...changes,
  });

/** Hash of a text. */
export const TEXT = 'a'.repeat(64);

export const DENVER: Calendar = { zone: 'America/Denver', country: 'US' };

export const aLife = (kpis: readonly Kpi[] = [aKpi()], changes: Partial<Life> = {}): Life => ({
  first: '2027-01-01',
  last: '2028-06-30',
  texts: [{ version: 1, textHash: TEXT, from: '2027-01-01', kpis }],
  ...changes,
});

export const onClock = (now: Instant, pauses: Clock['pauses'] = []): Clock => ({ now, calendar: DENVER, pauses });

/** Noon in Denver, in winter and a little later in summer. */
export const noon = (day: string): Instant => `${day}T19:00:00.000Z`;
