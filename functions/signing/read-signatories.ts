/** GET /api/agreements/{agreement}/signatories: the convener's systems see who was asked, who has signed and whose mail came back. */
import { can } from '../identity/can.rules.ts';
import { convenerFrom, tokenKeyOf } from '../identity/convener.ts';
import { roundIdOf } from '../shared/ids.ts';
import { existing, tipFrom, tipKey } from '../shared/ledger.ts';
import { answer, api, notFound } from '../shared/page.ts';
import { readTogether } from '../shared/table.ts';
import type { Round } from './round.state.ts';

export const readSignatories = api(async ({ bearer, path }) => {
  const id = roundIdOf(path.agreement ?? '', 1);
  const found = await readTogether([tokenKeyOf(bearer), tipKey(id)]);
  const { status, deadline, warnAt, reminders, remindAt, signatories, organization, stalled } = existing(
    tipFrom<Round>(found, id),
  );
  if (!can(convenerFrom(found, bearer), 'agreement.read', { organization })) return notFound();
  return answer({ round: id, status, deadline, warnAt, reminders, remindAt, stalled, signatories });
});
