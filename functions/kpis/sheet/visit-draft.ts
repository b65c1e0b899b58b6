/** A reporter with the sheet that was handed in, decided anew from what stands now. */
import { Missing } from '../../shared/failures.ts';
import type { Request } from '../../shared/http/page.ts';
import type { Key } from '../../shared/ledger/table.ts';
import { reportPath, type VisitedReporter, visitReporter } from '../authorize-figures.ts';
import { type LookedAt, lookAtSheet } from './domain/look-at-sheet.ts';
import { readDraft } from './draft.store.ts';

export const sheetPath = (request: Request): string => `${reportPath(request)}/sheet`;
export const draftPath = (request: Request): string => `${sheetPath(request)}/${request.path.draft}`;

export type VisitedDraft = VisitedReporter & {
  /** Absent where the sheet is gone. */
  looked: LookedAt | undefined;
};

export async function visitDraft(request: Request, more: readonly Key[] = []): Promise<VisitedDraft> {
  const { agreement = '', party = '', draft = '' } = request.path;
  if (!/^[0-9a-f]{64}$/.test(draft)) throw new Missing('No such sheet');
  const visited = await visitReporter(request, more, { whole: true });
  const { mailbox } = visited.person;
  const text = await readDraft(draft, { agreement, party, mailbox }, request.now);
  return { ...visited, looked: text === undefined ? undefined : lookAtSheet(visited.reporting, text) };
}
