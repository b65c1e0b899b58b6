/** Answers a search for a lost link: only for agreements in which the mailbox stands today, with links that live beside the earlier ones. */
import { agreementTip, partyFrom, partyKey, type RegisteredParty } from '../agreements/agreement.reads.ts';
import { countSent } from '../identity/asking.store.ts';
import { sameNumber } from '../identity/find.rules.ts';
import { type RoleRow, readPerson } from '../identity/person.store.ts';
import type { AskedEffect } from '../shared/effects.ts';
import type { Instant } from '../shared/kernel.ts';
import { tipFrom, tipKey } from '../shared/ledger.ts';
import { sameMailbox } from '../shared/mailbox.ts';
import { readTogether } from '../shared/table.ts';
import type { Round } from '../signing/round.state.ts';
import { lettersFor } from './letter.ts';
import type { Outgoing } from './post.ts';

/** As what a mail reaches the holder of that role: the office that signs and a reviewer have links of their own. */
const recipientOf = (row: RoleRow, registered: RegisteredParty | undefined, mailbox: string): string | undefined => {
  const reads = (one: { mailbox: string } | undefined) => sameMailbox(one?.mailbox ?? '') === mailbox;
  if (row.as === 'reviewer') return reads(registered?.reviewers?.[row.of]) ? `${row.party}/${row.of}` : undefined;
  if (row.as !== 'office' || registered?.signatory !== row.of) return undefined;
  return reads(registered.offices[row.of]?.holder) ? row.party : undefined;
};

export async function foundLetters(asked: AskedEffect, now: Instant): Promise<Outgoing[]> {
  const { mailbox, data } = asked;
  const { roles } = await readPerson(mailbox);
  const found = await readTogether(
    roles.flatMap(({ agreement, party }) => [tipKey(agreement), partyKey(agreement, party)]),
  );
  const wanted = roles.flatMap((row) => {
    const agreement = agreementTip(found, row.agreement).state;
    if (!agreement || !sameNumber(agreement.number, data.number ?? '')) return [];
    const to = recipientOf(row, partyFrom(found, row.agreement, row.party), mailbox);
    return to === undefined ? [] : [{ agreement, party: row.party, to }];
  });
  const rounds = await readTogether(wanted.map(({ agreement }) => tipKey(agreement.round)));
  const letters: Outgoing[] = [];
  for (const { agreement, party, to } of wanted) {
    const round = tipFrom<Round>(rounds, agreement.round).state;
    // Before its turn no link is made for an office: there is none that could have been lost. A reviewer has one before.
    if (!round || (to === party && round.signatories[party]?.status === 'waiting')) continue;
    if (!(await countSent(asked, now))) break;
    const effect = { kind: 'mail', template: 'found', agreement: agreement.id, round: round.id, to: [to] } as const;
    letters.push(...(await lettersFor({ ...effect, to: [to] }, to, now)));
  }
  return letters;
}
