/** Answers a search for a lost link: only for agreements in which the mailbox stands today, with links that live beside the earlier ones. */
import {
  type Agreement,
  agreementTip,
  partyFrom,
  partyKey,
  type RegisteredParty,
} from '../agreements/agreement.reads.ts';
import { countSent } from '../identity/asking.store.ts';
import { sameNumber } from '../identity/find.rules.ts';
import { type RoleRow, readPerson } from '../identity/person.store.ts';
import type { AskedEffect } from '../shared/effects.ts';
import type { Instant } from '../shared/kernel.ts';
import { tipFrom, tipKey } from '../shared/ledger.ts';
import { sameMailbox } from '../shared/mailbox.ts';
import { batchGet, type Found } from '../shared/table.ts';
import type { Round } from '../signing/round.state.ts';
import { lettersFor } from './letter.ts';
import { foundLiaisonLetter, type Tended, tendedBy } from './letters/found-liaison.ts';
import type { Outgoing } from './post.ts';

/** An answer that could be sent, once the round that stands is known. */
interface Wanted {
  agreement: Agreement;
  /** Whether there is something that the mailbox could have lost. */
  is: (round: Round) => boolean;
  letters: (round: Round) => Promise<Outgoing[]>;
}

/** As what a mail reaches the holder of that role: the office that signs and a reviewer have links of their own. */
const recipientOf = (row: RoleRow, registered: RegisteredParty | undefined, mailbox: string): string | undefined => {
  const reads = (one: { mailbox: string } | undefined) => sameMailbox(one?.mailbox ?? '') === mailbox;
  if (row.as === 'reviewer') return reads(registered?.reviewers?.[row.of]) ? `${row.party}/${row.of}` : undefined;
  if (row.as !== 'office' || registered?.signatory !== row.of) return undefined;
  return reads(registered.offices[row.of]?.holder) ? row.party : undefined;
};

function byRole(row: RoleRow, agreement: Agreement, found: Found, mailbox: string, now: Instant): Wanted[] {
  const { party } = row;
  const to = recipientOf(row, partyFrom(found, agreement, party), mailbox);
  if (to === undefined) return [];
  // Before its turn no link is made for an office: there is none that could have been lost. A reviewer has one before.
  const is = (round: Round) => to !== party || round.signatories[party]?.status !== 'waiting';
  const letters = (round: Round) => {
    const effect = { kind: 'mail', template: 'found', agreement: agreement.id, round: round.id, to: [to] } as const;
    return lettersFor({ ...effect, to: [to] }, to, now);
  };
  return [{ agreement, is, letters }];
}

function asLiaison(tended: Tended, agreement: Agreement, found: Found, mailbox: string): Wanted[] {
  if (partyFrom(found, agreement, tended.party)?.agency !== tended.agency) return [];
  const letters = async (round: Round) => [await foundLiaisonLetter(tended, mailbox, agreement, round)];
  return [{ agreement, is: () => true, letters }];
}

async function wantedBy({ mailbox, data }: AskedEffect, now: Instant): Promise<Wanted[]> {
  const { roles, agencies } = await readPerson(mailbox);
  const tended = await tendedBy(mailbox, agencies);
  const found = await batchGet(
    [...roles, ...tended].flatMap(({ agreement, party }) => [tipKey(agreement), partyKey(agreement, party)]),
  );
  const sought = (id: string): Agreement[] => {
    const agreement = agreementTip(found, id).state;
    return agreement && sameNumber(agreement.number, data.number ?? '') ? [agreement] : [];
  };
  return [
    ...roles.flatMap((row) => sought(row.agreement).flatMap((one) => byRole(row, one, found, mailbox, now))),
    ...tended.flatMap((row) => sought(row.agreement).flatMap((one) => asLiaison(row, one, found, mailbox))),
  ];
}

export async function foundLetters(effect: AskedEffect, now: Instant): Promise<Outgoing[]> {
  const wanted = await wantedBy(effect, now);
  const rounds = await batchGet(wanted.map(({ agreement }) => tipKey(agreement.round)));
  const letters: Outgoing[] = [];
  for (const one of wanted) {
    const round = tipFrom<Round>(rounds, one.agreement.round).state;
    if (!round || !one.is(round)) continue;
    if (!(await countSent(effect, now))) break;
    letters.push(...(await one.letters(round)));
  }
  return letters;
}
