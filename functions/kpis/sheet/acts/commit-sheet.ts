/** POST /agreements/{agreement}/parties/{party}/figures/sheet/{draft}: records a sheet that was looked at, whole or not at all. */
import { personForm } from '../../../identity/person.reads.ts';
import { act } from '../../../shared/act.ts';
import { refusals } from '../../../shared/carry-out.ts';
import { seeOther } from '../../../shared/http/reply.ts';
import { reportPath } from '../../authorize-figures.ts';
import { recordFigures } from '../../record-figures.ts';
import { type Counted, countedText } from '../../reporting/domain/counted.rules.ts';
import { implausibleIn, NOT_CONFIRMED, SHEET_FAULTY, SHEET_GONE, SHEET_OVERTAKEN } from '../domain/look-at-sheet.ts';
import { seenIn, showDraft } from '../pages/read-draft.ts';
import { draftPath, type VisitedDraft, visitDraft } from '../visit-draft.ts';

export const commitSheet = act<VisitedDraft, Counted>('commit-sheet', {
  form: (request) => personForm(request, draftPath(request)),
  load: (request, command) => visitDraft(request, [command]),
  decide: (visited, { form }) => {
    const { looked, speaker } = visited;
    if (!looked) return refusals([SHEET_GONE]);
    if (looked.errors.length > 0) return refusals([SHEET_FAULTY]);
    if (form._seen !== seenIn(looked)) return refusals([SHEET_OVERTAKEN]);
    if (implausibleIn(looked.taken).length > 0 && form.confirmed !== 'yes') return refusals([NOT_CONFIRMED]);
    return recordFigures(visited, looked.entries, { speaker, door: 'sheet' });
  },
  done: (counted, request) => seeOther(`${reportPath(request)}?done=${countedText(counted)}`),
  show: showDraft,
});
