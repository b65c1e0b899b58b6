/** The trend of a KPI as the evidence has it, drawn from nothing else. */
import type { Trend, TrendPoint, Vertex } from '../../../kpis/charts/trend.rules.ts';
import type { Amount } from '../../../kpis/domain/exact.rules.ts';
import { firstDay, lastDay, measuringYear } from '../../../kpis/domain/period.rules.ts';
import { calendarLabel } from '../../../kpis/domain/period-label.rules.ts';
import { dividedDecimals } from '../../../shared/decimal.ts';
import type { PlainDay } from '../../../shared/kernel.ts';
import type { PeriodEvidence } from '../domain/evidence.schema.ts';
import type { EvidenceWords } from './evidence-words.parts.ts';

type Kpi = NonNullable<ReturnType<EvidenceWords['kpi']>>;

const drawn = ({ over, under }: Amount): number => Number(dividedDecimals(over, under, 9));

function pointOf(kpi: Kpi, one: PeriodEvidence, before: PeriodEvidence | undefined): TrendPoint {
  const { period, status, recorded, late, corrected } = one;
  const anew = kpi.span === 'to-date' && before && measuringYear(kpi, before.period) !== measuringYear(kpi, period);
  return {
    ...{ period, label: calendarLabel(kpi, period), first: firstDay(period), last: lastDay(kpi, period), status },
    ...(recorded && status !== 'nothing to measure' && { value: drawn(recorded) }),
    marks: [...(late ? (['late'] as const) : []), ...(corrected ? (['corrected'] as const) : [])],
    ...{ anew: false, restarts: anew === true },
  };
}

/** What is the target itself is drawn as the target. */
function pathOf(periods: readonly PeriodEvidence[], points: readonly TrendPoint[]): Vertex[][] {
  const pieces: Vertex[][] = [[]];
  for (const [index, { required, target }] of periods.entries()) {
    const point = points[index];
    if (point?.restarts) pieces.push([]);
    if (point && required && drawn(required) !== Number(target))
      pieces.at(-1)?.push({ day: point.last, value: drawn(required) });
  }
  return pieces.filter((piece) => piece.length > 1);
}

export function evidenceTrend(kpi: Kpi, periods: readonly PeriodEvidence[], today: PlainDay): Trend | undefined {
  const points = periods.map((one, index) => pointOf(kpi, one, periods[index - 1]));
  const first = points[0];
  if (!first) return undefined;
  const target = points.flatMap(({ first: from, last: to }, index): Vertex[] => {
    const value = Number(periods[index]?.target);
    return [
      { day: from, value },
      { day: to, value },
    ];
  });
  return {
    ...{ points, path: pathOf(periods, points), target },
    ...{ from: first.first, to: today, today, changes: [] },
  };
}

export const sayAmount = (one: Amount): string => {
  const text = dividedDecimals(one.over, one.under, 2);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
};
