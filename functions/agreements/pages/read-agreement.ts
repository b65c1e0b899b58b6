/** GET /api/agreements/{agreement}: what systems of its parties may read of an agreement: the text that holds, and the one that shall follow it. */
import { api } from '../../shared/http/page.ts';
import { answer } from '../../shared/http/reply.ts';
import { changesAt } from '../changes/domain/changes-at.rules.ts';
import { visitAsConvener } from '../convener-view.reads.ts';
import { inForce } from '../domain/in-force.rules.ts';

export const readAgreement = api(async (request) => {
  const { whole, agreement } = await visitAsConvener(request);
  const { now } = request;
  const changes = agreement.changes && { changes: changesAt(whole, now) };
  return answer({ ...agreement, ...changes, inForce: inForce(whole, now) });
});
