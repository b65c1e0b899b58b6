/** The form of an agency's cells as entries, for the page that shows what follows and for the act that records it. */
import type { Request } from '../../../shared/http/page.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import type { VisitedReporter } from '../../authorize-figures.ts';
import type { Entry } from '../../domain/figure-typed.rules.ts';
import { type Preview, preview } from '../../domain/preview.rules.ts';
import { entriesIn } from '../domain/form-entries.rules.ts';
import { cellsOf } from '../pages/read-month.ts';

export interface Typed extends Preview {
  entries: Entry[];
}

export function typedIn(visited: VisitedReporter, request: Request): Typed {
  const cells = cellsOf(visited, request).map(({ measured }) => measured);
  const { entries, refused } = entriesIn(request.form, cells, request.path.until ?? '');
  const { taken, refused: wrong } = preview(visited.reporting, entries);
  const hidden: Refusal[] = request.refused;
  return { entries, taken, refused: [...hidden, ...refused, ...wrong] };
}
