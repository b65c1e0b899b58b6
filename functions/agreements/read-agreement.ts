/** GET /api/agreements/{agreement}: what the convener's systems may read of their own agreements. */
import { authorize } from '../identity/authorize.ts';
import { convenerFrom, tokenKeyOf } from '../identity/convener.ts';
import { rolesOf } from '../identity/roles.rules.ts';
import { existing, tipKey } from '../shared/ledger.ts';
import { answer, api } from '../shared/page.ts';
import { batchGet } from '../shared/table.ts';
import { agreementTip } from './agreement.reads.ts';
import { inForce } from './agreement.rules.ts';

export const readAgreement = api(async (request) => {
  const { bearer, path, now } = request;
  const id = path.agreement ?? '';
  const found = await batchGet([tokenKeyOf(bearer), tipKey(id)]);
  const agreement = existing(agreementTip(found, id));
  const actor = convenerFrom(found, bearer);
  authorize(request, rolesOf(actor), { organization: agreement.organization });
  return answer({ ...agreement, inForce: inForce(agreement, now) });
});
