/** Who may look at an agreement as a whole: whoever stands in the registers of its parties today, read strongly consistently. */
import { agreementTip, type RegisteredParty, readRegister } from '../agreements/agreement.reads.ts';
import { agencyFrom, agencyKey } from '../identity/agency.store.ts';
import { can } from '../identity/can.rules.ts';
import { visitPerson } from '../identity/visit-person.ts';
import { standsIn } from '../offices/alternate.rules.ts';
import { partyTip, partyTipKey } from '../offices/party.reads.ts';
import type { PartyState } from '../offices/party.state.ts';
import { Missing } from '../shared/failures.ts';
import type { PlainDay } from '../shared/kernel.ts';
import { existing, tipFrom, tipKey } from '../shared/ledger.ts';
import { sameMailbox } from '../shared/mailbox.ts';
import type { Request } from '../shared/page.ts';
import { batchGet, type Found, type Key } from '../shared/table.ts';
import { dayIn } from '../shared/time-words.ts';
import type { Round } from '../signing/round.state.ts';

/** As what a mailbox stands in a party's registers. */
export interface Standing {
  liaison: boolean;
  recordsOfficer: boolean;
  /** Keys of the offices it holds. */
  offices: string[];
  /** Keys of the offices for whose holders it stands in today. */
  alternates: string[];
  /** Kinds of review it answers for. */
  reviews: string[];
}

export interface PartyOnRecord {
  registered: RegisteredParty;
  state: PartyState | undefined;
  /** What the visitor is here; undefined for another agency. */
  mine?: Standing;
}

const keysOf = (agreement: string, { party, agency }: RegisteredParty): Key[] => [
  partyTipKey(agreement, party),
  ...(agency === undefined ? [] : [agencyKey(agency)]),
];

function standingOf(found: Found, registered: RegisteredParty, mailbox: string, today: PlainDay): Standing | undefined {
  const is = (one: { mailbox: string }) => sameMailbox(one.mailbox) === mailbox;
  const agency = registered.agency === undefined ? undefined : agencyFrom(found, registered.agency);
  const keysOf = (of: Record<string, { mailbox: string }>) => Object.keys(of).filter((key) => of[key] && is(of[key]));
  const holders = Object.fromEntries(Object.entries(registered.offices).map(([key, { holder }]) => [key, holder]));
  const alternates = Object.entries(registered.offices).flatMap(([key, { alternate }]) =>
    alternate && is(alternate) && standsIn(alternate, today) ? [key] : [],
  );
  const standing = {
    liaison: agency?.liaisons.some(is) ?? false,
    recordsOfficer: agency?.recordsOfficers.some(is) ?? false,
    offices: keysOf(holders),
    alternates,
    reviews: keysOf(registered.reviewers ?? {}),
  };
  const { liaison, recordsOfficer, offices, reviews } = standing;
  const parts = offices.length + alternates.length + reviews.length;
  return liaison || recordsOfficer || parts > 0 ? standing : undefined;
}

/** Reads who visits and where every party stands. Throws SignedOut for nobody, and Missing for whoever stands in no register of it. */
export async function visitAgreement(request: Request, action: 'agreement.look') {
  const id = request.path.agreement ?? '';
  const { person, found } = await visitPerson(request, [tipKey(id)]);
  const agreement = existing(agreementTip(found, id));
  const [register, rounds] = await Promise.all([readRegister(agreement), batchGet([tipKey(agreement.round)])]);
  const { state: round } = tipFrom<Round>(rounds, agreement.round);
  const each = await batchGet(register.flatMap((one) => keysOf(id, one)));
  // In the order of the MOU: a database returns them in an order of its own.
  const parties = agreement.parties.flatMap((party): PartyOnRecord[] => {
    const registered = register.find((one) => one.party === party);
    if (!registered) return [];
    const mine = standingOf(each, registered, person.mailbox, dayIn(agreement.zone, request.now));
    return [{ registered, state: partyTip(each, id, party).state, ...(mine && { mine }) }];
  });
  const readers = parties.some(({ mine }) => mine) ? [person.mailbox] : [];
  if (!can(person.actor, action, { round: agreement.round, readers })) throw new Missing('Not permitted');
  return { person, agreement, round, parties };
}

export type VisitedAgreement = Awaited<ReturnType<typeof visitAgreement>>;
