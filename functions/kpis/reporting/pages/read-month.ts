/** GET /agreements/{agreement}/parties/{party}/figures/{until}: the form of the cells whose periods end in that month. */
import { sayTimeLeft } from '../../../shared/calendar/time-left.ts';
import { Missing } from '../../../shared/failures.ts';
import { newFormKeys } from '../../../shared/http/form-keys.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { type Reply, show } from '../../../shared/http/reply.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { sayInstant } from '../../../shared/time-words.ts';
import { reportPath, type VisitedReporter, visitReporter } from '../../authorize-figures.ts';
import { dueAt } from '../../domain/moments.rules.ts';
import { periodLabel } from '../../domain/period-label.rules.ts';
import { readOnly, takenNow } from '../../domain/taking.rules.ts';
import type { OwnCell } from '../../sheet/domain/template.rules.ts';
import { cellsEndingIn, isMissing, isShut, isThere, periodsIn } from '../domain/own-figures.rules.ts';
import { type AllEntered, enteredName, readEntered } from '../entered.reads.ts';
import type { ShownCell } from './cell-fields.tsx';
import type { CellsForm } from './figures-form.tsx';
import { monthPage } from './month.pages.tsx';
import { ownYears, reporterFrame } from './reporter-frame.ts';

export const monthPath = (request: Request): string => `${reportPath(request)}/${request.path.until}`;

/** Throws Missing for a month in which none of the agency's periods ended. */
export function cellsOf({ reporting }: VisitedReporter, { path: { until = '' } }: Request): OwnCell[] {
  const cells = cellsEndingIn(reporting, until);
  if (cells.length === 0) throw new Missing(`No figures end in ${until}`);
  return cells;
}

const NONE: AllEntered = new Map();

function shownCell(visited: VisitedReporter, { measured, recorded }: OwnCell, all: AllEntered): ShownCell {
  const { reporting, party, agreement } = visited;
  const { kpi, period } = measured;
  const entered = recorded && all.get(enteredName(kpi.key, period));
  const taken = takenNow(reporting, measured, { party, there: recorded !== undefined });
  const { name = 'someone whose name was removed', title } = entered?.by ?? {};
  return {
    ...{ measured, recorded, label: periodLabel(kpi, period, ownYears(visited)) },
    entered: entered && {
      said: `Entered by ${[name, title].filter(Boolean).join(', ')} on ${sayInstant(entered.at, agreement.zone)}.`,
      note: entered.words?.note,
      source: entered.words?.source,
    },
    timing: 'refused' in taken || taken.timing === 'on time' ? undefined : `taken ${taken.timing}`,
  };
}

/** The form as it stands now, with what was typed. Who entered what is read where something stands. */
export async function cellsForm(
  visited: VisitedReporter,
  request: Request,
  refused: readonly Refusal[] = [],
): Promise<CellsForm> {
  const { agreement, party, person } = visited;
  const cells = cellsOf(visited, request);
  const entered = cells.some(isThere) ? await readEntered(agreement.id, party) : NONE;
  const shown = (which: (cell: OwnCell) => boolean) =>
    cells.filter(which).map((cell) => shownCell(visited, cell, entered));
  return {
    ...{ missing: shown(isMissing), standing: shown(isThere), refused, typed: request.form },
    ...{ form: newFormKeys(person.secret), path: monthPath(request) },
  };
}

function sayDue({ reporting: { clock }, agreement }: VisitedReporter, cells: readonly OwnCell[]): string {
  const due = cells.map(({ measured }) => dueAt(clock, measured)).sort()[0] ?? '';
  const missing = cells.filter(isMissing).length;
  const all = missing === cells.length && missing > 1;
  const which = missing === 0 ? 'Nothing' : all ? `All ${missing}` : `${missing} of ${cells.length}`;
  const is = `${which} ${missing < 2 ? 'is' : 'are'} missing.`;
  return clock.now < due
    ? `Due on ${sayInstant(due, agreement.zone)}, ${sayTimeLeft(clock.calendar, clock.now, due)}. ${is}`
    : `Closed on ${sayInstant(due, agreement.zone)}. ${is}`;
}

export async function showMonth(
  visited: VisitedReporter,
  request: Request,
  refused: readonly Refusal[] = [],
): Promise<Reply> {
  const cells = cellsOf(visited, request);
  const view = monthPage({
    ...reporterFrame(visited, request.now),
    of: await cellsForm(visited, request, refused),
    ...{ periods: periodsIn(cells), due: sayDue(visited, cells), back: reportPath(request) },
    shut: cells.filter(isShut).map((cell) => shownCell(visited, cell, NONE)),
    over: readOnly(visited.reporting),
  });
  return show(view, refused.length > 0 ? 422 : 200);
}

export const lookAtMonth = page(async (request) => showMonth(await visitReporter(request), request));
