/** Whoever reads a figure can find out where it comes from. */
import { type Finding, quote } from './finding.ts';

export const kpiWithoutSource: Finding = {
  code: 'kpi-without-source',
  title: 'A KPI without its source',
  wrong: 'This MOU does not say where the figures of “{what}” come from.',
  remedy: 'Say in `quality.source` from which records they are taken.',
  find: ({ kpis }) =>
    kpis.flatMap(({ quality, name }, index) =>
      quality === undefined ? [{ field: `kpis.${index}.quality.source`, says: { what: quote(name) } }] : [],
    ),
};
