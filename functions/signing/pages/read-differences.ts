/** GET /rounds/{round}/differences: what this round's version changes in the text of the version before. */
import { readRevision } from '../../agreements/agreement.reads.ts';
import { page } from '../../shared/http/page.ts';
import { notFound, show } from '../../shared/http/reply.ts';
import { visit } from '../authorize-round.ts';
import { differencesPage } from './differences.pages.tsx';
import { nameOf } from './signatories.parts.tsx';

export const readDifferences = page(async (request) => {
  const { agreement, round, replaced } = await visit(request);
  const revision = await readRevision(agreement.id, round.id);
  if (!revision) return notFound();
  // Comparing texts is for those who look at a new version; nobody else waits for it.
  const { differences } = await import('../../agreements/pages/differences.parts.ts');
  const { before, after, note } = revision;
  const convener = nameOf(after, agreement.convener);
  return show(differencesPage({ agreement, replaced, convener, differences: differences(before, after), note }));
});
