/** For tests: figures on record, said in short. */
import type { Kpi } from '../../agreements/mou/domain/kpi.schema.ts';
import { type Assessment, assess, type Figures } from '../domain/assess.rules.ts';
import type { AllValues, Figure, Recorded } from '../domain/recorded.rules.ts';
import { aLife, noon, onClock } from './a-kpi.ts';

/** `24.5`, `45/50`, `none` */
export function aFigure(text: string): Figure {
  if (text === 'none') return { nothing: true };
  const [numerator = '', denominator] = text.split('/');
  return denominator === undefined ? { value: numerator } : { numerator, denominator };
}

/** Of one KPI: `{ '2027-01': { air: '40', fire: '35' } }`. */
export function valuesOf(kpi: string, told: Record<string, Record<string, string>>): AllValues {
  const at = noon('2027-01-15');
  const parties = [...new Set(Object.values(told).flatMap(Object.keys))];
  const ofParty = (party: string): [string, Recorded][] =>
    Object.entries(told).flatMap(([period, by]) => {
      const text = by[party];
      return text === undefined ? [] : [[period, { figure: aFigure(text), firstAt: at, at }]];
    });
  return Object.fromEntries(parties.map((party) => [party, { [kpi]: Object.fromEntries(ofParty(party)) }]));
}

/** Every period of a KPI that has begun by a day, as it stands at noon of that day. */
export const assessed = (
  kpi: Kpi,
  told: Record<string, Record<string, string>>,
  day: string,
  more: Partial<Figures> = {},
): Assessment[] =>
  assess(
    { life: aLife([kpi]), changes: [], values: valuesOf(kpi.key, told), ...more },
    kpi.key,
    onClock(noon(day)),
    day,
  );

export const statusesOf = (...of: Parameters<typeof assessed>): string[] => assessed(...of).map(({ status }) => status);
