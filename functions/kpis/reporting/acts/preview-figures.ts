/** POST /agreements/{agreement}/parties/{party}/figures/{until}/preview: shows what would follow from what was typed, and records nothing. */
import { personForm } from '../../../identity/person.reads.ts';
import { submittedBy } from '../../../shared/http/form-keys.ts';
import { page } from '../../../shared/http/page.ts';
import { show } from '../../../shared/http/reply.ts';
import { reportPath, visitReporter } from '../../authorize-figures.ts';
import { periodsIn } from '../domain/own-figures.rules.ts';
import { previewPage } from '../pages/preview.pages.tsx';
import { cellsForm, cellsOf, monthPath, showMonth } from '../pages/read-month.ts';
import { reporterFrame } from '../pages/reporter-frame.ts';
import { whatFollows } from '../pages/what-follows.ts';
import { typedIn } from './figures-form.ts';

export const previewFigures = page(async (request) => {
  // A form of no session reads nothing.
  submittedBy(personForm(request, monthPath(request)), request.form, 'preview-figures');
  const visited = await visitReporter(request, [], { whole: true });
  const { taken, refused } = typedIn(visited, request);
  if (refused.length > 0) return showMonth(visited, request, refused);
  return show(
    previewPage({
      ...reporterFrame(visited, request.now),
      ...{ periods: periodsIn(cellsOf(visited, request)), follows: whatFollows(visited, taken) },
      ...{ of: await cellsForm(visited, request), back: reportPath(request) },
    }),
  );
});
