/** A KPI keeps its key over versions as long as its figures can be compared; what is counted otherwise is another KPI. */

import { type Refusal, say } from '../../../shared/kernel.ts';
import type { Kpi } from '../../mou/domain/kpi.schema.ts';

/** What makes figures of two texts comparable, each with what a reader calls it. */
const SAME: readonly [field: string, of: (kpi: Kpi) => string | number, called: string][] = [
  ['unit', ({ unit }) => unit, 'unit'],
  ['frequency', ({ frequency }) => frequency, 'period'],
  ['yearStartsIn', ({ yearStartsIn }) => yearStartsIn, 'beginning of its years'],
  ['measure', ({ measure }) => measure, 'way of adding up agencies'],
  ['span', ({ span }) => span, 'way of adding up periods'],
  ['target.kind', ({ target }) => target.kind, 'direction of the target'],
];

/** Targets, paths, bands, reporters and due days may change under the same key: whole periods are measured by the new text. */
export const kpiKeyFindings = (before: readonly Kpi[], after: readonly Kpi[]): Refusal[] =>
  after.flatMap((kpi, index) => {
    const known = before.find(({ key }) => key === kpi.key);
    if (!known) return [];
    return SAME.filter(([, of]) => of(known) !== of(kpi)).map(([field, of, called]) =>
      say(
        'kpi-key-changed',
        `The KPI \`${kpi.key}\` has another ${called} in the text in force: ${of(known)}.`,
        'Give the KPI that is counted otherwise a key of its own: figures that were reported under the old key stay with it.',
        `kpis.${index}.${field}`,
      ),
    );
  });
