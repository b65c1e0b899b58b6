/** What the mail system says of a mail goes on the record of its round, once a report. */
import { partyTip, partyTipKey } from '../offices/party.reads.ts';
import { carryOut } from '../shared/carry-out.ts';
import { agreementIdOf } from '../shared/ids.ts';
import type { Instant } from '../shared/kernel.ts';
import { tipKey } from '../shared/ledger.ts';
import { batchGet } from '../shared/table.ts';
import type { RoundEvent } from './round.events.ts';
import { reportMail } from './round.rules.ts';
import { roundStream } from './round.stream.ts';

type Report = Extract<RoundEvent, { type: 'MailReported' }>['data'];

/** `holder` is the count of holders under which the mail went out; undefined of one that was not to a holder. */
export async function recordMailReport(id: string, report: Report, now: Instant, holder?: number): Promise<void> {
  const agreement = agreementIdOf(id);
  const keys = [tipKey(id), partyTipKey(agreement, report.party)];
  await carryOut({
    command: { id: `mail:${report.messageId}:${report.report}`, fingerprint: report.report },
    at: now,
    load: async (command) => ({ found: await batchGet([...keys, command]), actor: 'mail' }),
    decide: ({ found }) => {
      const tip = roundStream.tip(found, id);
      const today = partyTip(found, agreement, report.party).state?.epoch ?? 0;
      const former = holder !== undefined && holder !== today;
      const { events = [] } = tip.state ? reportMail(tip.state, { ...report, ...(former && { former }) }) : {};
      return { changes: [roundStream.change(tip, events)], result: undefined };
    },
  });
}
