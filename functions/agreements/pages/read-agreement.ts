/** GET /api/agreements/{agreement}: what the convener's systems may read of their own agreements. */
import { authorize } from '../../identity/authorize.ts';
import { convenerFrom, tokenKeyOf } from '../../identity/convener.reads.ts';
import { rolesOf } from '../../identity/domain/roles.rules.ts';
import { api } from '../../shared/http/page.ts';
import { answer } from '../../shared/http/reply.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { agreementTip } from '../agreement.reads.ts';
import { inForce, readAs } from '../domain/agreement.rules.ts';

export const readAgreement = api(async (request) => {
  const { bearer, path, now } = request;
  const id = path.agreement ?? '';
  const found = await batchGet([tokenKeyOf(bearer), tipKey(id)]);
  const agreement = existing(agreementTip(found, id));
  const actor = convenerFrom(found, bearer);
  authorize(request, rolesOf(actor), { organization: readAs(agreement, actor) });
  return answer({ ...agreement, inForce: inForce(agreement, now) });
});
