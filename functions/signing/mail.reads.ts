/** What mails about a round are decided on and made from, read once for all their recipients, and again while it is a torn read. */
import { agreementTip, partyKey, readText } from '../agreements/agreement.reads.ts';
import { readAgencies } from '../identity/agency.store.ts';
import { partyTipKey, partyTogether } from '../offices/party.reads.ts';
import { existing, tipFrom, tipKey } from '../shared/ledger.ts';
import { recipientOf, type Sending } from '../shared/mail.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { batchGet } from '../shared/table.ts';
import type { Round } from './round.state.ts';

const partiesIn = (names: readonly string[]): string[] => [...new Set(names.map((name) => recipientOf(name).party))];

export const readRoundMail = (sending: Pick<Sending, 'about' | 'to'>) => retryOnConflict(() => readTogether(sending));

async function readTogether({ about: { agreement: id = '', round: roundId = '' }, to }: Pick<Sending, 'about' | 'to'>) {
  const parties = partiesIn(to);
  const found = await batchGet([
    ...[tipKey(roundId), tipKey(id)],
    ...parties.flatMap((party) => [partyKey(id, party), partyTipKey(id, party)]),
  ]);
  const register = new Map(parties.map((party) => [party, partyTogether(found, id, party)] as const));
  const agreement = existing(agreementTip(found, id));
  return {
    agreement,
    round: tipFrom<Round>(found, roundId).state,
    /** The round that the mail is about is that of the text that is out now: a new version is told by its own mails. */
    current: agreement.round === roundId,
    text: await readText(agreement.textHash),
    agencyIdOf: (party: string) => register.get(party)?.registered?.agency,
    /** Throws where no version had such a party; of one that a new version has dropped, what was kept. */
    partyOf: (party: string) => {
      const { registered, tip } = register.get(party) ?? {};
      if (!registered) throw new Error('The party is not in the register');
      return { registered, offices: tip?.state };
    },
  };
}

export type RoundMail = Awaited<ReturnType<typeof readRoundMail>>;

/** The same, with the agencies of those who are not written to as signatories, and who vouches for their offices today. */
export async function readLiaisonMail(sending: Pick<Sending, 'about' | 'to'>) {
  const facts = await readRoundMail(sending);
  const named = sending.to.map(recipientOf).filter(({ who }) => who !== 'signatory');
  const agencies = await readAgencies(named.flatMap(({ party }) => facts.agencyIdOf(party) ?? []));
  const agencyOf = (party: string) => agencies.get(facts.agencyIdOf(party) ?? '');
  return { ...facts, agencyOf, liaisonsOf: (party: string) => agencyOf(party)?.liaisons ?? [] };
}
