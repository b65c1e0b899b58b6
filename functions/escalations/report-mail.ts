/** What the mail system says of a mail to an office goes on the record of its dispute, once a report. */
import { carryOut } from '../shared/carry-out.ts';
import type { Instant } from '../shared/kernel.ts';
import { tipKey } from '../shared/ledger.ts';
import { batchGet } from '../shared/table.ts';
import type { DataOf, DisputeEvent } from './dispute.events.ts';
import { disputeStream } from './dispute.stream.ts';

type Reported = DataOf<'DisputeMailReported'>;
type Of = Pick<Reported, 'party' | 'office'> & { dispute: string };

/** A report that comes twice is recorded once; of a dispute that is not there, nothing is. */
export async function recordDisputeMail(
  { dispute, party, office }: Of,
  report: Omit<Reported, 'party' | 'office'>,
  now: Instant,
): Promise<void> {
  await carryOut({
    command: { id: `mail:${dispute}:${report.messageId}:${report.report}`, fingerprint: report.report },
    at: now,
    load: async (command) => ({ found: await batchGet([tipKey(dispute), command]), actor: 'mail' }),
    decide: ({ found }) => {
      const tip = disputeStream.tip(found, dispute);
      const reported: DisputeEvent = { type: 'DisputeMailReported', data: { party, office, ...report } };
      return { changes: [disputeStream.change(tip, tip.state ? [reported] : [])], result: undefined };
    },
  });
}
