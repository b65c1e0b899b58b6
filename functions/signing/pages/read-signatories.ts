/** GET /api/agreements/{agreement}/signatories: the convener's systems see who was asked, who has signed and whose mail came back. */
import { agreementTip } from '../../agreements/agreement.reads.ts';
import { readAs, sentLast } from '../../agreements/domain/agreement.rules.ts';
import { authorize } from '../../identity/authorize.ts';
import { convenerFrom, tokenKeyOf } from '../../identity/convener.reads.ts';
import { rolesOf } from '../../identity/domain/roles.rules.ts';
import { api } from '../../shared/http/page.ts';
import { answer } from '../../shared/http/reply.ts';
import { existing, tipFrom, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import type { Round } from '../domain/round.state.ts';

export const readSignatories = api(async (request) => {
  const { bearer, path } = request;
  const agreementId = path.agreement ?? '';
  const found = await batchGet([tokenKeyOf(bearer), tipKey(agreementId)]);
  const whole = existing(agreementTip(found, agreementId));
  const { round: id, version } = sentLast(whole);
  const actor = convenerFrom(found, bearer);
  authorize(request, rolesOf(actor), { organization: readAs(whole, actor) });
  const { status, deadline, warnAt, reminders, remindAt, signatories, stalled } = existing(
    tipFrom<Round>(await batchGet([tipKey(id)]), id),
  );
  const told = Object.fromEntries(
    Object.entries(signatories).map(([party, one]) => {
      const { at } = one;
      return [party, { ...one, ...(at !== undefined && { at }) }];
    }),
  );
  return answer({ round: id, version, status, deadline, warnAt, reminders, remindAt, stalled, signatories: told });
});
