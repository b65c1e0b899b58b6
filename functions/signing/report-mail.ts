/** What the mail system says of a mail goes on the record of its round, once a report. */
import { partyTip, partyTipKey } from '../offices/party.reads.ts';
import { agreementIdOf } from '../shared/ids.ts';
import type { Instant } from '../shared/kernel.ts';
import { change, commandKey, commit, recordedResult, tipFrom, tipKey } from '../shared/ledger.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { batchGet } from '../shared/table.ts';
import { roundEffect } from './round.effects.ts';
import type { RoundEvent } from './round.events.ts';
import { reportMail } from './round.rules.ts';
import { evolveRound, type Round } from './round.state.ts';

type Report = Extract<RoundEvent, { type: 'MailReported' }>['data'];

/** `holder` is the count of holders under which the mail went out; undefined of one that was not to a holder. */
export async function recordMailReport(id: string, report: Report, now: Instant, holder?: number): Promise<void> {
  const command = { id: `mail:${report.messageId}:${report.report}`, fingerprint: report.report };
  await retryOnConflict(async () => {
    const agreement = agreementIdOf(id);
    const found = await batchGet([tipKey(id), partyTipKey(agreement, report.party), commandKey(command.id)]);
    const tip = tipFrom<Round>(found, id);
    if (!tip.state || recordedResult(found, command)) return;
    const today = partyTip(found, agreement, report.party).state?.epoch ?? 0;
    const former = holder !== undefined && holder !== today;
    const decision = reportMail(tip.state, { ...report, ...(former && { former }) });
    if (decision.refused) return;
    const moved = change({ tip, events: decision.events, evolve: evolveRound, effectOf: roundEffect });
    await commit({ command, at: now, actor: 'mail', changes: [moved] });
  });
}
