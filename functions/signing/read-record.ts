/** GET /rounds/{round}/record and /copy: the history with its hashes, and the copy to keep. */
import { copyName } from '../agreements/mou-name.ts';
import { page, seeOther, show } from '../shared/page.ts';
import { copyDocument } from './copy.pages.tsx';
import { recordOf } from './executed-copy.ts';
import { recordPage } from './record.pages.tsx';
import { visit } from './visit.ts';

export const readRecord = page(async (request) => {
  const { agreement, round } = await visit(request, 'round.read');
  return show(recordPage(await recordOf(agreement), `/rounds/${round.id}`));
});

export const readCopy = page(async (request) => {
  const { agreement, round } = await visit(request, 'round.read');
  // Before execution there is nothing that could be called a copy of the agreement.
  if (agreement.status !== 'executed') return seeOther(`/rounds/${round.id}`);
  const reply = show(copyDocument(await recordOf(agreement)));
  const disposition = `attachment; filename="${copyName(agreement.number)}"`;
  return { ...reply, headers: { ...reply.headers, 'content-disposition': disposition } };
});
