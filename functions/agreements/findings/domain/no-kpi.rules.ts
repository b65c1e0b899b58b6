/** An MOU has a figure by which everyone sees whether it works. */
import { type Finding, where } from './finding.ts';

export const noKpi: Finding = {
  code: 'no-kpi',
  title: 'No shared KPI',
  wrong: 'This MOU has no figure by which the parties see whether it works.',
  remedy: 'Add to `kpis` at least one figure with its target, the day of the target, and who reports it.',
  find: ({ kpis }) => where(kpis.length === 0, 'kpis'),
};
