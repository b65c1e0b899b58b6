/** What the two parts of a ratio are, as its own name and unit say it: `percent of` something, or one thing `per` another. */
import type { Kpi } from '../../../agreements/mou/domain/kpi.schema.ts';
import { isPercent } from '../../../agreements/mou/domain/kpis.rules.ts';

export interface RatioHints {
  numerator: string;
  denominator: string;
}

export function ratioHints(kpi: Pick<Kpi, 'name' | 'unit'>): RatioHints {
  if (isPercent(kpi)) {
    const [, whole] = /^(?:percent|%)\s+of\s+(.+)$/i.exec(kpi.unit) ?? [];
    return { numerator: `How many are: ${kpi.name}`, denominator: whole ? `Of all: ${whole}` : 'Of how many in all' };
  }
  const [, over = kpi.unit, under = kpi.unit] = /^(.+?)\s+per\s+(.+)$/i.exec(kpi.unit) ?? [];
  return { numerator: `In all: ${over}`, denominator: `For each: ${under}` };
}
