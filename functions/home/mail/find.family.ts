/** Answers a search for a lost link: only for agreements under which the mailbox is somebody's today, with links that live beside the earlier ones. */
import {
  type Agreement,
  agreementTip,
  partyFrom,
  partyKey,
  type RegisteredParty,
} from '../../agreements/agreement.reads.ts';
import { readAgency } from '../../identity/agency.store.ts';
import { countSent } from '../../identity/asking.store.ts';
import { sameNumber } from '../../identity/domain/find.rules.ts';
import { type AgencyRow, type RoleRow, readPerson } from '../../identity/person.store.ts';
import type { MailEffect } from '../../shared/ledger/effects.ts';
import { tipFrom, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet, type Found } from '../../shared/ledger/table.ts';
import type { Lookup, Sending } from '../../shared/mail.ts';
import { alike, sameMailbox } from '../../shared/mailbox.ts';
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

const always = () => true;

/** As what a mail reaches the holder of that role: the office that signs and a reviewer have links of their own. */
function byRole({ party, as, of }: RoleRow, agreement: Agreement, found: Found, mailbox: string): Wanted[] {
  const registered: RegisteredParty | undefined = partyFrom(found, agreement, party);
  const reads = (one: { mailbox: string } | undefined) => one !== undefined && alike(one.mailbox, mailbox);
  if (as === 'reviewer')
    return reads(registered?.reviewers?.[of])
      ? [{ agreement, mail: mailOf('clearance', agreement, `${party}/${of}`), is: always }]
      : [];
  if (as !== 'office' || registered?.signatory !== of || !reads(registered.offices[of]?.holder)) return [];
  // Before its turn no link is made for an office: there is none that could have been lost. A reviewer has one before.
  const is = (round: Round) => round.signatories[party]?.status !== 'waiting';
  return [{ agreement, mail: mailOf('signing', agreement, party), is }];
}

/** A party whose agency this person is a liaison of today. */
interface Tended {
  agreement: string;
  party: string;
  agency: string;
}

/** The parties of every agency that has this mailbox among its liaisons; rows are hints, so the agency itself is asked. */
async function tendedBy(mailbox: string, rows: readonly AgencyRow[]): Promise<Tended[]> {
  const read = await Promise.all(rows.filter((row) => row.as === 'liaison').map((row) => readAgency(row.agency)));
  return read.flatMap(({ agency, parties }) =>
    agency?.liaisons.some((one) => alike(one.mailbox, mailbox))
      ? parties.map(({ agreement, party }) => ({ agreement, party, agency: agency.id }))
      : [],
  );
}

function asLiaison({ party, agency }: Tended, agreement: Agreement, found: Found, mailbox: string): Wanted[] {
  if (partyFrom(found, agreement, party)?.agency !== agency) return [];
  return [{ agreement, mail: mailOf('preparing', agreement, `${party}/liaison`, { mailbox }), is: always }];
}

async function wantedBy(mailbox: string, number: string): Promise<Wanted[]> {
  const { roles, agencies } = await readPerson(mailbox);
  const tended = await tendedBy(mailbox, agencies);
  const found = await batchGet(
    [...roles, ...tended].flatMap(({ agreement, party }) => [tipKey(agreement), partyKey(agreement, party)]),
  );
  const sought = (id: string): Agreement[] => {
    const agreement = agreementTip(found, id).state;
    return agreement && sameNumber(agreement.number, number) ? [agreement] : [];
  };
  return [
    ...roles.flatMap((row) => sought(row.agreement).flatMap((one) => byRole(row, one, found, mailbox))),
    ...tended.flatMap((row) => sought(row.agreement).flatMap((one) => asLiaison(row, one, found, mailbox))),
  ];
}

async function answers({ about: { number = '', share }, to: [typed = ''], now }: Sending): Promise<MailEffect[]> {
  const mailbox = sameMailbox(typed);
  const wanted = await wantedBy(mailbox, number);
  const rounds = await batchGet(wanted.map(({ agreement }) => tipKey(agreement.round)));
  const mails: MailEffect[] = [];
  for (const { agreement, mail, is } of wanted) {
    const round = tipFrom<Round>(rounds, agreement.round).state;
    if (!round || !is(round)) continue;
    if (!(await countSent('find', mailbox, share, now))) break;
    mails.push(mail);
  }
  return mails;
}

export const family: Lookup = { onRequest: true, answers };
