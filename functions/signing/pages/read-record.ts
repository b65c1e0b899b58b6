/** GET /rounds/{round}/record, /copy and /copy.json: the history with its hashes, and the sealed copy to keep, for people and for programs. */
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, show } from '../../shared/http/reply.ts';
import { visit } from '../authorize-round.ts';
import { copyReply } from './copy-reply.parts.ts';
import { recordOf } from './executed-copy.parts.ts';
import { recordPage } from './record.parts.tsx';

export const readRecord = page(async (request) => {
  const { agreement, round } = await visit(request);
  return show(recordPage(await recordOf(agreement), `/rounds/${round.id}`));
});

async function copyAs(kind: 'pdf' | 'json', request: Request): Promise<Reply> {
  const { agreement, round } = await visit(request);
  return copyReply(agreement, kind, `/rounds/${round.id}`);
}

export const readCopy = page((request) => copyAs('pdf', request));
export const readCopyData = page((request) => copyAs('json', request));
