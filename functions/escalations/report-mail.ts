/** What the mail system says of a mail to an office goes on the record of its dispute, once a report. */

import { decidingAgain } from '../shared/deciding-again.ts';
import type { Instant } from '../shared/kernel.ts';
import { commandKey, commit, firstAnswer, tipKey } from '../shared/ledger.ts';
import { readTogether } from '../shared/table.ts';
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
  await decidingAgain(async () => {
    const found = await readTogether([tipKey(dispute), commandKey(command.id)]);
    const tip = disputeTip(found, dispute);
    if (!tip.state || firstAnswer(found, command)) return;
    const events: DisputeEvent[] = [{ type: 'DisputeMailReported', data: { party, office, ...report } }];
    await commit({ command, at: now, actor: 'mail', changes: [disputeChange(tip, events)] });
  });
}
