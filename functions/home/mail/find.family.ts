/** Answers a search for a lost link: only for agreements under which the mailbox is somebody's today, with links that live beside the earlier ones. */
import {
  type Agreement,
  agreementTip,
  partyFrom,
  partyKey,
  type RegisteredParty,
} from '../../agreements/agreement.reads.ts';
import { preparedAt } from '../../agreements/domain/in-force.rules.ts';
import { seatOf } from '../../agreements/domain/seats.rules.ts';
import { type Hint, hintsOf, stillHolds } from '../../agreements/role-index.reads.ts';
import { countSent } from '../../identity/asking.store.ts';
import { sameNumber } from '../../identity/domain/find.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { MailEffect } from '../../shared/ledger/effects.ts';
import { tipFrom, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import type { Lookup, Sending } from '../../shared/mail.ts';
import { sameMailbox } from '../../shared/mailbox.ts';
import { dayIn } from '../../shared/time-words.ts';
import type { Round } from '../../signing/domain/round.state.ts';

/** A mail that could be sent, once the round that stands is known. */
interface Wanted {
  agreement: Agreement;
  mail: MailEffect;
  /** Whether there is something that the mailbox could have lost. */
  is: (round: Round) => boolean;
}

const mailOf = (family: string, { id, round }: Agreement, to: string, more: object = {}): MailEffect => ({
  ...{ kind: 'mail', family, template: 'found' },
  about: { agreement: id, round, ...more },
  to: [to],
});

/** As what a mail reaches whoever has that role: the office that signs and a reviewer have links of their own, a liaison a way to its page. */
function wantedAs(
  { party, as, of }: Hint,
  registered: RegisteredParty,
  agreement: Agreement,
  mailbox: string,
): Wanted[] {
  const wanted = (mail: MailEffect, is: Wanted['is'] = () => true): Wanted[] => [{ agreement, mail, is }];
  // Nobody was asked to sign it: liaisons and offices have the same way to it.
  if (agreement.adopted) {
    if (as === 'liaison') return wanted(mailOf('adoption', agreement, `${party}/liaison`, { mailbox }));
    return as === 'office' && registered.signatory === of
      ? wanted(mailOf('adoption', agreement, party, { mailbox }))
      : [];
  }
  if (as === 'liaison') return wanted(mailOf('preparing', agreement, `${party}/liaison`, { mailbox }));
  if (as === 'reviewer') return wanted(mailOf('clearance', agreement, `${party}/${of}`));
  if (as !== 'office' || !registered.signatories.includes(of)) return [];
  // Before its turn no link is made for an office: there is none that could have been lost. A reviewer has one before.
  const seat = seatOf(party, of, registered.signatories);
  return wanted(mailOf('signing', agreement, seat), (round) => round.signatories[seat]?.status !== 'waiting');
}

async function wantedBy(mailbox: string, number: string, now: Instant): Promise<Wanted[]> {
  const hints = await hintsOf(mailbox);
  const found = await batchGet(
    hints.flatMap(({ agreement, party }) => [tipKey(agreement), partyKey(agreement, party)]),
  );
  return hints.flatMap((hint) => {
    const whole = agreementTip(found, hint.agreement).state;
    const agreement = whole && preparedAt(whole, now);
    const registered = agreement && partyFrom(found, agreement, hint.party);
    if (!registered || !sameNumber(agreement.number, number)) return [];
    const holds = stillHolds(hint, registered, mailbox, dayIn(agreement.zone, now));
    return holds ? wantedAs(hint, registered, agreement, mailbox) : [];
  });
}

async function answers({ about: { number = '', share }, to: [typed = ''], now }: Sending): Promise<MailEffect[]> {
  const mailbox = sameMailbox(typed);
  const wanted = await wantedBy(mailbox, number, now);
  const rounds = await batchGet(wanted.map(({ agreement }) => tipKey(agreement.round)));
  const mails: MailEffect[] = [];
  for (const { agreement, mail, is } of wanted) {
    const round = tipFrom<Round>(rounds, agreement.round).state;
    if (!agreement.adopted && (!round || !is(round))) continue;
    if (!(await countSent('find', mailbox, share, now))) break;
    mails.push(mail);
  }
  return mails;
}

export const family: Lookup = { onRequest: true, answers };
