/** GET /agreements/{agreement}/parties/{party}/figures/sheet/{draft}: what a sheet would record, or all that is wrong with it. */
import { hashOf } from '../../../shared/canonical.ts';
import { newFormKeys } from '../../../shared/http/form-keys.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { type Reply, show } from '../../../shared/http/reply.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { figureText } from '../../domain/recorded.rules.ts';
import { reporterFrame } from '../../reporting/pages/reporter-frame.ts';
import { whatFollows } from '../../reporting/pages/what-follows.ts';
import { implausibleIn, type LookedAt, SHEET_GONE } from '../domain/look-at-sheet.ts';
import { draftPath, sheetPath, type VisitedDraft, visitDraft } from '../visit-draft.ts';
import { draftPage } from './draft.pages.tsx';
import { showSheet } from './read-sheet.ts';

/** What stands in the cells of the sheet: a page of it and its form say which figures they have shown. */
export const seenIn = ({ taken }: LookedAt): string =>
  hashOf(taken.map(({ measured, was }) => [measured.kpi.key, measured.period, was ? figureText(was.figure) : null]));

export async function showDraft(
  visited: VisitedDraft,
  request: Request,
  refused: readonly Refusal[] = [],
): Promise<Reply> {
  const { looked, person } = visited;
  if (!looked) return showSheet(visited, request, SHEET_GONE, 404);
  const { errors, taken } = looked;
  const changing = taken.filter(({ how }) => how !== 'same');
  const follows = whatFollows(visited, changing);
  const outside = implausibleIn(changing).map(({ entry }) => entry.where);
  const view = draftPage({
    ...reporterFrame(visited, request.now),
    ...{ errors, follows, same: taken.length - changing.length, refused },
    implausible: follows.filter(({ where }) => outside.includes(where)),
    ...{ form: newFormKeys(person.secret), seen: seenIn(looked), path: draftPath(request), sheet: sheetPath(request) },
  });
  return show(view, refused.length > 0 || errors.length > 0 ? 422 : 200);
}

export const lookAtDraft = page(async (request) => showDraft(await visitDraft(request), request));
