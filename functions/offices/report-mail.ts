/** What the mail system says of a mail to a party's liaison or reviewer goes on the record of that party, once a report. */
import { carryOut } from '../shared/carry-out.ts';
import { partyIdOf } from '../shared/ids.ts';
import type { Instant } from '../shared/kernel.ts';
import { batchGet } from '../shared/table.ts';
import type { PartyEvent, PartyReport } from './party.events.ts';
import { partyTip, partyTipKey } from './party.reads.ts';
import { partyStream } from './party.stream.ts';

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
  const stream = partyIdOf(agreement, party);
  const { loaded } = await carryOut({
    command: { id: `mail:${stream}:${report.messageId}:${report.report}`, fingerprint: report.report },
    at: now,
    load: async (command) => {
      const found = await batchGet([partyTipKey(agreement, party), command]);
      return { found, actor: 'mail', tip: partyTip(found, agreement, party) };
    },
    decide: ({ tip }) => {
      const events: PartyEvent[] = tip.state ? [{ type: 'PartyMailReported', data: report }] : [];
      return { changes: [partyStream.change(tip, events, { id: agreement, round })], result: undefined };
    },
  });
  return loaded.tip.state !== undefined;
}
