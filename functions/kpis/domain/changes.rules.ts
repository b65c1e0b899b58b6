/** What the parties changed without an amendment: it holds for periods under the text it was agreed under, from a day on. */
import type { Kpi } from '../../agreements/mou/domain/kpi.schema.ts';
import type { PlainDay } from '../../shared/kernel.ts';
import type { Measured } from './life.rules.ts';

/** The target was moved within the band of the MOU, or the baseline was measured anew. */
export type Change = {
  kpi: string;
  /** The version under which it was agreed: the next one says anew what holds. */
  under: number;
  /** Periods that end on this day or later. */
  from: PlainDay;
} & ({ target: string } | { baseline: { value: string; day: PlainDay } });

/** The period as it is measured after these changes, in the order in which they were agreed. */
export function changedBy(measured: Measured, changes: readonly Change[]): Measured {
  const { version, last } = measured;
  let { kpi } = measured;
  for (const change of changes)
    if (change.kpi === kpi.key && change.under === version && change.from <= last)
      kpi = { ...kpi, ...setBy(kpi, change) };
  return kpi === measured.kpi ? measured : { ...measured, kpi };
}

const setBy = ({ target }: Kpi, change: Change): Partial<Kpi> =>
  'target' in change ? { target: { ...target, value: change.target } } : { baseline: change.baseline };
