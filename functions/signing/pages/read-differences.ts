/** GET /rounds/{round}/differences: what this round's version changes in the text of the version before. */
import { readRevision } from '../../agreements/agreement.reads.ts';
import { page } from '../../shared/http/page.ts';
import { notFound, show } from '../../shared/http/reply.ts';
import { visit } from '../authorize-round.ts';
import { differencesPage } from './differences.pages.tsx';
import { roundFrame } from './round-frame.ts';
import { nameOf } from './signatories.parts.tsx';

export const readDifferences = page(async (request) => {
  const visited = await visit(request);
  const { agreement, round, replaced } = visited;
  const revision = await readRevision(agreement.id, round.id);
  if (!revision) return notFound();
  // Comparing texts is for those who look at a new version; nobody else waits for it.
  const { differences } = await import('../../agreements/pages/differences.parts.ts');
  const { before, since, after, note } = revision;
  const convener = nameOf(after, agreement.convener);
  const frame = roundFrame(visited, request.now, 'changes', { title: after.title });
  const changes = differences(before, after);
  return show(differencesPage({ agreement, since, frame, replaced, convener, differences: changes, note }));
});
