/** POST /agreements/{agreement}/parties/{party}/figures/{until}: records the figures of one form, all of them or none. */
import { personForm } from '../../../identity/person.reads.ts';
import { act } from '../../../shared/act.ts';
import { refusals } from '../../../shared/carry-out.ts';
import { seeOther } from '../../../shared/http/reply.ts';
import { reportPath, type VisitedReporter, visitReporter } from '../../authorize-figures.ts';
import { recordFigures } from '../../record-figures.ts';
import { type Counted, countedText } from '../domain/counted.rules.ts';
import { monthPath, showMonth } from '../pages/read-month.ts';
import { typedIn } from './figures-form.ts';

export const reportFigures = act<VisitedReporter, Counted>('report-figures', {
  form: (request) => personForm(request, monthPath(request)),
  load: (request, command) => visitReporter(request, [command], { whole: true, sparing: true }),
  decide: (visited, request) => {
    const { entries, refused } = typedIn(visited, request);
    if (refused.length > 0) return refusals(refused);
    return recordFigures(visited, entries, { speaker: visited.speaker, door: 'form' });
  },
  done: (counted, request) => seeOther(`${reportPath(request)}?done=${countedText(counted)}`),
  show: showMonth,
});
