/** What the mail system says of a mail goes on the record of its round, once a report. */
import type { Instant } from '../shared/kernel.ts';
import { change, commandKey, commit, decidingAgain, firstAnswer, tipFrom, tipKey } from '../shared/ledger.ts';
import { readTogether } from '../shared/table.ts';
import { roundEffect } from './round.effects.ts';
import type { RoundEvent } from './round.events.ts';
import { reportMail } from './round.rules.ts';
import { evolveRound, type Round } from './round.state.ts';

type Report = Extract<RoundEvent, { type: 'MailReported' }>['data'];

export async function recordMailReport(id: string, report: Report, now: Instant): Promise<void> {
  const command = { id: `mail:${report.messageId}:${report.report}`, fingerprint: report.report };
  await decidingAgain(async () => {
    const found = await readTogether([tipKey(id), commandKey(command.id)]);
    const tip = tipFrom<Round>(found, id);
    if (!tip.state || firstAnswer(found, command)) return;
    const decision = reportMail(tip.state, report);
    if (decision.refused) return;
    const moved = change({ tip, events: decision.events, evolve: evolveRound, effectOf: roundEffect });
    await commit({ command, at: now, actor: 'mail', changes: [moved] });
  });
}
