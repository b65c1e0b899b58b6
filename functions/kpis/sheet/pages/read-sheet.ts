/** GET /agreements/{agreement}/parties/{party}/figures/sheet and sheet.csv: where an agency takes its sheet and hands it in. */
import { newFormKeys } from '../../../shared/http/form-keys.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { download, type Reply, show } from '../../../shared/http/reply.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { dayIn } from '../../../shared/time-words.ts';
import { reportPath, type VisitedReporter, visitReporter } from '../../authorize-figures.ts';
import { readOnly } from '../../domain/taking.rules.ts';
import { reporterFrame } from '../../reporting/pages/reporter-frame.ts';
import { templateCsv } from '../domain/csv.ts';
import { cellsForSheet, missingCells, templateRows } from '../domain/template.rules.ts';
import { sheetPath } from '../visit-draft.ts';
import { sheetPage } from './sheet.pages.tsx';

export function showSheet(
  visited: VisitedReporter,
  request: Request,
  refused?: Refusal,
  status = refused ? 422 : 200,
): Promise<Reply> {
  const { reporting, person } = visited;
  const view = sheetPage({
    ...reporterFrame(visited, request.now),
    ...{ form: newFormKeys(person.secret), path: sheetPath(request), back: reportPath(request) },
    ...{ missing: missingCells(reporting).length, all: cellsForSheet(reporting).length },
    ...{ over: readOnly(reporting), refused, pasted: request.asSent.pasted },
  });
  return Promise.resolve(show(view, status));
}

export const lookAtSheet = page(async (request) => showSheet(await visitReporter(request), request));

/** With `missing=yes` only the cells that a figure is missing in. */
export const readTemplate = page(async (request) => {
  const { reporting, party, agreement } = await visitReporter(request);
  const cells = request.query.missing === 'yes' ? missingCells(reporting) : cellsForSheet(reporting);
  const number = agreement.number.replace(/[^A-Za-z0-9-]/g, '-');
  return download(Buffer.from(templateCsv(templateRows(cells, party))), {
    name: `figures-${number}-${party}-${dayIn(agreement.zone, request.now)}.csv`,
    type: 'text/csv; charset=utf-8',
  });
});
