/** What mails about a round are decided on and made from, read once for all their recipients, and again while it is a torn read. */
import { agreementTip, partyKey, readText } from '../agreements/agreement.reads.ts';
import { sentLast, versionOf } from '../agreements/domain/agreement.state.ts';
import { latestOf } from '../agreements/domain/kept-party.rules.ts';
import { readAgencies } from '../identity/agency.store.ts';
import { partyTipKey, partyTogether } from '../offices/party.reads.ts';
import { existing, tipFrom, tipKey } from '../shared/ledger/ledger.ts';
import { retryOnConflict } from '../shared/ledger/retry-on-conflict.ts';
import { batchGet } from '../shared/ledger/table.ts';
import { partiesIn, type Sending } from '../shared/mail.ts';
import type { Round } from './domain/round.state.ts';

export const readRoundMail = (sending: Sending) =>
  retryOnConflict(async () => {
    const { agreement: id = '', round: roundId = '' } = sending.about;
    const parties = partiesIn(sending.to);
    const found = await batchGet([
      ...[tipKey(roundId), tipKey(id)],
      ...parties.flatMap((party) => [partyKey(id, party), partyTipKey(id, party)]),
    ]);
    const whole = existing(agreementTip(found, id));
    const own = versionOf(whole, roundId);
    const agreement = own ?? sentLast(whole);
    const register = new Map(
      parties.map((party) => {
        const { kept, registered, tip } = partyTogether(found, agreement, party);
        return [party, { registered: registered ?? (kept && latestOf(kept)), tip }] as const;
      }),
    );
    const agencyIdOf = (party: string) => register.get(party)?.registered?.agency;
    const [text, agencies] = await Promise.all([
      readText(agreement.textHash),
      readAgencies([...new Set(parties.flatMap((party) => agencyIdOf(party) || []))]),
    ]);
    const agencyOf = (party: string) => agencies.get(agencyIdOf(party) ?? '');
    return {
      ...{ agreement, text, agencyOf },
      round: tipFrom<Round>(found, roundId).state,
      /** The round that the mail is about is that of a text that counts: one in its place is told by its own mails. */
      current: own !== undefined,
      liaisonsOf: (party: string) => agencyOf(party)?.liaisons ?? [],
      /** Throws where no version had such a party; of one that a new version has dropped, what was kept. */
      partyOf: (party: string) => {
        const { registered, tip } = register.get(party) ?? {};
        if (!registered) throw new Error('The party is not in the register');
        return { registered, offices: tip?.state };
      },
    };
  });

export type RoundMail = Awaited<ReturnType<typeof readRoundMail>>;
