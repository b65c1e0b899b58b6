/** GET /api/agreements/{agreement}: what the convener's systems may read of their own agreements. */
import { can } from '../identity/can.rules.ts';
import { convenerFrom, tokenKeyOf } from '../identity/convener.ts';
import { existing, tipKey } from '../shared/ledger.ts';
import { answer, api, notFound } from '../shared/page.ts';
import { batchGet } from '../shared/table.ts';
import { agreementTip } from './agreement.reads.ts';
import { inForce } from './agreement.rules.ts';

export const readAgreement = api(async ({ bearer, path, now }) => {
  const id = path.agreement ?? '';
  const found = await batchGet([tokenKeyOf(bearer), tipKey(id)]);
  const agreement = existing(agreementTip(found, id));
  const actor = convenerFrom(found, bearer);
  if (!can(actor, 'agreement.read', { organization: agreement.organization })) return notFound();
  return answer({ ...agreement, inForce: inForce(agreement, now) });
});
