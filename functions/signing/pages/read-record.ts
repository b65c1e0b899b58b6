/** GET /rounds/{round}/record, /copy and /copy.json: the history with its hashes, and the sealed copy to keep, for people and for programs. */
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, show } from '../../shared/http/reply.ts';
import { visit } from '../authorize-round.ts';
import { copyReply } from './copy-reply.parts.ts';
import { recordOf } from './executed-copy.parts.ts';
import { recordPage } from './record/record.parts.tsx';
import { roundFrame } from './round-frame.ts';

export const readRecord = page(async (request) => {
  const visited = await visit(request);
  const record = await recordOf(visited.agreement);
  return show(recordPage(record, { frame: roundFrame(visited, request.now, 'record', { title: record.text.title }) }));
});

async function copyAs(kind: 'pdf' | 'json', request: Request): Promise<Reply> {
  const visited = await visit(request);
  const frame = roundFrame(visited, request.now, 'act');
  return copyReply(visited.agreement, kind, { back: `/rounds/${visited.round.id}`, frame });
}

export const readCopy = page((request) => copyAs('pdf', request));
export const readCopyData = page((request) => copyAs('json', request));
