/** What the mail system says of a mail about a dispute goes on its record, once a report: an office that refuses mail cannot act. */
import type { Instant } from '../shared/kernel.ts';
import { commandKey, commit, decidingAgain, firstAnswer, tipKey } from '../shared/ledger.ts';
import { readTogether } from '../shared/table.ts';
import type { DataOf } from './dispute.events.ts';
import { disputeChange, disputeTip } from './dispute.store.ts';

type Reported = DataOf<'DisputeMailReported'>;

/** `office` is the key of an office of the party, or `liaison`. A dispute that is not there has no record to go on. */
export async function recordDisputeMail(
  { dispute: id, party, office }: { dispute: string } & Pick<Reported, 'party' | 'office'>,
  report: Pick<Reported, 'report' | 'template' | 'messageId'>,
  now: Instant,
): Promise<void> {
  const command = { id: `mail:${report.messageId}:${report.report}`, fingerprint: report.report };
  await decidingAgain(async () => {
    const found = await readTogether([tipKey(id), commandKey(command.id)]);
    const tip = disputeTip(found, id);
    if (!tip.state || firstAnswer(found, command)) return;
    const moved = disputeChange(tip, [{ type: 'DisputeMailReported', data: { party, office, ...report } }]);
    await commit({ command, at: now, actor: 'mail', changes: [moved] });
  });
}
