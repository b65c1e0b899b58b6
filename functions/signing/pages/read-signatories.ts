/** GET /api/agreements/{agreement}/signatories: systems of the parties see who was asked, who has signed and whose mail came back, seat by seat. */
import { visitAsConvener } from '../../agreements/convener-view.reads.ts';
import { sentLast } from '../../agreements/domain/agreement.state.ts';
import { api } from '../../shared/http/page.ts';
import { answer } from '../../shared/http/reply.ts';
import { existing, tipFrom, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import type { Round } from '../domain/round.state.ts';

export const readSignatories = api(async (request) => {
  const { round: id, version } = sentLast((await visitAsConvener(request)).whole);
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
