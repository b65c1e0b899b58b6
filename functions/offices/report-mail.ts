/** What the mail system says of a mail to a party's liaison or reviewer goes on the record of that party, once a report. */

import { partyIdOf } from '../shared/ids.ts';
import type { Instant } from '../shared/kernel.ts';
import { change, commandKey, commit, recordedResult } from '../shared/ledger.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { batchGet } from '../shared/table.ts';
import { partyEffect } from './party.effects.ts';
import type { PartyEvent, PartyReport } from './party.events.ts';
import { partyTip, partyTipKey } from './party.reads.ts';
import { evolveParty } from './party.state.ts';

interface Of {
  agreement: string;
  round: string;
  party: string;
}

/** False when the party has no stream yet: nobody has vouched for it. */
export async function recordPartyMail(
  { agreement, round, party }: Of,
  report: PartyReport,
  now: Instant,
): Promise<boolean> {
  const command = {
    id: `mail:${partyIdOf(agreement, party)}:${report.messageId}:${report.report}`,
    fingerprint: report.report,
  };
  return retryOnConflict(async () => {
    const found = await batchGet([partyTipKey(agreement, party), commandKey(command.id)]);
    const tip = partyTip(found, agreement, party);
    if (!tip.state) return false;
    if (recordedResult(found, command)) return true;
    const events: PartyEvent[] = [{ type: 'PartyMailReported', data: report }];
    const effectOf = partyEffect({ id: agreement, round });
    await commit({
      command,
      at: now,
      actor: 'mail',
      changes: [change({ tip, events, evolve: evolveParty, effectOf })],
    });
    return true;
  });
}
