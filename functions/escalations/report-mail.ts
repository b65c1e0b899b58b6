/** What the mail system says of a mail to an office goes on the record of its dispute, once a report. */

import type { Instant } from '../shared/kernel.ts';
import { commandKey, commit, recordedResult, tipKey } from '../shared/ledger.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { batchGet } from '../shared/table.ts';
import type { DataOf, DisputeEvent } from './dispute.events.ts';
import { disputeChange, disputeTip } from './dispute.store.ts';

type Reported = DataOf<'DisputeMailReported'>;
type Of = Pick<Reported, 'party' | 'office'> & { dispute: string };

/** A report that comes twice is recorded once; of a dispute that is not there, nothing is. */
export async function recordDisputeMail(
  { dispute, party, office }: Of,
  report: Omit<Reported, 'party' | 'office'>,
  now: Instant,
): Promise<void> {
  const command = { id: `mail:${dispute}:${report.messageId}:${report.report}`, fingerprint: report.report };
  await retryOnConflict(async () => {
    const found = await batchGet([tipKey(dispute), commandKey(command.id)]);
    const tip = disputeTip(found, dispute);
    if (!tip.state || recordedResult(found, command)) return;
    const events: DisputeEvent[] = [{ type: 'DisputeMailReported', data: { party, office, ...report } }];
    await commit({ command, at: now, actor: 'mail', changes: [disputeChange(tip, events)] });
  });
}
