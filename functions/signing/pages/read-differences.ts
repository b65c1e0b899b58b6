/** GET /rounds/{round}/differences: what this round's version changes in the text of the version before. */
import { readRevision } from '../../agreements/agreement.reads.ts';
import { page } from '../../shared/http/page.ts';
import { notFound, show } from '../../shared/http/reply.ts';
import { visit } from '../authorize-round.ts';
import { differencesPage } from './differences.pages.tsx';
import { roundFrame } from './round-frame.ts';

export const readDifferences = page(async (request) => {
  const visited = await visit(request);
  const { agreement, round, replaced } = visited;
  const revision = await readRevision(agreement.id, round.id);
  if (!revision) return notFound();
  // Comparing texts is for those who look at a new version; nobody else waits for it.
  const { shownRevision } = await import('../../agreements/pages/differences.parts.ts');
  const frame = roundFrame(visited, request.now, 'changes', { title: revision.after.title });
  return show(differencesPage({ agreement, frame, replaced, revision: shownRevision(revision, agreement.convener) }));
});
