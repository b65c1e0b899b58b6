/** What every letter about a party is decided on, read in one round trip when the mail goes out, and again while it is of two moments. */
import { agreementTip, partyKey } from '../../agreements/agreement.reads.ts';
import { partyTipKey, partyTogether } from '../../offices/party.reads.ts';
import type { MailEffect } from '../../shared/effects.ts';
import { existing, tipFrom, tipKey } from '../../shared/ledger.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { batchGet } from '../../shared/table.ts';
import type { Round } from '../../signing/round.state.ts';

export const service = (): string => process.env.SERVICE_URL ?? '';

export const matterOf = (effect: MailEffect, party: string) => retryOnConflict(() => matterOfMoment(effect, party));

async function matterOfMoment(effect: MailEffect, party: string) {
  const id = effect.agreement;
  const found = await batchGet([tipKey(effect.round), tipKey(id), partyKey(id, party), partyTipKey(id, party)]);
  // A mail of a round that a new version has replaced is dropped by its letter, whoever is still a party.
  const { registered, tip } = partyTogether(found, id, party);
  if (!registered) throw new Error('The party is not in the register');
  return {
    agreement: existing(agreementTip(found, id)),
    round: tipFrom<Round>(found, effect.round).state,
    registered,
    offices: tip.state,
  };
}

export type LetterMatter = Awaited<ReturnType<typeof matterOf>>;
